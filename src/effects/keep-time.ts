import type { Timer } from "../domain/message.ts"
import type { Effect } from "../flows/turn.ts"
import { assert } from "../lib/assert.ts"
import { addMs } from "../lib/time.ts"
import { addPromise } from "../tickets/add-promise.ts"
import type { GuestDraft } from "./guest-commit.ts"

/** A time the guest has just heard; its owner is the department that has the ticket. */
export function keepPromise(draft: GuestDraft, { ticket, minutes }: Effect & { kind: "promise" }): void {
  const { facts, ids } = draft.input
  const department = [...draft.commit.tickets, ...facts.tickets].find(({ id }) => id === ticket)?.department
  addPromise(draft.commit, { ticket, conversation: facts.conversation.id, owner: department ?? "front-office", minutes }, ids)
}

/** An alarm for this conversation, which comes back as an event. */
export function setTimer(draft: GuestDraft, effect: Effect & { kind: "schedule" }): void {
  const { conversation } = draft.input.facts
  draft.commit.jobs.push({
    id: draft.input.ids.make("job"),
    // Questions are counted anew after a person had the guest in hand, and a key that was used once is never planned again.
    key: effect.timer === "silence" ? `${timerKey(draft, effect.key)}:${draft.input.facts.event.id}` : timerKey(draft, effect.key),
    payload: { name: "timer", conversation: conversation.id, address: conversation.address, timer: timerOf(effect) },
    dueAt: addMs(draft.input.now, effect.afterMs),
  })
}

/** Alarms whose key starts so are off, those set earlier in this turn included. */
export function cancelTimers(draft: GuestDraft, prefix: string): void {
  const start = timerKey(draft, prefix)
  draft.commit.jobs = draft.commit.jobs.filter((job) => !job.key.startsWith(start))
  draft.commit.cancelJobs.push(`${start}*`)
}

const timerKey = (draft: GuestDraft, key: string): string => `timer:${draft.input.facts.conversation.id}:${key}`

function timerOf(effect: Effect & { kind: "schedule" }): Timer {
  if (effect.timer === "silence") return { kind: "silence", question: effect.question ?? effect.key }
  const { ticket, ask, flow } = effect
  assert(ticket && ask && flow, "a follow-up names its ticket, its question and its flow")
  return { kind: "follow-up", ticket, ask, flow }
}
