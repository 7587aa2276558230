import type { SendReport } from "../ports/store.ts"
import type { Database } from "./database.ts"
import { rankOf } from "./delivery-order.ts"
import { settleReceipts } from "./record-receipts.ts"
import { toJson } from "./to-json.ts"

/**
 * Several reports of one message in a batch happen one after the other in `reports`; only the last one counts for the
 * row. A message that a receipt has already told about is not sent again.
 */
const SQL = `
with reports as materialized (
  select * from rows from (jsonb_to_recordset($1::jsonb) as (message text, "isAttempt" boolean, status text, reason text,
    "providerId" text, via text, segments int, "isPossibleDuplicate" boolean, "retryAt" timestamptz))
    with ordinality as r(message, "isAttempt", status, reason, "providerId", via, segments, "isPossibleDuplicate", "retryAt", i)
), held as materialized (
  select id, status from outbound_message where id = any (array(select message from reports)) order by id for no key update
), last as (
  select distinct on (message) *, count(*) filter (where "isAttempt") over w as attempts, bool_or(status = 'unknown') over w as was_unknown
  from reports window w as (partition by message) order by message, i desc
), changed as (
  update outbound_message m set
    status = case when ${rankOf("r.status")} > ${rankOf("m.status")} and r."retryAt" is null then r.status else m.status end,
    attempts = m.attempts + r.attempts::int, was_unknown = m.was_unknown or r.was_unknown,
    next_at = coalesce(r."retryAt", m.next_at), lease_owner = null, lease_until = null,
    provider_id = coalesce(r."providerId", m.provider_id), via = coalesce(r.via, m.via), segments = coalesce(r.segments, m.segments),
    is_possible_duplicate = m.is_possible_duplicate or r."isPossibleDuplicate"
  from last r join held on held.id = r.message where m.id = any (array(select id from held)) and m.id = held.id
)
insert into delivery (message_id, status, at, reason)
select r.message, r.status, $2::timestamptz, r.reason from reports r join held on held.id = r.message
where r."isAttempt" and (r."retryAt" is not null or ${rankOf("r.status")} > ${rankOf("held.status")}) order by r.i`

/** See `Store.reportSends`. */
export async function reportSends(database: Database, reports: SendReport[], at: Date): Promise<void> {
  if (reports.length === 0) return
  await database.query("report-sends", SQL, [toJson(reports), at.toISOString()])
  if (reports.some(({ providerId }) => providerId !== null)) await settleReceipts(database, at)
}
