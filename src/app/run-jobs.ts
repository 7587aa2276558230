import { channelOf } from "../domain/address.ts"
import type { InboundEvent } from "../domain/message.ts"
import { isOpen } from "../domain/ticket.ts"
import { backoffMs } from "../jobs/backoff.ts"
import { addMs } from "../lib/time.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { Commit, DueJob } from "../ports/store.ts"
import { planRung } from "../tickets/run-ladder.ts"
import type { Deps } from "./deps.ts"

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
  switch (payload.name) {
    case "timer":
      // A timer is an event like any other: stored first, then a durable turn.
      await deps.receive([timerEvent(job, payload)])
      return finish({ ...emptyCommit(deps.clock.now()), job: job.id }, deps)
    case "ladder": {
      const ticket = await deps.store.findTicket(payload.ticket)
      const now = deps.clock.now()
      if (!ticket) return finish({ ...emptyCommit(now), job: job.id }, deps)
      const { property, templates } = deps.content()
      const rung = { ticket, rung: payload.rung, property, templates, staff: deps.staff(), ids: deps.ids, now, job: job.id }
      return finish(planRung(rung), deps)
    }
    case "promise": {
      const ticket = await deps.store.findTicket(payload.ticket)
      const status = ticket && isOpen(ticket) ? "broken" : "kept"
      const promiseChanges = ticket ? [{ ticket: ticket.id, status } as const] : []
      return finish({ ...emptyCommit(deps.clock.now()), job: job.id, promiseChanges }, deps)
    }
  }
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
