import type { Slots } from "../domain/conversation.ts"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import { COUNT_MAX, findCount, findPeople, readBareCount } from "./find-count.ts"
import { findHousePlace, findPlace } from "./find-place.ts"
import { findRoom } from "./find-room.ts"
import { findTime, type HourLean } from "./find-time.ts"
import { findWaited } from "./find-waited.ts"
import type { Normal } from "./normalise.ts"
import { ENGLISH_NUMERAL, readNumeral } from "./numerals.ts"
import type { Clause } from "./split-clauses.ts"
import { type Hit, TAG } from "./term-index.ts"

/** What slots are read from. `alone`: the message holds one wish, so that all of it speaks for that wish. */
export type SlotSource = { normal: Normal; hits: Hit[]; now: Date; zone: string; alone: boolean }

const TAKES_TIME = new Set<IntentId>([
  "wake-up",
  "wake-up-cancel",
  "late-checkout",
  "early-checkin",
  "transport",
  "dining-reservation",
  "room-service",
  "clean-room",
  "luggage",
  "amenity",
  "laundry",
  "check-out",
  "book-room",
  "yes",
  "no",
])
const TAKES_COUNT = new Set<IntentId>(["amenity", "laundry", "luggage", "room-service", "extend-stay", "yes", "no"])
const TAKES_PEOPLE = new Set<IntentId>(["transport", "dining-reservation", "book-room", "breakfast"])
const TAKES_WAITED = new Set<IntentId>(["complaint", "chase"])
/** A wake-up call at "6:30" is in the morning, a late check-out at "2" in the afternoon. */
const LEAN: Partial<Record<IntentId, HourLean>> = {
  "wake-up": "morning",
  "wake-up-cancel": "morning",
  "late-checkout": "afternoon",
  "dining-reservation": "afternoon",
  "check-out": "morning",
}

const placeFinder: Partial<Record<IntentId, typeof findPlace>> = { transport: findPlace, emergency: findHousePlace }

/** The values a clause (or, for what is said once, the whole message) gives for an intent. One set for each item named. */
export function fillSlots(intent: IntentId, settled: Slots, clause: Clause, source: SlotSource): Slots[] {
  const { normal, hits } = source
  const slots: Slots = { ...settled }
  const range = source.alone ? { start: 0, end: normal.folded.length } : clause
  const room = findRoom(normal.folded)
  const isCall = intent === "emergency" && /^\d+$/.test(normal.folded.trim())
  if (room && takesRoom(intent) && !isCall) slots.room = { type: "room", value: room.room, evidence: "claimed" }
  const text = room ? blank(normal.folded, room) : normal.folded
  const part = text.slice(range.start, range.end)
  const time = findTime(part, source.now, source.zone, LEAN[intent] ?? "next")
  if (time && TAKES_TIME.has(intent)) slots.time = { type: "time", value: time.at.toISOString() }
  const people = TAKES_PEOPLE.has(intent) ? findPeople(part) : null
  if (people) slots.people = { type: "count", value: people.count }
  const place = placeFinder[intent]?.(normal, range.start, range.end, hits)
  if (place) slots.place = { type: "text", value: place }
  const waited = TAKES_WAITED.has(intent) ? findWaited(normal.text, normal.folded) : null
  if (waited) slots.waited = { type: "text", value: waited }
  if (intent === "maintenance" && (!slots.fault || slots.fault.value === "other")) {
    const fault = findKeys(hits, range, "faults").find(({ key }) => key !== "other")
    slots.fault = fault ? { type: "choice", value: fault.key } : (slots.fault ?? { type: "choice", value: "other" })
  }
  const countable = range.start > 0 || time ? blankRelative(text, range, time) : text
  if (intent === "amenity") return itemsOf(slots, countable, range, hits)
  const chased = intent === "chase" ? findKeys(hits, { start: 0, end: normal.folded.length }, "amenities")[0] : undefined
  if (chased) slots.item = { type: "choice", value: chased.key }
  const told = countable.slice(range.start, range.end)
  const nights = intent === "extend-stay" ? findNights(told) : null
  const count = nights ?? (TAKES_COUNT.has(intent) ? (findCount(told, null)?.count ?? null) : null)
  const quantity = count ?? (intent === "yes" || intent === "no" ? readCorrection(told) : null)
  if (quantity !== null) slots.quantity = { type: "count", value: quantity }
  return [slots]
}

