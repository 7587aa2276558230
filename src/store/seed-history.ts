import type { History } from "../domain/history.ts"
import type { Database } from "./database.ts"
import { toJson } from "./to-json.ts"

/** The source of stays that are invented. */
const DEMO = "demo"

/** How their ids begin; stays of the simulator's guests have others. */
const ID_START = "sty_demo"

const IS_FREE = `
select not exists (select 1 from stay where source <> '${DEMO}') and not exists (select 1 from stay where id = $1) as free`

/**
 * $1 to $5: guests, facts, stays, tickets, surveys. All in one statement: a crash leaves all or nothing, and foreign keys
 * are looked at when it ends. What another replica has just written is left alone, and its tickets get no second events.
 * Tickets take their numbers in the order they come in, and those opened later go on from there.
 */
const SEED = `
with guests as (
  insert into guest (id, name, family_name, given_name, title, language, phone, email, tier, vip, member_number, created_at, updated_at)
  select x.id, x.name, x."familyName", x."givenName", x.title, x.language, x.phone, x.email, x.tier, x.vip, x."memberNumber",
    x."createdAt", x."createdAt"
  from jsonb_to_recordset($1::jsonb) as x(id text, name text, "familyName" text, "givenName" text, title text, language text,
    phone text, email text, tier text, vip text, "memberNumber" text, "createdAt" timestamptz)
  on conflict do nothing
), facts as (
  insert into guest_fact (id, guest_id, key, value, category, source, author, is_sensitive, status, at)
  select x.id, x.guest, x.key, x.value, x.category, x.source, x.author, x."isSensitive", x.status, x.at
  from jsonb_to_recordset($2::jsonb) as x(id text, guest text, key text, value text, category text, source text, author text,
    "isSensitive" boolean, status text, at timestamptz)
  on conflict do nothing
), stays as (
  insert into stay (id, reservation, guest_id, room, arrival, departure, status, source, as_of, companions, children,
    expected_at, spent, created_at)
  select x.id, x.reservation, x.guest, x.room, x.arrival, x.departure, x.status, x.source, x."asOf", x.companions, x.children,
    x."expectedAt", x.spent, x."createdAt"
  from jsonb_to_recordset($3::jsonb) as x(id text, reservation text, guest text, room text, arrival date, departure date,
    status text, source text, "asOf" timestamptz, companions jsonb, children int, "expectedAt" timestamptz, spent numeric,
    "createdAt" timestamptz)
  on conflict do nothing returning id
), told as materialized (
  select t.value as ticket, t.i from jsonb_array_elements($4::jsonb) with ordinality as t(value, i)
), tickets as (
  insert into ticket (id, number, kind, intent, department, service, status, urgency, room, room_evidence, guest_id, stay_id,
    owner_id, details, opened_at, acknowledge_by, complete_by, closed_at)
  select x.id, nextval('ticket_number')::int, x.kind, x.intent, x.department, x.service, x.status, x.urgency, x.room,
    x."roomEvidence", x.guest, x.stay, x.owner_id, x.details, x."openedAt", x."acknowledgeBy", x."completeBy", x."closedAt"
  from (
    select r.*, m.id as owner_id from told cross join lateral jsonb_to_record(told.ticket) as r(id text, kind text,
      intent text, department text, service text, status text, urgency text, room text, "roomEvidence" text, guest text,
      stay text, owner text, details jsonb, "openedAt" timestamptz, "acknowledgeBy" timestamptz, "completeBy" timestamptz,
      "closedAt" timestamptz)
    left join staff_member m on m.key = r.owner order by told.i
  ) x
  on conflict (id) do nothing returning id
), events as (
  insert into ticket_event (ticket_id, at, action, by, text)
  select told.ticket->>'id', e.at, e.action, e.by, e.text
  from told cross join lateral rows from (jsonb_to_recordset(told.ticket->'events') as (at timestamptz, action text, by text, text text))
    with ordinality as e(at, action, by, text, i)
  where (select count(*) from tickets) > 0 order by told.i, e.i
), surveys as (
  insert into survey (id, guest_id, stay_id, sent_at, answered_at, score, nps, dimensions, comment)
  select x.id, x.guest, x.stay, x."sentAt", x."answeredAt", x.score, x.nps, x.dimensions, x.comment
  from jsonb_to_recordset($5::jsonb) as x(id text, guest text, stay text, "sentAt" timestamptz, "answeredAt" timestamptz,
    score int, nps int, dimensions jsonb, comment text)
  on conflict do nothing
)
select count(*)::int as written from stays`

const MOVE = `
update stay set as_of = $1::timestamptz,
  status = case when departure < $2::date or (departure = $2::date and $3::boolean) then 'departed' else 'in-house' end
where status in ('booked', 'in-house') and source = '${DEMO}' and starts_with(id, '${ID_START}') and (
  (status = 'in-house' and (departure < $2::date or (departure = $2::date and $3::boolean)))
  or (status = 'booked' and (arrival < $2::date or (arrival = $2::date and expected_at <= $1::timestamptz)))
)`

/** See `Store.seedHistory`. */
export async function seedHistory(database: Database, make: () => History): Promise<boolean> {
  const [gate] = await database.query<{ free: boolean }>("seed-history-gate", IS_FREE, [`${ID_START}00001`])
  if (!gate?.free) return false
  const { guests, facts, stays, tickets, surveys } = make()
  const params = [guests, facts, stays, tickets, surveys].map(toJson)
  const [done] = await database.query<{ written: number }>("seed-history", SEED, params)
  return done !== undefined && done.written > 0
}

/** See `Store.moveDemoStays`. */
export async function moveDemoStays(database: Database, now: { at: Date; day: string; isPastCheckOut: boolean }): Promise<void> {
  await database.query("move-demo-stays", MOVE, [now.at.toISOString(), now.day, now.isPastCheckOut])
}
