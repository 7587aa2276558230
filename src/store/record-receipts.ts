import type { Receipt } from "../domain/message.ts"
import type { Database } from "./database.ts"
import { rankOf } from "./delivery-order.ts"
import { toJson } from "./to-json.ts"

/** A receipt whose message has not turned up by then is about a message of somebody else's. */
const RECEIPT_DAYS_MAX = 3

const KEEP = `
insert into receipt (channel, provider_id, status, reason, address_state, at)
select x.channel, x."providerId", x.status, x.reason, x.address, $2::timestamptz
from rows from (jsonb_to_recordset($1::jsonb) as (channel text, "providerId" text, status text, reason text, address text))
  with ordinality as x(channel, "providerId", status, reason, address, i)
order by i`

/** Only what moves a message forward enters its history. Of several receipts for one message the furthest one counts. */
const SETTLE = `
with found as materialized (
  select r.id, r.status, r.reason, r.at, r.address_state, m.id as message_id, m.status as was, a.address
  from receipt r
  cross join lateral (select * from outbound_message where provider_id = r.provider_id limit 10) m
  cross join lateral (select * from conversation where id = m.conversation_id limit 1) c
  cross join lateral (select * from address where address = c.address and channel = r.channel limit 1) a
  for update of r skip locked
), furthest as (
  select distinct on (message_id) message_id, status from found order by message_id, ${rankOf("status")} desc
), changed as (
  update outbound_message m set status = f.status, lease_owner = null, lease_until = null
  from furthest f where m.id = any (array(select message_id from furthest)) and m.id = f.message_id and ${rankOf("f.status")} > ${rankOf("m.status")}
), told as (
  insert into delivery (message_id, status, at, reason)
  select f.message_id, f.status, f.at, f.reason from (
    select *, max(${rankOf("status")}) over (partition by message_id order by id rows between unbounded preceding and 1 preceding) as before
    from found
  ) f where ${rankOf("f.status")} > greatest(${rankOf("f.was")}, coalesce(f.before, 0)) order by f.id
), addresses as (
  update address a set opted_out_at = coalesce(a.opted_out_at, f.at)
  from (select address, min(at) as at from found where address_state = 'opted-out' group by address) f where a.address = f.address
), gone as (
  delete from receipt r where r.id in (select id from found) or r.at < $1::timestamptz - interval '${RECEIPT_DAYS_MAX} days'
)
select count(distinct id)::int as known from found`

/**
 * See `Store.recordReceipts`. A receipt may come before we have noted the platform's id of the message: so each is kept
 * first and settled second, and `reportSends` settles too. Whichever of the two comes last sees what both have written.
 */
export async function recordReceipts(database: Database, receipts: Receipt[], at: Date): Promise<number> {
  if (receipts.length === 0) return 0
  await database.query("keep-receipts", KEEP, [toJson(receipts), at.toISOString()])
  return settleReceipts(database, at)
}

/** Applies every kept receipt whose message is known by now. @returns how many those were */
export async function settleReceipts(database: Database, at: Date): Promise<number> {
  const [row] = await database.query<{ known: number }>("settle-receipts", SETTLE, [at.toISOString()])
  return row?.known ?? 0
}
