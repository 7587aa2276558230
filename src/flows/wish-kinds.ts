import type { Frame } from "../domain/conversation.ts"
import { INTENTS, type Wish, type WishKind } from "../domain/reading.ts"
import type { Draft } from "./draft.ts"

export const kindOf = (wish: Wish): WishKind => INTENTS[wish.intent][0]

/** What must never wait: an emergency before a complaint before everything else; otherwise as told. */
export function inOrderOfWeight(wishes: Wish[]): Wish[] {
  return [...wishes].sort((a, b) => weightOf(a) - weightOf(b))
}

function weightOf(wish: Wish): number {
  const kind = kindOf(wish)
  return kind === "emergency" ? 0 : kind === "complaint" ? 1 : 2
}

const COURTESIES = new Set(["greeting", "thanks", "goodbye"])

/** A politeness that needs no answer of its own beside something that does. */
export const isCourtesy = (wish: Wish): boolean => COURTESIES.has(wish.intent)

export const isYesOrNo = (wish: Wish): boolean => wish.intent === "yes" || wish.intent === "no"

/** Is this wish about what the frame is doing already? */
export function isOwn(draft: Draft, frame: Frame, wish: Wish): boolean {
  return wish.intent === frame.cause?.intent || draft.script.starts.get(wish.intent) === frame.flow
}

/** What is left to serve beside an answer: no yes or no, no politeness, nothing the frame already takes care of. */
export function others(wishes: Wish[], taken: (Wish | undefined)[]): Wish[] {
  return wishes.filter((wish) => !taken.includes(wish) && !isYesOrNo(wish) && !isCourtesy(wish))
}
