import type { Frame } from "../domain/conversation.ts"
import type { TicketId } from "../domain/ids.ts"
import { serviceLevelOf } from "../domain/property.ts"
import type { Wish } from "../domain/reading.ts"
import type { Answer } from "./answer.ts"
import { chase, findOpen, toldIn } from "./chase-ticket.ts"
import { type Draft, popFrame } from "./draft.ts"
import { type FollowUpQuestion, followUpOf, IS_IT_FIXED } from "./follow-up-question.ts"
import { say } from "./speak.ts"
import { callPerson } from "./steps/hand-off.ts"
import { isOwn, kindOf, others } from "./wish-kinds.ts"

/**
 * Takes a message as the answer to "has it happened?". A thank-you is a yes, and so is praise; chasing or complaining is
 * a no, and so is the same trouble again after "is it fixed?". Another wish is simply served: nobody is asked twice.
 */
export function answerFollowUp(draft: Draft, frame: Frame, ticket: TicketId, wishes: Wish[]): Answer {
  const question = followUpOf(draft, frame)
  const has = (...intents: string[]): boolean => wishes.some((wish) => intents.includes(wish.intent))
  const isTrouble = (wish: Wish): boolean =>
    wish.intent === "chase" ||
    (!has("yes", "thanks") && kindOf(wish) === "complaint" && (frame.flow === IS_IT_FIXED || isOwn(draft, frame, wish))) ||
    (!has("yes", "thanks") && frame.flow === IS_IT_FIXED && wish.intent === "maintenance")
  const rest = others(wishes, wishes.filter(isTrouble))
  if (has("no") || wishes.some(isTrouble)) {
    popFrame(draft)
    sayNo(draft, frame, ticket, question)
    return { kind: "taken", rest }
  }
  if (has("yes", "thanks", "compliment")) {
    popFrame(draft)
    settle(draft, frame, ticket)
    say(draft, question?.yes ?? "handoff.fixed-thanks", frame)
    return { kind: "taken", rest: rest.filter((wish) => wish.intent !== "compliment" || isWorthPassingOn(draft.text)) }
  }
  if (rest.length === 0) return { kind: "unread", rest }
  popFrame(draft)
  return { kind: "taken", rest }
}

/** "太好了", "wonderful": a yes and no more. Praise in as many words as a sentence has goes to those it is for. */
const isWorthPassingOn = (text: string): boolean => new TextEncoder().encode(text).length > PRAISE_BYTES_MIN
/** In UTF-8, where a Chinese or Japanese character is about as much as a short English word. */
const PRAISE_BYTES_MIN = 24

/** Somebody who has been in touch has not put it right yet: only "is it fixed?" closes a complaint. */
function settle(draft: Draft, frame: Frame, ticket: TicketId): void {
  const open = findOpen(draft, ticket)
  if (frame.flow !== IS_IT_FIXED && open && open.kind !== "request") {
    draft.effects.push({ kind: "add-to-ticket", ticket, text: draft.text, action: "added", urgent: false })
  } else draft.effects.push({ kind: "settle-ticket", ticket, action: "confirmed" })
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
    const words = [frame.cause?.words, draft.text].filter(Boolean).join("\n")
    const cause = { intent: frame.cause?.intent ?? null, words }
    callPerson(draft, { ...frame, ticket: null, cause }, { reason: "handoff.reason-not-fixed", say: "handoff.not-fixed" })
    return
  }
  chase(draft, frame, open)
  say(draft, "chase.chased", frame)
}
