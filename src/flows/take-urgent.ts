import type { Frame } from "../domain/conversation.ts"
import type { Wish } from "../domain/reading.ts"
import { readAnswer } from "./accept-slot.ts"
import { findOpen } from "./chase-ticket.ts"
import { changeConsent } from "./controls.ts"
import { type Draft, flowOf, letWait, topFrame } from "./draft.ts"
import { fillFrom } from "./fill-slots.ts"
import { IS_IT_FIXED } from "./follow-up-question.ts"
import { flowNameOf, startFlow } from "./start-flow.ts"
import { findWaitingTicket, relayToTicket } from "./waiting-ticket.ts"
import { isCourtesy, isOwn, isYesOrNo, kindOf } from "./wish-kinds.ts"

/**
 * An emergency comes before everything, a complaint before everything else; neither drops what was running, and neither
 * turns back to it in the same breath. More of a complaint whose person has not come yet goes onto its ticket.
 * @param wishes gravest first
 * @returns the wishes still to be taken, or null when the turn is decided
 */
export function takeUrgent(draft: Draft, wishes: Wish[]): Wish[] | null {
  const [first, ...rest] = wishes
  const kind = first && kindOf(first)
  if (!first || (kind !== "emergency" && kind !== "complaint")) return wishes
  const frame = topFrame(draft)
  if (frame?.ticket && isOwn(draft, frame, first) && !findOpen(draft, frame.ticket) && frame.flow !== IS_IT_FIXED) {
    // Its people have finished with it: this is a new case, not more of that one.
    draft.memory.frames = draft.memory.frames.filter((other) => other !== frame)
  } else if (frame?.asked && isOwn(draft, frame, first) && !isMoreOfTheSame(draft, frame, first)) return wishes
  if (frame?.flow === IS_IT_FIXED && kind === "complaint") return wishes

  draft.memory.misses = 0
  for (const { intent } of rest) if (intent === "opt-out" || intent === "opt-in") changeConsent(draft, intent)
  const others = rest.filter((wish) => wish.intent !== first.intent && isService(wish) && !isSameMatter(first, wish))
  const waiting = kind === "complaint" ? (findWaitingTicket(draft) ?? findInHand(draft)) : null
  if (waiting) {
    relayToTicket(draft, waiting)
    if (others.length > 0) return others
    draft.comeBack = "leave"
    return null
  }
  draft.comeBack = "leave"
  draft.holdsWaiting = kind === "emergency"
  if (kind === "emergency") letWait(draft, others)
  else draft.digressions.push(...others)
  bringUp(draft, first)
  return null
}

/** A complaint repeated at a question of its own flow that it does not answer: its people read it, the question stands. */
function isMoreOfTheSame(draft: Draft, frame: Frame, wish: Wish): boolean {
  if (kindOf(wish) !== "complaint" || frame.asked?.kind !== "slot" || findWaitingTicket(draft) === null) return false
  const slot = flowOf(draft, frame)?.slots[frame.asked.slot]
  return slot !== undefined && !wish.slots[frame.asked.slot] && (slot.type === "text" || readAnswer(draft, slot) === null)
}

/** The complaint a manager has in hand on another channel of this guest: one case, one voice. */
const findInHand = ({ facts }: Draft) => facts.openTickets.findLast((ticket) => ticket.kind === "complaint" && ticket.isTaken) ?? null

/** What the manager now settles in person: a second order for it would give the guest two people and two times. */
const SAME_MATTER: Record<string, string> = { billing: "billing", noise: "noise", lost_item: "lost-item" }

const isSameMatter = (complaint: Wish, other: Wish): boolean => SAME_MATTER[String(complaint.slots.category?.value)] === other.intent

const isService = (wish: Wish): boolean => !isYesOrNo(wish) && !isCourtesy(wish) && kindOf(wish) !== "control" && kindOf(wish) !== "consent"

/** Its own flow that waits below comes up again with the new values; otherwise it begins. */
function bringUp(draft: Draft, wish: Wish): void {
  const { frames } = draft.memory
  const running = frames.find((frame) => frame.flow === flowNameOf(draft, wish.intent))
  if (!running) {
    startFlow(draft, wish)
    return
  }
  fillFrom(draft, running, [wish.slots])
  draft.memory.frames = [...frames.filter((frame) => frame !== running), running]
  draft.comeBack = "ask"
}
