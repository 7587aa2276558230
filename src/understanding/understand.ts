import type { Slots } from "../domain/conversation.ts"
import type { IntentId, Reading, Wish } from "../domain/reading.ts"
import { detectLanguage } from "./detect-language.ts"
import { fillSlots } from "./fill-slots.ts"
import { findAlarm } from "./find-alarm.ts"
import { type Dangers, findDangers } from "./find-danger.ts"
import { type FoundWish, findWishes, isOverruled } from "./find-wishes.ts"
import { heedContext } from "./heed-context.ts"
import { CLEAR_MIN, matchMeanings } from "./match-meanings.ts"
import { mendTypos } from "./mend-typos.ts"
import { findNear } from "./near-intents.ts"
import { normalise } from "./normalise.ts"
import { readEmoji, readWhole } from "./read-control.ts"
import { emotionOf, type Mood, readMood, urgencyOf } from "./read-mood.ts"
import type { Message, ReadingContext } from "./reading-context.ts"
import { settleWishes } from "./settle-wishes.ts"
import { type Clause, splitClauses } from "./split-clauses.ts"
import { standsInContext } from "./stands-in-context.ts"
import { tellsOnlyRoom } from "./tells-only-room.ts"
import { conceptsIn, findTerms, TAG } from "./term-index.ts"
import type { Understanding } from "./understanding.ts"

export type { Expecting, ReadingContext } from "./reading-context.ts"

/**
 * Reads a message: language, wishes with slots, urgency, emotion, and why. Never throws. An empty list of wishes is an
 * honest "I don't know", or an answer to the question just asked (see `because`).
 */
export function understand(text: string, context: ReadingContext, understanding: Understanding): Reading {
  const message = prepare(text, understanding)
  const mood = readMood(message.normal, message.hits)
  const language = detectLanguage(message.normal.text, context.language)
  const isForeign = language !== null && !understanding.languages.has(language)
  const read = readWishes(message, mood, { ...context, isForeign }, understanding)
  const near = isAbstained(read) ? findNear(message, understanding) : []
  return {
    language,
    wishes: read.wishes,
    near,
    urgency: urgencyOf(read.wishes, mood),
    emotion: emotionOf(read.wishes, mood),
    because: read.because,
  }
}

/** We do not know what was said, and it is no answer to the question just asked either. */
export const isAbstained = ({ wishes, because }: Pick<Reading, "wishes" | "because">): boolean =>
  wishes.length === 0 && because.length === 0

/** Reads a message as this intent, on somebody else's word (`because` names them): language, slots and mood are still found in it. */
export function readAs(intent: IntentId, because: string, text: string, context: ReadingContext, understanding: Understanding): Reading {
  const message = prepare(text, understanding)
  const mood = readMood(message.normal, message.hits)
  const everything = { start: 0, end: message.normal.folded.length }
  const found = { ...plain(intent, `${intent}: ${because}`, everything, {}), confidence: SUGGESTED_CONFIDENCE }
  const read = finish([found], message, context)
  const language = detectLanguage(message.normal.text, context.language)
  return { language, ...read, urgency: urgencyOf(read.wishes, mood), emotion: emotionOf(read.wishes, mood) }
}

/** What we think of a suggestion: no more than worth acting upon. */
const SUGGESTED_CONFIDENCE = 0.5

function prepare(text: string, understanding: Understanding): Message {
  const tidy = normalise(text)
  const folded = mendTypos(tidy.folded, understanding.typos)
  const normal = { ...tidy, folded, text: folded.length === tidy.text.length ? tidy.text : folded }
  const hits = findTerms(understanding.terms, folded)
  return { normal, hits, clauses: splitClauses(folded, hits) }
}

type Read = { wishes: Wish[]; because: string[] }

