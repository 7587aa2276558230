import { type Draft, frameOf, getFlow, pushRepair, topFrame } from "./draft.ts"
import { say } from "./speak.ts"
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
    say(draft, "handoff.relayed")
    return
  }
  const asked = isAskedFor ? draft.script.starts.get("human") : undefined
  if (asked) draft.memory.frames.push(frameOf(getFlow(draft, asked), { intent: "human", words: draft.text }, running?.slots ?? {}))
  else pushRepair(draft, "human", running?.slots ?? {})
  const frame = topFrame(draft)
  const words = [running?.cause?.words, draft.text].filter((text, index, all) => text && all.indexOf(text) === index)
  if (frame) frame.cause = { intent: running?.cause?.intent ?? null, words: words.join("\n") }
}
