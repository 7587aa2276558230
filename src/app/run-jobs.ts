import { channelOf } from "../domain/address.ts"
import type { InboundEvent } from "../domain/message.ts"
import { staffContentOf } from "../effects/staff-content-of.ts"
import { backoffMs } from "../jobs/backoff.ts"
import { addMs } from "../lib/time.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { DueJob } from "../ports/job.ts"
import type { Commit } from "../ports/store.ts"
import { planPromiseCheck } from "../tickets/check-promise.ts"
import { planRung } from "../tickets/run-ladder.ts"
import { clearOld } from "./clear-old.ts"
import type { Deps } from "./deps.ts"
import { isCareJob, planCareJob } from "./run-care-job.ts"

const JOBS_PER_CLAIM_MAX = 50

/** Does what is due. @returns how many jobs were taken; a full claim means there may be more */
export async function runDueJobs(deps: Deps): Promise<number> {
  const due = await deps.store.claimJobs(deps.clock.now(), JOBS_PER_CLAIM_MAX)
  for (const job of due) {
    try {
      await runJob(job, deps)
    } catch (error) {
      const reason = error instanceof Error ? error.message : "unknown"
      deps.log.error("job failed", { job: job.id, kind: job.payload.name, attempts: job.attempts, error: reason })
      await deps.store.releaseJob(job.id, addMs(deps.clock.now(), backoffMs(job.attempts, deps.random())), reason)
    }
  }
  return due.length
}

async function runJob(job: DueJob, deps: Deps): Promise<void> {
  const { payload } = job
  const now = deps.clock.now()
  const nothing: Commit = { ...emptyCommit(now), job: job.id }
  if (payload.name === "timer") {
    // A timer is an event like any other: stored first, then a durable turn.
    await deps.receive([timerEvent(job, payload)])
    return finish(nothing, deps)
  }
  if (isCareJob(payload)) return finish(await planCareJob(job, payload, deps), deps)
  if (payload.name === "pms-fetch") throw new Error("What waits for another system is done at its own desk")
  if (payload.name === "retention") return clearOld(job, deps)
  const ticket = await deps.store.findTicket(payload.ticket)
  if (!ticket) return finish(nothing, deps)
  const staff = deps.staff()
  const around = { ticket, content: staffContentOf(deps.content(), staff), staff, ids: deps.ids, now, job }
  if (payload.name === "promise") return finish(planPromiseCheck(around), deps)
  const guest = ticket.guest ? await deps.store.findGuest(ticket.guest) : null
  return finish(planRung({ ...around, rung: payload.rung, words: payload.words ?? null, guest }), deps)
}

async function finish(commit: Commit, deps: Deps): Promise<void> {
  const [isWritten] = await deps.store.commit([commit])
  if (isWritten) deps.sendCommitted(commit)
}

function timerEvent(job: DueJob, payload: DueJob["payload"] & { name: "timer" }): InboundEvent {
  return {
    channel: channelOf(payload.address),
    key: `job:${job.id}`,
    address: payload.address,
    sender: null,
    providerMessageId: null,
    sentAt: job.dueAt,
    replyToken: null,
    isStandby: false,
    content: { kind: "timer", timer: payload.timer },
  }
}
