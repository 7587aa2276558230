import { addMs, SECOND_MS } from "../lib/time.ts"
import { type Fetched, fetchChange, pmsRetryMs } from "../pms/fetch-change.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { DueJob } from "../ports/job.ts"
import type { PmsAdapter } from "../ports/pms.ts"
import type { Clock, Log } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"

const POLL_EVERY_MS = 30 * SECOND_MS
const POLLS_PER_ROUND_MAX = 20
/** Fetched at once, and claimed no earlier than they are begun: each is done within its lease. */
const FETCHES_AT_ONCE = 4
const ROUNDS_PER_TICK_MAX = 50

/** Where the hotel's systems are listened to: beside the tick, since they may be slow and nobody may wait for them. */
export type PmsDesk = {
  /** Starts what is due, unless it is under way. */
  start(): void
  settle(): Promise<void>
  /** Reads anew when any of them was last heard, by whichever process. */
  refresh(): Promise<void>
  /** One of them was heard here and now. */
  noteHeard(at: Date): void
  /** When they were last heard, if that is longer ago than `silentAfterMs`; null while what we know is fresh, or there are none. */
  asOf(silentAfterMs: number): Date | null
}

export function createPmsDesk(deps: { store: Store; clock: Clock; log: Log; adapters: Map<string, PmsAdapter> }): PmsDesk {
  const { store, clock, log } = deps
  let heardAt: Date | null = null
  let polledAt = 0
  let underWay: Promise<void> | null = null

  const noteHeard = (at: Date) => {
    if (!heardAt || at > heardAt) heardAt = at
  }

  async function run(): Promise<void> {
    if (clock.now().getTime() - polledAt >= POLL_EVERY_MS) {
      polledAt = clock.now().getTime()
      for (const adapter of deps.adapters.values()) await poll(adapter)
    }
    for (let round = 0; round < ROUNDS_PER_TICK_MAX; round++) {
      const due = await store.claimJobs(clock.now(), FETCHES_AT_ONCE, "pms")
      const done = await Promise.all(due.map(runJob))
      // Where one is away, the others had better wait for the next tick than be tried at once.
      if (due.length < FETCHES_AT_ONCE || done.includes(false)) return
    }
  }

  /** What was taken from over there is stored before more is taken. */
  async function poll({ source, poll: take }: PmsAdapter): Promise<void> {
    for (let round = 0; take && round < POLLS_PER_ROUND_MAX; round++) {
      const taken = await take()
      if (!taken.ok) return log.warn("a hotel system could not be polled", { source, reason: taken.reason })
      const now = clock.now()
      await store.addPmsJobs(
        source,
        taken.events.map((event) => ({ source, ...event })),
        now,
      )
      noteHeard(now)
      if (!taken.hasMore) return
    }
  }

  /** @returns whether it is done with */
  async function runJob(job: DueJob): Promise<boolean> {
    const fetched = await fetchFor(job)
    if (fetched.kind === "done") {
      noteHeard(clock.now())
      await store.commit([{ ...emptyCommit(clock.now()), job: job.id }])
      log.info("a hotel system's change was fetched", { job: job.id, outcome: fetched.outcome })
      return true
    }
    log.warn("a hotel system's change could not be fetched", { job: job.id, attempts: job.attempts, reason: fetched.reason })
    await store.releaseJob(job.id, addMs(clock.now(), fetched.afterMs ?? pmsRetryMs(job.attempts + 1)), fetched.reason)
    return false
  }

  async function fetchFor({ payload }: DueJob): Promise<Fetched> {
    if (payload.name !== "pms-fetch") throw new Error(`A ${payload.name} job was claimed as a fetch`)
    const adapter = deps.adapters.get(payload.source)
    if (!adapter) return { kind: "later", reason: "not configured any more", afterMs: null }
    return fetchChange(payload, adapter, deps).catch((error: unknown) => ({
      ...{ kind: "later" as const, afterMs: null },
      reason: error instanceof Error ? error.message : "unknown",
    }))
  }

  return {
    start() {
      if (deps.adapters.size === 0) return
      underWay ??= run()
        .catch((error: unknown) => log.error("hotel systems failed", { error: error instanceof Error ? error.message : "unknown" }))
        .finally(() => {
          underWay = null
        })
    },
    async settle() {
      await underWay
    },
    async refresh() {
      const at = await store.findPmsHeard()
      if (at) noteHeard(at)
    },
    noteHeard,
    asOf: (silentAfterMs) => (heardAt && clock.now().getTime() - heardAt.getTime() > silentAfterMs ? heardAt : null),
  }
}
