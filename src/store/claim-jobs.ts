import type { DueJob } from "../ports/job.ts"
import type { Database } from "./database.ts"
import { LEASE_MS } from "./lease.ts"

/** A job begun this often without an end is failed: it stays visible, and no longer runs. */
export const JOB_ATTEMPTS_MAX = 10

/** Attempts count at the claim, so that a job whose process dies every time comes to an end as well. */
const SQL = `
with due as materialized (
  select id from job where status = 'pending' and due_at <= $1::timestamptz and (lease_until is null or lease_until <= $1)
    and (name = 'pms-fetch') = ($5::text = 'pms')
  order by due_at, id limit $2::int for update skip locked
), taken as (
  update job j set lease_owner = $3, lease_until = $1 + $4::int * interval '1 millisecond', attempts = j.attempts + 1,
    status = case when j.attempts >= ${JOB_ATTEMPTS_MAX} then 'failed' else 'pending' end
  where j.id = any (array(select id from due)) returning j.*
)
select id, key, payload, due_at as "dueAt", attempts - 1 as attempts from taken where status = 'pending' order by due_at, id`

/** See `Store.claimJobs`. */
export function claimJobs(
  database: Database,
  instance: string,
  at: Date,
  limit: number,
  lane: "house" | "pms" = "house",
): Promise<DueJob[]> {
  return database.query<DueJob>("claim-jobs", SQL, [at.toISOString(), limit, instance, LEASE_MS, lane])
}
