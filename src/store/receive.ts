import { channelOf } from "../domain/address.ts"
import { EMPTY_MEMORY, type Mode } from "../domain/conversation.ts"
import type { ConversationId } from "../domain/ids.ts"
import type { StoredEvent } from "../domain/message.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Database } from "./database.ts"
import { toJson } from "./to-json.ts"

const NEW_MODE: Mode = { kind: "bot", memory: EMPTY_MEMORY }

/**
 * `fresh`: events whose key is unknown. `tied`: SMS addresses without a running stay whose number belongs to exactly one
 * guest with one: people in house or expected first, else those who left lately. `made`: conversations not there yet; two
 * processes may make one at the same moment, and the empty update then returns the other's row. Rows are inserted in
 * order of address, so that two processes cannot wait for each other.
 */
const SQL = `
with input as materialized (
  select * from jsonb_to_recordset($1::jsonb) as e(n int, id text, channel text, key text, address text, sender text,
    "providerMessageId" text, "sentAt" timestamptz, "replyToken" text, "isStandby" boolean, content jsonb, conversation text, carrier text)
), fresh as materialized (
  select distinct on (i.channel, i.key) i.* from input i
  where (select e.id from inbound_event e where e.channel = i.channel and e.key = i.key) is null
  order by i.channel, i.key, i.n
), seen as materialized (
  select distinct on (address) address, carrier, conversation from fresh order by address, n
), tied as materialized (
  select seen.address, tie.guest_id, tie.stay_id
  from seen
  left join lateral (select * from address where address = seen.address limit 1) a on true
  left join lateral (select * from stay where id = a.stay_id limit 1) old on true
  cross join lateral (
    select min(m.guest_id) as guest_id,
      case when count(*) filter (where m.status = 'in-house') = 1 then min(m.id) filter (where m.status = 'in-house')
        when count(*) filter (where m.status = 'in-house') = 0 and count(*) = 1 then min(m.id) end as stay_id
    from (
      select st.id, st.guest_id, st.status, rank() over (order by st.status = 'departed') as choice
      from guest g join stay st on st.guest_id = g.id
      where g.phone = substr(seen.address, 5) and st.status in ('booked', 'in-house', 'departed')
        and st.departure >= ($2::timestamptz at time zone 'UTC')::date - $4::int
    ) m
    where m.choice = 1
    having count(distinct m.guest_id) = 1
  ) tie
  where seen.address like 'sms:%' and (old.id is null or old.status not in ('booked', 'in-house'))
    and (a.guest_id is null or a.guest_id = tie.guest_id or a.evidence = 'phone')
    and (a.guest_id is distinct from tie.guest_id or a.stay_id is distinct from tie.stay_id)
), addresses as (
  insert into address (address, channel, guest_id, stay_id, evidence, tied_at, created_at)
  select seen.address, seen.carrier, tied.guest_id, tied.stay_id,
    case when tied.guest_id is not null then 'phone' end, case when tied.guest_id is not null then $2::timestamptz end, $2
  from seen left join tied on tied.address = seen.address
  where tied.guest_id is not null or (select a.address from address a where a.address = seen.address) is null
  order by seen.address
  on conflict (address) do update
    set guest_id = excluded.guest_id, stay_id = excluded.stay_id, evidence = excluded.evidence, tied_at = excluded.tied_at
    where excluded.guest_id is not null
), known as materialized (
  select id, address from conversation where address = any (array(select address from seen))
), made as (
  insert into conversation (id, address, mode, created_at, updated_at)
  select seen.conversation, seen.address, $3::jsonb, $2, $2
  from seen where not exists (select 1 from known where known.address = seen.address)
  order by seen.address
  on conflict (address) do update set address = excluded.address
  returning id, address
), stored as (
  insert into inbound_event (id, conversation_id, channel, key, sender, provider_message_id, sent_at, received_at,
    reply_token, is_standby, content)
  select f.id, c.id, f.channel, f.key, f.sender, f."providerMessageId", f."sentAt", $2, f."replyToken", f."isStandby", f.content
  from fresh f join (select * from known union all select * from made) c on c.address = f.address
  order by f.n
  on conflict (channel, key) do nothing
  returning conversation_id, seq
)
select conversation_id as id from stored group by conversation_id order by min(seq)`

/** See `Store.receive`. */
export async function receive(
  { database, ids, graceDays }: { database: Database; ids: Ids; graceDays: number },
  events: StoredEvent[],
  at: Date,
): Promise<ConversationId[]> {
  if (events.length === 0) return []
  const rows = events.map((event, n) => ({ ...event, n, conversation: ids.make("cnv"), carrier: channelOf(event.address) }))
  const found = await database.query<{ id: ConversationId }>("receive", SQL, [toJson(rows), at.toISOString(), toJson(NEW_MODE), graceDays])
  return found.map(({ id }) => id)
}
