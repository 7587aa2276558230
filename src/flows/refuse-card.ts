import { hasMaskedCard } from "../domain/card-number.ts"
import type { Reading } from "../domain/reading.ts"
import { type Draft, flowOf, topFrame } from "./draft.ts"
import { say } from "./speak.ts"

/**
 * A card number was in the message: it has been taken out, and the guest hears where one pays instead.
 * @returns whether that is all there is to say; other wishes of the message are still served
 */
export function refuseCard(draft: Draft, reading: Reading): boolean {
  if (!hasMaskedCard(draft.text)) return false
  say(draft, "repair.card-number")
  if (reading.wishes.length > 0 || isOwnWordsAsked(draft)) return false
  draft.memory.misses = 0
  draft.comeBack = "ask"
  return true
}

/** The guest was asked to tell something in their own words: what is left of them is the answer. */
function isOwnWordsAsked(draft: Draft): boolean {
  const frame = topFrame(draft)
  const slot = frame?.asked?.kind === "slot" ? flowOf(draft, frame)?.slots[frame.asked.slot] : undefined
  return slot?.type === "text"
}
