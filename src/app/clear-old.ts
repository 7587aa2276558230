import { planRetention, retentionLimits } from "../jobs/plan-retention.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { Counts } from "../ports/guest-store.ts"
import type { DueJob } from "../ports/job.ts"
import type { Deps } from "./deps.ts"

const ROWS_PER_BATCH_MAX = 500
const BATCHES_MAX = 40

/** The night's clearing: what has been kept long enough goes in small batches; what is left over goes the next night. */
export async function clearOld(job: DueJob, deps: Deps): Promise<void> {
  const { store, ids, log, clock } = deps
  const now = clock.now()
  const { property } = deps.content()
  const limits = retentionLimits(property.retention, now)
  const total: Counts = {}
  for (let n = 0; n < BATCHES_MAX; n++) {
    const counts = await store.expire(limits, ROWS_PER_BATCH_MAX)
    for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count
    if (Object.values(counts).every((count) => count < ROWS_PER_BATCH_MAX)) break
  }
  log.info("old data cleared", total)
  const what = Object.entries(total).flatMap(([name, count]) => (count > 0 ? [`${name} ${count}`] : []))
  const audit = { id: ids.make("aud"), actor: "house", action: "retention.clear", subject: what.join(", ") || "nothing" }
  await store.commit([{ ...emptyCommit(now), job: job.id, jobs: [planRetention(property, ids, now)], audits: [audit] }])
}

/** Makes sure that the next night is planned; called when the house opens. */
export async function beginRetention({ store, ids, clock, content }: Pick<Deps, "store" | "ids" | "clock" | "content">): Promise<void> {
  const now = clock.now()
  await store.commit([{ ...emptyCommit(now), jobs: [planRetention(content().property, ids, now)] }])
}
