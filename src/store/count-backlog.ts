import { DatabaseAway } from "../lib/errors.ts"
import type { Store } from "../ports/store.ts"
import type { Database } from "./database.ts"

type Backlog = Awaited<ReturnType<Store["countBacklog"]>>

/** An orphan: an open ticket past its time that nobody has acknowledged and nobody will be rung for. */
const COUNT = `
select (select count(*) from inbound_event where status = 'pending')::int as "eventsPending",
  (select count(*) from outbound_message where status = 'planned')::int as "messagesPending",
  (select count(*) from job where status = 'pending' and due_at <= $1::timestamptz)::int as "jobsDue",
  (select count(*) from job where status = 'failed')::int as "jobsFailed",
  (select count(*) from ticket t where t.status = 'open' and t.acknowledge_by < $1 and not exists (
    select 1 from job j where j.status = 'pending' and j.name = 'ladder' and j.payload->>'ticket' = t.id
  ))::int as "ticketsOrphaned"`

/** See `Store.countBacklog`. */
export async function countBacklog(database: Database, at: Date): Promise<Backlog> {
  const [counts] = await database.query<Backlog>("count-backlog", COUNT, [at.toISOString()])
  if (!counts) throw new Error("Counting gave no row")
  return counts
}

const CHECK = "select count(*)::int as missing from unnest($1::text[]) as t(name) where to_regclass(t.name) is null"

/** See `Store.check`. Tables that are missing mean that somebody dropped or restored the database under us. */
export async function checkDatabase(database: Database): Promise<void> {
  const [row] = await database.query<{ missing: number }>("check", CHECK, ["{_prisma_migrations,conversation,outbound_message,job}"])
  if (row?.missing !== 0) throw new DatabaseAway("The database has lost its tables")
}
