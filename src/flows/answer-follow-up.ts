import type { Frame } from "../domain/conversation.ts"
import type { TicketId } from "../domain/ids.ts"
import { serviceLevelOf } from "../domain/property.ts"
import type { Wish } from "../domain/reading.ts"
import type { Answer } from "./answer.ts"
import { chase, findOpen, toldIn } from "./chase-ticket.ts"
import { type Draft, popFrame, pushRepair } from "./draft.ts"
import { type FollowUpQuestion, followUpOf, IS_IT_FIXED } from "./follow-up-question.ts"
import { say } from "./speak.ts"
import { kindOf, others } from "./wish-kinds.ts"

/**
 * Takes a message as the answer to "has it happened?". A thank-you is a yes; chasing or complaining is a no, and so is
 * the same trouble again after "is it fixed?". Another wish is simply served: nobody is asked twice.
 */
export function answerFollowUp(draft: Draft, frame: Frame, ticket: TicketId, wishes: Wish[]): Answer {
  const question = followUpOf(draft, frame)
  const has = (...intents: string[]): boolean => wishes.some((wish) => intents.includes(wish.intent))
  const isTrouble = (wish: Wish): boolean =>
    wish.intent === "chase" ||
    (frame.flow === IS_IT_FIXED && !has("yes", "thanks") && (kindOf(wish) === "complaint" || wish.intent === "maintenance"))
  const rest = others(wishes, wishes.filter(isTrouble))
  if (has("no") || wishes.some(isTrouble)) {
    popFrame(draft)
    sayNo(draft, frame, ticket, question)
    return { kind: "taken", rest }
  }
  if (has("yes", "thanks")) {
    popFrame(draft)
    draft.effects.push({ kind: "settle-ticket", ticket, action: "confirmed" })
    say(draft, question?.yes ?? "handoff.fixed-thanks", frame)
    return { kind: "taken", rest }
  }
  if (rest.length === 0) return { kind: "unread", rest }
  popFrame(draft)
  return { kind: "taken", rest }
}

function sayNo(draft: Draft, frame: Frame, ticket: TicketId, question: FollowUpQuestion | null): void {
  if (question?.no === "reopen") {
    draft.effects.push({ kind: "settle-ticket", ticket, action: "reopened" })
    draft.effects.push({ kind: "add-to-ticket", ticket, text: draft.text, action: "chased", urgent: true })
    frame.told = toldIn(serviceLevelOf(draft.script.property, "complaint", "complaint").acknowledge, draft.facts.now)
    say(draft, "handoff.not-fixed", frame)
    return
  }
  const open = findOpen(draft, ticket)
  if (question?.no !== "chase" || !open) {
    pushRepair(draft, "human", frame.slots)
    return
  }
  chase(draft, frame, open)
  say(draft, "chase.chased", frame)
}