/** Danger first, then a message that is one control word, then the question just asked, then wishes clause by clause. */
function readWishes(message: Message, mood: Mood, context: ReadingContext & { isForeign: boolean }, understanding: Understanding): Read {
  const { normal, hits, clauses } = message
  const everything = { start: 0, end: normal.folded.length }
  const isNumber = /^\d+$/.test(normal.folded.trim())
  // "119" is a cry for help, unless a number was asked for.
  const isAnswer = isNumber && asksForNumber(context)
  const { found: danger, isDismissed } = isAnswer ? NO_DANGER : findDangers(normal.folded, hits, clauses, understanding)
  const [first] = danger
  const emoji = readEmoji(normal)
  const whole = emoji ? { intent: emoji, slots: {} } : isAnswer ? null : readWhole(normal.folded, hits, understanding)
  if (first && !(isNumber && whole?.intent === "emergency")) {
    const type = danger.find((found) => found.type !== "other")?.type ?? first.type
    const found = plain("emergency", `emergency: ${type} "${first.sign}"`, everything, { type: { type: "choice", value: type } })
    return finish([found], message, context)
  }
  const alarm = whole || isNumber || isDismissed ? null : findAlarm(message, understanding, context.expecting !== null)
  if (alarm) {
    const told = plain("emergency", `emergency: told as ${alarm.type} is (${alarm.because})`, everything, {
      type: { type: "choice", value: alarm.type },
    })
    return finish([{ ...told, confidence: ALARM_CONFIDENCE }], message, context)
  }
  const heeded = heedContext(message, whole?.intent ?? null, context, understanding)
  if (heeded) return heeded.found ? finish(heeded.found, message, context, heeded.because) : { wishes: [], because: heeded.because }
  const isYesNo = context.expecting?.kind === "yes-no"
  if (whole && (context.expecting || !isOverruled(whole.intent, matchMeanings(normal.folded, everything, hits, understanding)))) {
    const intent = isYesNo ? answerIn(whole.intent, message) : whole.intent
    return finish([plain(intent, `${whole.intent}: whole message`, everything, whole.slots)], message, context)
  }
  if (tellsOnlyRoom(normal.folded)) return { wishes: [], because: ["tells a room and nothing else"] }
  const found = findWishes(normal.folded, hits, clauses, understanding).filter(
    (wish) => standsInContext(wish, message, context.expecting) && (!context.isForeign || wish.rule >= CLEAR_MIN),
  )
  const complaint = mood.emotion === "angry" ? likenessTo("complaint", message, understanding) : 0
  return finish(settleWishes(found, mood, isYesNo, complaint, message), message, context)
}

const NO_DANGER: Dangers = { found: [], isDismissed: false }
/** An alarm by likeness is right about this often; one by rule more often. */
export const ALARM_CONFIDENCE = 0.8

function likenessTo(intent: IntentId, { normal, hits }: Message, understanding: Understanding): number {
  const everything = { start: 0, end: normal.folded.length }
  return matchMeanings(normal.folded, everything, hits, understanding).find(({ meaning }) => meaning.intent === intent)?.score ?? 0
}

const asksForNumber = ({ expecting }: ReadingContext): boolean =>
  expecting !== null && ["room", "count", "time", "choice", "option"].includes(expecting.kind)

/** "太好了" and "沒事了，謝謝" after "is everything all right now?" say that it is. */
function answerIn(intent: FoundWish["intent"], { normal, hits }: Message): FoundWish["intent"] {
  if (intent === "compliment") return "yes"
  const isEased = conceptsIn({ start: 0, end: normal.folded.length }, hits).has("eased")
  return intent === "goodbye" && isEased && hits.some((hit) => hit.tags.includes(`${TAG.whole}thanks`)) ? "thanks" : intent
}

const plain = (intent: FoundWish["intent"], because: string, clause: Clause, slots: Slots): FoundWish => ({
  intent,
  slots,
  confidence: 0.98,
  rule: 0.98,
  because,
  clause,
  at: clause.start,
})

/** Gives each wish its slots; an order of several items becomes several wishes. */
function finish(found: FoundWish[], message: Message, context: ReadingContext, because: string[] = []): Read {
  const concrete = found.filter((wish) => wish.intent !== "complaint" && wish.intent !== "yes" && wish.intent !== "no")
  const source = { ...message, now: context.now, zone: context.zone, alone: concrete.length <= 1 }
  const wishes = found.flatMap((wish) =>
    fillSlots(wish.intent, wish.slots, wish.clause, source).map((slots) => ({
      intent: wish.intent,
      slots,
      confidence: Number(wish.confidence.toFixed(3)),
    })),
  )
  return { wishes: wishes.slice(0, 8), because: [...because, ...found.map((wish) => wish.because)] }
}
