import type { Database } from "./database.ts"

const SQL = `
with messages as (
  update outbound_message set lease_until = to_timestamp(0)
  where status = 'planned' and lease_owner is not null and ($1::text is null or lease_owner = $1) returning 1
), jobs as (
  update job set lease_until = to_timestamp(0)
  where status = 'pending' and lease_owner is not null and ($1::text is null or lease_owner = $1) returning 1
)
select 1 from messages union all select 1 from jobs`

/**
 * At start: leases held under this name are a dead process's, and run out now. The owner stays written: it tells that a
 * send may have begun.
 */
export async function releaseLeases(database: Database, instance: string): Promise<void> {
  await database.query("release-leases", SQL, [database.isEmbedded ? null : instance])
}