/** "Two more nights", "one extra night", "by a night". */
function findNights(told: string): number | null {
  const match = NIGHTS.exec(told)
  return match ? readNumeral(match[1] ?? "") : null
}

const NIGHTS = new RegExp(`(?<![a-z\\d])(${ENGLISH_NUMERAL}) (?:more |extra |additional |further |other )?(?:nights?|days?)(?![a-z])`)

/** "No, three": a number between marks. */
function readCorrection(told: string): number | null {
  for (const part of told.split(/[,，、。.!！?？;；]/)) {
    const count = readBareCount(part)
    if (count !== null && count > 0 && count <= COUNT_MAX) return count
  }
  return null
}

const takesRoom = (intent: IntentId): boolean => {
  const kind = INTENTS[intent][0]
  return kind === "request" || kind === "complaint" || kind === "emergency" || intent === "yes" || intent === "no"
}

/** One set of slots for each item of the catalogue named in the range, each with the number beside it. */
function itemsOf(shared: Slots, text: string, range: Clause, hits: Hit[]): Slots[] {
  const items = findKeys(hits, range, "amenities")
  if (items.length === 0) {
    const count = findCount(text.slice(range.start, range.end), null)
    return [count ? { ...shared, quantity: { type: "count", value: count.count } } : shared]
  }
  let from = range.start
  return items.map(({ key, hit }, i) => {
    const until = items[i + 1]?.hit.start ?? range.end
    const part =
      " ".repeat(from) + text.slice(from, i === items.length - 1 ? range.end : Math.max(hit.end, untilNumber(text, hit.end, until)))
    const count = findCount(part, hit)
    from = Math.max(hit.end, count && count.start >= hit.start ? count.end : 0)
    const slots: Slots = { ...shared, item: { type: "choice", value: key } }
    if (count) slots.quantity = { type: "count", value: count.count }
    return slots
  })
}

/** A number after an item belongs to it only when the next item does not follow at once: "毛巾2条，水3瓶" but "towels and 2 robes". */
function untilNumber(text: string, end: number, until: number): number {
  const match = /^\s?[x×]?\s?(?:\d{1,2}|[一二两三四五六七八九十])\s?(?:条|个|瓶|份|双|枚|本|つ|個|套|床|卷|包)/.exec(text.slice(end, until))
  return match && /^[\s,，、和跟と]/.test(text.slice(end + match[0].length, until) || ",") ? end + match[0].length : end
}

/** Entries of a catalogue list named in a range, in order, each once. */
function findKeys(hits: Hit[], range: Clause, list: string): { key: string; hit: Hit }[] {
  const prefix = `${TAG.concept}@${list}:`
  const found: { key: string; hit: Hit }[] = []
  for (const hit of hits) {
    if (hit.start < range.start || hit.end > range.end) continue
    const tag = hit.tags.find((candidate) => candidate.startsWith(prefix))
    if (!tag) continue
    const key = tag.slice(prefix.length)
    const overlaps = found.findIndex(({ hit: other }) => other.start < hit.end && hit.start < other.end)
    if (found.some((other) => other.key === key)) continue
    if (overlaps < 0) found.push({ key, hit })
    else if (found[overlaps] && hit.end - hit.start > found[overlaps].hit.end - found[overlaps].hit.start) found[overlaps] = { key, hit }
  }
  return found
}

const blank = (text: string, span: { start: number; end: number }): string =>
  text.slice(0, span.start) + " ".repeat(span.end - span.start) + text.slice(span.end)

const blankRelative = (text: string, range: Clause, span: { start: number; end: number } | null): string =>
  span ? blank(text, { start: range.start + span.start, end: range.start + span.end }) : text
