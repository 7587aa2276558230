const JOBS_CANCELLED_MAX = 500

/**
 * The one statement that writes commits. $1: the rows of `planRows`; $2: this process's name; $3: the lease in ms.
 *
 * - `held` locks the conversations in order of id, so that commits never wait for each other in a circle, and reads the
 *   version that counts after the wait. The lock lets `receive` go on.
 * - `refused` are the commits that somebody was faster than: a version that moved, a job no longer ours.
 * - Rows are picked by lists of ids made first (`any (array(…))`), and by subqueries with a limit, so that the planner, which
 *   cannot know how many rows come in, takes indexes also while its figures are old.
 * - Everything after `won` writes their rows. Parts of one statement do not see each other's rows, and nothing here
 *   relies on it; new jobs come after the cancelled ones are gone, since they may have the same key.
 */
export const COMMIT_SQL = `
with commits as materialized (
  select * from jsonb_to_recordset($1::jsonb->'commits') as x(n int, at timestamptz, event text, outcome text, job text)
), changes as materialized (
  select * from jsonb_to_recordset($1::jsonb->'conversations')
    as x(n int, id text, version int, mode jsonb, language text, "isOptedOut" boolean, "isBlocked" boolean)
), held as materialized (
  select id, version, address from conversation where id = any (array(select id from changes)) order by id for no key update
), held_jobs as materialized (
  select id from job where id = any (array(select job from commits)) and status = 'pending' and lease_owner = $2 order by id for update
), refused as materialized (
  select changes.n from changes left join held on held.id = changes.id and held.version = changes.version where held.id is null
  union all
  select commits.n from commits left join held_jobs on held_jobs.id = commits.job where commits.job is not null and held_jobs.id is null
  union all
  select x.n from jsonb_to_recordset($1::jsonb->'codeUses') as x(n int, code text) join room_code_use used on used.code = x.code
), won as materialized (
  select * from commits where n not in (select n from refused)
), conversations as (
  update conversation c set version = c.version + 1, mode = coalesce(changes.mode, c.mode),
    language = coalesce(changes.language, c.language), updated_at = won.at
  from changes join won using (n) where c.id = any (array(select id from changes)) and c.id = changes.id
), addresses as (
  update address a set
    opted_out_at = case changes."isOptedOut" when true then coalesce(a.opted_out_at, won.at) when false then null else a.opted_out_at end,
    blocked_at = case changes."isBlocked" when true then coalesce(a.blocked_at, won.at) when false then null else a.blocked_at end
  from changes join won using (n) join held on held.id = changes.id
  where a.address = any (array(select address from held)) and a.address = held.address and (changes."isOptedOut" is not null or changes."isBlocked" is not null)
), events as (
  update inbound_event e set status = 'done', outcome = won.outcome, done_at = won.at from won
  where e.id = any (array(select event from won)) and e.id = won.event
), jobs_done as (
  update job j set status = 'done', done_at = won.at, lease_owner = null, lease_until = null from won
  where j.id = any (array(select job from won)) and j.id = won.job
), messages as (
  insert into outbound_message (id, conversation_id, dedupe_key, template, content, cause, reply_token, reply_token_at,
    retry_key, next_at, lease_owner, lease_until, created_at)
  select x.id, x.conversation, x."dedupeKey", x.template, x.content, x.cause, x."replyToken", x."replyTokenAt",
    x."retryKey", won.at, $2, won.at + $3::int * interval '1 millisecond', won.at
  from rows from (jsonb_to_recordset($1::jsonb->'messages') as (n int, id text, conversation text, "dedupeKey" text,
    template text, content jsonb, cause text, "replyToken" text, "replyTokenAt" timestamptz, "retryKey" text))
    with ordinality as x(n, id, conversation, "dedupeKey", template, content, cause, "replyToken", "replyTokenAt", "retryKey", i)
  join won using (n) order by i
  on conflict (dedupe_key) do nothing
), tickets as (
  insert into ticket (id, number, kind, intent, department, service, status, urgency, room, room_evidence, guest_id,
    conversation_id, stay_id, owner_id, details, opened_at, acknowledge_by, complete_by, closed_at)
  select x.id, x.number, x.kind, x.intent, x.department, x.service, x.status, x.urgency, x.room, x."roomEvidence", x.guest,
    x.conversation, x.stay, x.owner, x.details, x."openedAt", x."acknowledgeBy", x."completeBy",
    case when x.status in ('done', 'confirmed', 'cancelled') then won.at end
  from jsonb_to_recordset($1::jsonb->'tickets') as x(n int, id text, number int, kind text, intent text, department text,
    service text, status text, urgency text, room text, "roomEvidence" text, guest text, conversation text, stay text,
    owner text, details jsonb, "openedAt" timestamptz, "acknowledgeBy" timestamptz, "completeBy" timestamptz)
  join won using (n)
  on conflict (id) do nothing
), ticket_changes as (
  update ticket t set status = coalesce(x.status, t.status), urgency = coalesce(x.urgency, t.urgency),
    owner_id = case when x.is_owner_set then x.owner else t.owner_id end,
    guest_id = coalesce(x.guest, t.guest_id), room = coalesce(x.room, t.room), room_evidence = coalesce(x.room_evidence, t.room_evidence),
    complete_by = coalesce(x.complete_by, t.complete_by),
    details = t.details || coalesce((
      select jsonb_object_agg(told.key, told.value order by list.i)
      from unnest(x.details) with ordinality as list(details, i) cross join jsonb_each(list.details) told
    ), '{}'),
    closed_at = case when x.status is null then t.closed_at
      when x.status in ('done', 'confirmed', 'cancelled') then coalesce(t.closed_at, x.at) end
  from (
    select ticket, max(at) as at, bool_or("isOwnerSet") as is_owner_set,
      (array_agg(status order by i desc) filter (where status is not null))[1] as status,
      (array_agg(urgency order by i desc) filter (where urgency is not null))[1] as urgency,
      (array_agg(owner order by i desc) filter (where "isOwnerSet"))[1] as owner,
      (array_agg(guest order by i desc) filter (where guest is not null))[1] as guest,
      (array_agg(room order by i desc) filter (where room is not null))[1] as room,
      (array_agg("roomEvidence" order by i desc) filter (where "roomEvidence" is not null))[1] as room_evidence,
      (array_agg("completeBy" order by i desc) filter (where "completeBy" is not null))[1] as complete_by,
      array_agg(details order by i) filter (where details is not null) as details
    from rows from (jsonb_to_recordset($1::jsonb->'ticketChanges')
      as (n int, ticket text, status text, urgency text, owner text, "isOwnerSet" boolean, room text, "roomEvidence" text,
        guest text, "completeBy" timestamptz, details jsonb))
      with ordinality as y(n, ticket, status, urgency, owner, "isOwnerSet", room, "roomEvidence", guest, "completeBy", details, i)
    join won using (n) group by ticket
  ) x
  where t.id = any (array(select jsonb_path_query($1::jsonb, '$.ticketChanges[*].ticket')#>>'{}')) and t.id = x.ticket
), ticket_events as (
  insert into ticket_event (ticket_id, at, action, by, text)
  select x.ticket, won.at, x.action, x.by, x.text
  from rows from (jsonb_to_recordset($1::jsonb->'ticketEvents') as (n int, ticket text, action text, by text, text text))
    with ordinality as x(n, ticket, action, by, text, i)
  join won using (n) order by i
), promises as (
  insert into promise (id, ticket_id, conversation_id, owner, due_at, created_at)
  select x.id, x.ticket, x.conversation, x.owner, x."dueAt", won.at
  from jsonb_to_recordset($1::jsonb->'promises') as x(n int, id text, ticket text, conversation text, owner text, "dueAt" timestamptz)
  join won using (n)
  on conflict (id) do nothing
), promise_changes as (
  update promise p set status = x.status, settled_at = won.at
  from jsonb_to_recordset($1::jsonb->'promiseChanges') as x(n int, ticket text, status text) join won using (n)
  where p.ticket_id = any (array(select jsonb_path_query($1::jsonb, '$.promiseChanges[*].ticket')#>>'{}')) and p.ticket_id = x.ticket and p.status = 'pending'
), jobs_gone as (
  delete from job where status = 'pending' and id = any (array(
    select found.id from jsonb_to_recordset($1::jsonb->'cancelJobs') as x(n int, "from" text, before text) join won using (n)
    cross join lateral (
      select id from job where status = 'pending' and key ~>=~ x."from" and key ~<~ x.before limit ${JOBS_CANCELLED_MAX}
    ) found
  )) returning id
), jobs as (
  insert into job (id, key, name, payload, due_at, created_at)
  select x.id, x.key, x.name, x.payload, x."dueAt", won.at
  from jsonb_to_recordset($1::jsonb->'jobs') as x(n int, id text, key text, name text, payload jsonb, "dueAt" timestamptz)
  join won using (n) where (select count(*) from jobs_gone) >= 0
  on conflict (key) do nothing
), facts as (
  insert into guest_fact (id, guest_id, key, value, category, source, author, is_sensitive, status, at)
  select x.id, x.guest, x.key, x.value, x.category, x.source, x.author, x."isSensitive", x.status, won.at
  from jsonb_to_recordset($1::jsonb->'facts') as x(n int, id text, guest text, key text, value text, category text,
    source text, author text, "isSensitive" boolean, status text)
  join won using (n)
), guests as (
  insert into guest (id, name, language, created_at, updated_at)
  select x.id, x.name, x.language, won.at, won.at
  from jsonb_to_recordset($1::jsonb->'guests') as x(n int, id text, name text, language text) join won using (n)
), ties as (
  insert into address (address, channel, guest_id, stay_id, role, evidence, tied_at, created_at)
  select x.address, split_part(split_part(x.address, ':', 1), '-', 1), x.guest, x.stay, x.role, x.evidence, won.at, won.at
  from jsonb_to_recordset($1::jsonb->'ties') as x(n int, address text, guest text, stay text, role text, evidence text) join won using (n)
  on conflict (address) do update set guest_id = excluded.guest_id, stay_id = excluded.stay_id, role = excluded.role,
    evidence = excluded.evidence, tied_at = excluded.tied_at
), pairing_tries as (
  insert into pairing_try (id, address, room, is_right, at)
  select x.id, x.address, x.room, x."isRight", won.at
  from jsonb_to_recordset($1::jsonb->'pairingTries') as x(n int, id text, address text, room text, "isRight" boolean) join won using (n)
), code_uses as (
  insert into room_code_use (code, address, stay_id, at)
  select x.code, x.address, x.stay, won.at
  from jsonb_to_recordset($1::jsonb->'codeUses') as x(n int, code text, address text, stay text) join won using (n)
), audits as (
  insert into audit (id, at, actor, action, subject)
  select x.id, won.at, x.actor, x.action, x.subject
  from jsonb_to_recordset($1::jsonb->'audits') as x(n int, id text, actor text, action text, subject text) join won using (n)
  on conflict (id) do nothing
), unsaid as materialized (
  select t.id as ticket, e.content->>'text' as text
  from jsonb_to_recordset($1::jsonb->'redactions') as x(n int, conversation text, "providerMessageId" text) join won using (n)
  join inbound_event e on e.conversation_id = x.conversation and e.provider_message_id = x."providerMessageId"
  join ticket t on t.conversation_id = e.conversation_id
  where e.conversation_id = any (array(select jsonb_path_query($1::jsonb, '$.redactions[*].conversation')#>>'{}'))
    and e.content->>'kind' = 'text' and e.content->>'text' <> ''
), unsaid_events as (
  update ticket_event te set text = null from unsaid u where te.ticket_id = u.ticket and te.text = u.text
), unsaid_details as (
  update ticket t set details = t.details - 'words' from unsaid u
  where t.id = u.ticket and t.details->>'words' = u.text
    and t.id <> all (array(select jsonb_path_query($1::jsonb, '$.ticketChanges[*].ticket')#>>'{}'))
), redactions as (
  update inbound_event e set content = case when e.content->>'kind' = 'text' then jsonb_set(e.content, '{text}', '""')
    else '{"kind": "unsupported", "what": "unsent"}'::jsonb end
  from jsonb_to_recordset($1::jsonb->'redactions') as x(n int, conversation text, "providerMessageId" text) join won using (n)
  where e.conversation_id = any (array(select jsonb_path_query($1::jsonb, '$.redactions[*].conversation')#>>'{}'))
    and e.conversation_id = x.conversation and e.provider_message_id = x."providerMessageId" and e.content->>'kind' <> 'unsend'
)
select n from won`
