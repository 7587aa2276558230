import type { Frame } from "../domain/conversation.ts"
import type { TicketId } from "../domain/ids.ts"
import { timeStillTrue } from "./chase-ticket.ts"
import { type Draft, frameOf, getFlow, pushRepair, topFrame } from "./draft.ts"
import { say } from "./speak.ts"
import { callPerson } from "./steps/hand-off.ts"
import { findWaitingTicket } from "./waiting-ticket.ts"

/**
 * Gives the guest a person, with all that is known, and lets go of what was running. Who waits for one already is not
 * put in a second queue: their people are rung again.
 * @param isAskedFor the guest wants a person, as against us being at the end of our wits
 */
export function bringPerson(draft: Draft, isAskedFor = false): void {
  draft.outcome = "handed-over"
  const running = topFrame(draft)
  draft.memory.frames = []
  draft.memory.misses = 0
  const waiting = findWaitingTicket(draft)
  if (waiting) {
    draft.effects.push({ kind: "add-to-ticket", ticket: waiting.id, text: draft.text, action: "chased", urgent: true })
    if (isAskedFor) say(draft, "handoff.asked-again", { ...frameFor(draft, waiting.id), told: timeStillTrue(draft, waiting) })
    else say(draft, "handoff.relayed")
    return
  }
  const asked = isAskedFor ? draft.script.starts.get("human") : undefined
  if (asked) draft.memory.frames.push(frameOf(getFlow(draft, asked), { intent: "human", words: draft.text }, running?.slots ?? {}))
  else pushRepair(draft, "human", running?.slots ?? {})
  const frame = topFrame(draft)
  const words = [running?.cause?.words, draft.text].filter((text, index, all) => text && all.indexOf(text) === index)
  if (frame) frame.cause = { intent: running?.cause?.intent ?? null, words: words.join("\n") }
}

/** Twice more than we may promise was asked for: understood well, so a person sees what can be done. */
export function bringPersonBeyond(draft: Draft): void {
  const running = topFrame(draft)
  if (!running || findWaitingTicket(draft)) {
    bringPerson(draft)
    return
  }
  draft.memory.frames = []
  draft.memory.misses = 0
  const cause = { intent: running.cause?.intent ?? null, words: [running.cause?.words, draft.text].filter(Boolean).join("\n") }
  callPerson(draft, { ...running, cause }, { reason: "handoff.reason-beyond", say: "handoff.asked" })
}

/** Stands for the person who is waited for already: its time is theirs. */
const frameFor = (draft: Draft, ticket: TicketId): Frame => ({
  ...{ flow: "human", hash: "", step: "", slots: {}, asked: null, ticket },
  cause: { intent: "human", words: draft.text },
})
