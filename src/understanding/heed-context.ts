import type { IntentId } from "../domain/reading.ts"
import { type FoundWish, findWishes, isWork } from "./find-wishes.ts"
import { CLEAR_MIN } from "./match-meanings.ts"
import { peel, readWhole } from "./read-control.ts"
import { readChoice, readCount, readRoom, readTime } from "./read-slot.ts"
import type { Expecting, Message, ReadingContext } from "./reading-context.ts"
import { conceptsIn, TAG } from "./term-index.ts"
import type { Understanding } from "./understanding.ts"

/** What the question just asked makes of a message: wishes, or none because it is the answer. */
export type Heeded = { found: FoundWish[] | null; because: string[] }

/** An answer to the question just asked beats a new wish, unless that is clearly one. Null: the question changes nothing. */
export function heedContext(
  message: Message,
  whole: IntentId | null,
  context: ReadingContext,
  understanding: Understanding,
): Heeded | null {
  const { expecting } = context
  if (!expecting) return null
  if (expecting.kind === "yes-no") return whole ? null : readYesNo(message, understanding)
  if (whole && !isWork(whole) && whole !== "yes" && whole !== "no") return null
  if (!isAnswer(message, expecting, context, understanding)) return null
  const { normal, hits, clauses } = message
  const turned = expecting.kind === "text" ? readTurning(message, understanding) : null
  if (turned) return { found: [turned], because: [] }
  const clear = findWishes(normal.folded, hits, clauses, understanding).filter(
    (wish) =>
      (isWork(wish.intent) || HEARD_ANYWAY.has(wish.intent)) &&
      wish.rule >= CLEAR_MIN &&
      wish.intent !== intentOfAnswer(expecting) &&
      !(expecting.kind === "text" && isDish(wish, message)),
  )
  return clear.length > 0 ? null : { found: null, because: [`answers the question: ${expecting.kind}`] }
}

/** What a guest may always say, whatever was asked, in a sentence as well as in a word. */
const HEARD_ANYWAY = new Set<IntentId>(["human", "opt-out", "language", "suggestion"])

/** "Never mind, found the key", "不用了，我自己定闹钟": the first words give up what was asked, the rest says why. */
function readTurning({ normal, hits, clauses }: Message, understanding: Understanding): FoundWish | null {
  const [first, ...rest] = clauses
  if (!first || rest.length === 0) return null
  const said = readWhole(normal.folded, hits, understanding, first.start, first.end)
  const isDecline = said?.intent === "no" && conceptsIn(first, hits).has("decline")
  if (!said || (said.intent !== "cancel" && !isDecline)) return null
  const because = `${said.intent}: opens the message`
  return { intent: said.intent, slots: said.slots, confidence: 0.9, rule: 0.9, because, clause: first, at: first.start }
}

/** Food and drink named without asking for it: the answer to "what would you like?", not another order. */
const isDish = (wish: FoundWish, { hits }: Message): boolean =>
  (wish.intent === "room-service" || wish.intent === "amenity") && !conceptsIn(wish.clause, hits).has("want")

/** A message that opens with yes or no and goes on: "不对，两条", "yes, to 1208". */
function readYesNo(message: Message, understanding: Understanding): Heeded | null {
  const { normal, hits, clauses } = message
  const starts = [0, peel(normal.folded, hits).start]
  const opening = hits
    .filter((hit) => starts.includes(hit.start) && (hit.tags.includes(`${TAG.whole}yes`) || hit.tags.includes(`${TAG.whole}no`)))
    .reduce<(typeof hits)[number] | null>((longest, hit) => (longest && longest.end >= hit.end ? longest : hit), null)
  if (!opening || !/^(?:$|[\s\p{P}\p{S}\d一二两三四五六七八九十])/u.test(normal.folded.slice(opening.end))) return null
  const intent = opening.tags.includes(`${TAG.whole}yes`) ? "yes" : "no"
  const answer: FoundWish = {
    intent,
    slots: {},
    confidence: 0.95,
    rule: 0.95,
    because: `${intent}: opens with "${opening.term}"`,
    clause: { start: 0, end: normal.folded.length },
    at: 0,
  }
  const rest = clauses
    .filter((clause) => clause.end > opening.end)
    .map((clause) => ({ ...clause, start: Math.max(clause.start, opening.end) }))
  const more = findWishes(normal.folded, hits, rest, understanding).filter(
    (wish) => isWork(wish.intent) && wish.rule >= CLEAR_MIN && !conceptsIn(wish.clause, hits).has("done-already"),
  )
  return { found: [answer, ...more], because: ["answers the question: yes-no"] }
}

function isAnswer(message: Message, expecting: Expecting, context: ReadingContext, understanding: Understanding): boolean {
  const text = message.normal.folded
  switch (expecting.kind) {
    case "yes-no":
      return false
    case "choice":
      return readChoice(text, understanding.catalogue.get(expecting.list) ?? []) !== null
    case "count":
      return readCount(text) !== null
    case "time":
      return readTime(text, context.now, context.zone) !== null
    case "room":
      return readRoom(text) !== null
    case "option":
      return isOption(text, expecting.labels)
    case "text":
      return readWhole(text, message.hits, understanding) === null && text !== ""
  }
}

/** A label of the menu, or its number. */
function isOption(text: string, labels: string[]): boolean {
  const entries = labels.map((label, i) => ({
    key: String(i),
    label: { "zh-Hans": label, "zh-Hant": label, ja: label, en: label },
    unit: null,
    words: {},
    flags: [],
  }))
  return readChoice(text, entries) !== null
}

/** The intent whose own flow asks for this list: its words are the answer, not a second wish. */
function intentOfAnswer(expecting: Expecting): IntentId | null {
  if (expecting.kind !== "choice") return null
  const asked: Record<string, IntentId> = {
    amenities: "amenity",
    faults: "maintenance",
    "complaint-categories": "complaint",
    "emergency-types": "emergency",
  }
  return asked[expecting.list] ?? null
}
