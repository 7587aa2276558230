import type { PmsFetch } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Database } from "./database.ts"
import { toJson } from "./to-json.ts"

const NEWEST = `select to_char(max(heard_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from pms_source`

/** See `Store.findPmsHeard`. */
export async function findPmsHeard(database: Database): Promise<Date | null> {
  const [row] = await database.query<{ at: string | null }>("find-pms-heard", NEWEST, [])
  return row?.at ? new Date(row.at) : null
}

/** Keys are compared byte by byte. A job that is being done just now does not count as waiting: it may have asked before this change. */
const ADD = `
with heard as (
  insert into pms_source (source, heard_at) values ($3, $2::timestamptz)
  on conflict (source) do update set heard_at = greatest(pms_source.heard_at, excluded.heard_at)
)
insert into job (id, key, name, payload, due_at, created_at)
select x.id, x.key || x.id, 'pms-fetch', x.payload, $2, $2
from jsonb_to_recordset($1::jsonb) as x(id text, key text, "keyEnd" text, payload jsonb)
where not exists (
  select 1 from job j where j.key ~>=~ x.key and j.key ~<~ x."keyEnd" and j.status = 'pending' and j.lease_until is null
)
order by x.id
on conflict (key) do nothing`

/** Comes after every id. */
const AFTER = "\u{10FFFF}"

/** See `Store.addPmsJobs`. */
export async function addPmsJobs(database: Database, ids: Ids, source: string, fetches: PmsFetch[], at: Date): Promise<void> {
  const keyed = new Map(fetches.map((one) => [`pms:${source}:${one.what}:${one.isDeleted ? "deleted" : "told"}:${one.ref}:`, one]))
  const rows = [...keyed].map(([key, one]) => ({ id: ids.make("job"), key, keyEnd: key + AFTER, payload: { name: "pms-fetch", ...one } }))
  await database.query("add-pms-jobs", ADD, [toJson(rows), at.toISOString(), source])
}
