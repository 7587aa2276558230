import { INTENTS, type IntentId } from "../domain/reading.ts"
import { matchMeanings } from "./match-meanings.ts"
import type { Message } from "./reading-context.ts"
import type { Understanding } from "./understanding.ts"

const NEAR_MAX = 3
/** Less than this is noise, not a guess. */
const NEAR_MIN = 0.05
/** With less than this altogether, offering something would be a shot in the dark. */
const NEAR_SUM_MIN = 0.2

/** What a message that was not understood may have meant, best first: at most three, and only what is worth offering ("did you mean …?"). */
export function findNear({ normal, hits }: Message, understanding: Understanding): IntentId[] {
  if (!/\p{L}/u.test(normal.folded)) return []
  const everything = { start: 0, end: normal.folded.length }
  const near = matchMeanings(normal.folded, everything, hits, understanding)
    .filter(({ meaning, score }) => score >= NEAR_MIN && isWorthOffering(meaning.intent))
    .slice(0, NEAR_MAX)
  const sum = near.reduce((total, { score }) => total + score, 0)
  return sum < NEAR_SUM_MIN ? [] : near.map(({ meaning }) => meaning.intent)
}

/** Help is never offered as one choice of three, small talk and steering inside a question are no offers. */
const isWorthOffering = (intent: IntentId): boolean =>
  OFFERED.has(INTENTS[intent][0]) || intent === "human" || intent === "cancel" || intent === "opt-out" || intent === "language"

const OFFERED = new Set<string>(["request", "question", "reservation", "complaint"])
