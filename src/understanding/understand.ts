import type { Slots } from "../domain/conversation.ts"
import type { Reading, Wish } from "../domain/reading.ts"
import { detectLanguage } from "./detect-language.ts"
import { fillSlots } from "./fill-slots.ts"
import { findDangers } from "./find-danger.ts"
import { type FoundWish, findWishes } from "./find-wishes.ts"
import { heedContext } from "./heed-context.ts"
import { mendTypos } from "./mend-typos.ts"
import { normalise } from "./normalise.ts"
import { readEmoji, readWhole } from "./read-control.ts"
import { type Mood, readMood, urgencyOf } from "./read-mood.ts"
import type { Message, ReadingContext } from "./reading-context.ts"
import { settleWishes } from "./settle-wishes.ts"
import { type Clause, splitClauses } from "./split-clauses.ts"
import { findTerms } from "./term-index.ts"
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
  const read = readWishes(message, mood, context, understanding)
  return { language, wishes: read.wishes, urgency: urgencyOf(read.wishes, mood), emotion: mood.emotion, because: read.because }
}

function prepare(text: string, understanding: Understanding): Message {
  const tidy = normalise(text)
  const folded = mendTypos(tidy.folded, understanding.typos)
  const normal = { ...tidy, folded, text: folded.length === tidy.text.length ? tidy.text : folded }
  const hits = findTerms(understanding.terms, folded)
  return { normal, hits, clauses: splitClauses(folded, hits) }
}

type Read = { wishes: Wish[]; because: string[] }

/** Danger first, then a message that is one control word, then the question just asked, then wishes clause by clause. */
function readWishes(message: Message, mood: Mood, context: ReadingContext, understanding: Understanding): Read {
  const { normal, hits, clauses } = message
  const everything = { start: 0, end: normal.folded.length }
  const danger = findDangers(normal.folded, hits, clauses, understanding)
  const [first] = danger
  if (first) {
    const type = danger.find((found) => found.type !== "other")?.type ?? first.type
    const found = plain("emergency", `emergency: ${type} "${first.sign}"`, everything, { type: { type: "choice", value: type } })
    return finish([found], message, context)
  }
  const emoji = readEmoji(normal)
  const whole = emoji ? { intent: emoji, slots: {} } : readWhole(normal.folded, hits, understanding)
  const heeded = heedContext(message, whole?.intent ?? null, context, understanding)
  if (heeded) return heeded.found ? finish(heeded.found, message, context, heeded.because) : { wishes: [], because: heeded.because }
  if (whole) return finish([plain(whole.intent, `${whole.intent}: whole message`, everything, whole.slots)], message, context)
  const found = findWishes(normal.folded, hits, clauses, understanding)
  return finish(settleWishes(found, mood, context.expecting?.kind === "yes-no"), message, context)
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
