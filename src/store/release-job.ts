import type { JobId } from "../domain/ids.ts"
import { JOB_ATTEMPTS_MAX } from "./claim-jobs.ts"
import type { Database } from "./database.ts"
import { cleanText } from "./to-json.ts"

const REASON_CHARS_MAX = 500

const SQL = `
update job set status = case when attempts >= ${JOB_ATTEMPTS_MAX} then 'failed' else 'pending' end, due_at = $2::timestamptz,
  last_error = $3, lease_owner = null, lease_until = null
where id = $1 and status = 'pending' and lease_owner = $4`

/** See `Store.releaseJob`. A job that somebody else holds by now is left alone. */
export async function releaseJob(database: Database, instance: string, job: JobId, retryAt: Date, reason: string): Promise<void> {
  await database.query("release-job", SQL, [job, retryAt.toISOString(), cleanText(reason).slice(0, REASON_CHARS_MAX), instance])
}
