import { findClock } from "./find-clock.ts"
import { type FoundWish, isWork } from "./find-wishes.ts"
import { CLEAR_MIN } from "./match-meanings.ts"
import type { Expecting, Message } from "./reading-context.ts"
import { conceptsIn } from "./term-index.ts"

/**
 * While a question stands, a message that is no answer to it is more likely a poor answer ("海側の部屋です", "whenever my
 * wife is ready") than something new: likeness alone has to be strong, and the words have to ask for something or tell of trouble.
 */
export function standsInContext(wish: FoundWish, { normal, hits }: Message, expecting: Expecting | null): boolean {
  if (!isWork(wish.intent)) return true
  const concepts = conceptsIn(wish.clause, hits)
  const isFault = concepts.has("@faults") && !concepts.has("@faults:other")
  const isActing =
    isFault || ACTS.some((concept) => concepts.has(concept)) || normal.folded.slice(wish.clause.start, wish.clause.end + 1).includes("?")
  // "我在8楼电梯口" names a thing that can break and says nothing of it.
  // "6時半にしてください" changes an hour spoken of before; whose, the words do not say.
  if (!expecting && wish.intent === "wake-up" && wish.rule === 0 && wish.confidence < LIKENESS_MIN && !concepts.has("wake")) return false
  if (!expecting) return wish.intent !== "maintenance" || wish.rule > 0 || isActing || !concepts.has("@faults:other")
  if (wish.intent === "lost-item" && !concepts.has("belonging")) return false
  if (wish.rule >= CLEAR_MIN) return true
  if (wish.confidence < (wish.intent === "complaint" ? REPROACH_MIN : LIKENESS_MIN)) return false
  // Asked what is wrong, "怪怪的" tells nothing yet: the choice stays open.
  if (expecting.kind === "choice" && wish.intent === "maintenance" && wish.slots.fault?.value === "other" && !concepts.has("room-thing"))
    return false
  if (wish.slots.category?.value === "food_beverage" && !FOOD.some((concept) => concepts.has(concept))) return false
  // "改到八点" at a recap corrects the hour; it is no booking to be changed.
  if (expecting.kind === "yes-no" && concepts.has("change-word") && findClock(normal.folded)) return false
  if (expecting.kind === "yes-no" || expecting.kind === "text") return true
  return isActing
}

const LIKENESS_MIN = 0.62
/** "妻の準備ができたら", asked for a time, is no reproach about a room that is not ready. */
const REPROACH_MIN = 0.9
/** "還是冷的" tells of a meal only when one is named. */
const FOOD = ["food-thing", "food-word", "eat-place", "breakfast-word", "meal-word"]
/** Concepts of asking, wanting and trouble. */
const ACTS = [
  "want",
  "lack",
  "broken",
  "ask",
  "ask-time",
  "ask-where",
  "ask-price",
  "cancel-word",
  "change-word",
  "fix-word",
  "temperature-bad",
  "noise-thing",
  "insect",
  "smell",
  "dirty-word",
  "asked-before",
  "lost-word",
  "@amenities",
  "vehicle",
]
