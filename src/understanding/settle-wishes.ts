import type { SlotValue } from "../domain/conversation.ts"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import { type FoundWish, isWork } from "./find-wishes.ts"
import { CLEAR_MIN } from "./match-meanings.ts"
import type { Mood } from "./read-mood.ts"

/** Turns what was found into what is wanted: courtesies beside a wish fall away, anger about a fault is a complaint, doubles become one. */
export function settleWishes(found: FoundWish[], mood: Mood, expectsYesOrNo: boolean): FoundWish[] {
  const work = found.filter((wish) => isWork(wish.intent))
  const kept = found.filter((wish) => {
    if (isWork(wish.intent)) return isCredible(wish, work)
    if (wish.intent === "yes" || wish.intent === "no")
      return expectsYesOrNo || (work.length === 0 && !found.some((other) => other.intent === "thanks"))
    if (work.length === 0) return true
    return wish.rule >= CLEAR_MIN && STANDS_BESIDE.has(wish.intent)
  })
  const cancelled = kept.length > 0 && found.some((wish) => wish.intent === "cancel") ? kept.map(asCancelled) : kept
  const complained = mood.emotion === "angry" ? complainFirst(cancelled) : complaintsFirst(cancelled)
  return mergeDoubles(dropFollowers(complained)).slice(0, WISHES_PER_MESSAGE_MAX)
}

export const WISHES_PER_MESSAGE_MAX = 6
const STANDS_BESIDE = new Set<IntentId>(["human", "opt-out", "language", "suggestion"])

/** "I have a wake-up call at six. Cancel it, please." */
function asCancelled(wish: FoundWish): FoundWish {
  const opposite: Partial<Record<IntentId, IntentId>> = {
    "wake-up": "wake-up-cancel",
    "book-room": "cancel-booking",
    "booking-details": "cancel-booking",
  }
  return { ...wish, intent: opposite[wish.intent] ?? wish.intent }
}

/** Beside another wish, likeness alone has to be strong. */
function isCredible(wish: FoundWish, work: FoundWish[]): boolean {
  if (wish.rule >= CLEAR_MIN || work.length === 1) return true
  const best = work.reduce((top, other) => (other.confidence > top.confidence ? other : top))
  return wish === best || wish.confidence >= BESIDE_MIN
}

const BESIDE_MIN = 0.88

/** Faults and delays that become a complaint when they are told angrily, with its category. */
const CATEGORY_OF: Partial<Record<IntentId, string>> = {
  maintenance: "equipment",
  noise: "noise",
  pests: "smell_insects",
  "lost-item": "lost_item",
  billing: "billing",
  "key-access": "equipment",
  "clean-room": "cleanliness",
  chase: "slow_response",
  amenity: "slow_response",
  "room-service": "food_beverage",
  "early-checkin": "room_not_ready",
}
/** Controls an angry guest means as they are. */
const NOT_A_COMPLAINT = new Set<IntentId>(["opt-out", "cancel", "emergency", "no", "yes"])

function complainFirst(wishes: FoundWish[]): FoundWish[] {
  if (wishes.some((wish) => NOT_A_COMPLAINT.has(wish.intent))) return wishes
  const cause = wishes.find((wish) => CATEGORY_OF[wish.intent])
  const told = wishes.find((wish) => wish.intent === "complaint")
  if (told) {
    const isVague = told.slots.category?.value === "other" && cause
    const known = isVague ? { ...told, slots: { ...told.slots, category: { type: "choice" as const, value: categoryOf(cause) } } } : told
    return complaintsFirst(wishes.map((wish) => (wish === told ? known : wish)))
  }
  const category: SlotValue = { type: "choice", value: categoryOf(cause) }
  const base = cause ?? wishes[0]
  const complaint: FoundWish = {
    intent: "complaint",
    slots: { category },
    confidence: base ? Math.max(0.7, base.confidence) : 0.6,
    rule: 0.8,
    because: base ? `complaint: ${base.intent} told angrily` : "complaint: anger alone",
    clause: base?.clause ?? { start: 0, end: 0 },
    at: 0,
  }
  return [complaint, ...wishes.filter((wish) => INTENTS[wish.intent][0] !== "social")]
}

function categoryOf(cause: FoundWish | undefined): string {
  if (!cause) return "other"
  if (cause.intent === "maintenance" && cause.slots.fault?.value === "air-conditioning") return "temperature"
  return CATEGORY_OF[cause.intent] ?? "other"
}

/** A complaint leads whatever else is wanted. */
const complaintsFirst = (wishes: FoundWish[]): FoundWish[] => [
  ...wishes.filter((wish) => wish.intent === "complaint"),
  ...wishes.filter((wish) => wish.intent !== "complaint"),
]

const MORE_THAN_CHECK_OUT = new Set<IntentId>(["lost-item", "late-checkout", "checkout-time"])

/** Words that only tell the complaint's story are no wishes of their own. */
function dropFollowers(wishes: FoundWish[]): FoundWish[] {
  const complaint = wishes.find((wish) => wish.intent === "complaint")
  const chases = wishes.filter((wish) => wish.intent === "chase")
  return wishes.filter((wish) => {
    if (complaint && wish.intent === "chase") return false
    // "I checked out and found …", "check-out, at one if I may": the stay's end is the setting, not the wish.
    if (wish.intent === "check-out" && wishes.some((other) => MORE_THAN_CHECK_OUT.has(other.intent))) return false
    if (complaint && INTENTS[wish.intent][0] === "question" && wish.rule < CLEAR_MIN) return false
    const isRequest = INTENTS[wish.intent][0] === "request"
    // "The towels, how are they coming along?" is one question about one order.
    return !chases.some((chase) => chase !== wish && isRequest && (chase.clause.start === wish.clause.start || wish.rule < CLEAR_MIN))
  })
}

/** One wish for each thing wanted: the same intent once, unless item or fault differ. The first keeps its place and gains what the other knew. */
function mergeDoubles(wishes: FoundWish[]): FoundWish[] {
  const merged: FoundWish[] = []
  for (const wish of wishes) {
    const same = merged.find((other) => other.intent === wish.intent && !isOtherThing(other, wish))
    if (!same) merged.push(wish)
    else if (isVaguer(same, wish)) Object.assign(same, { slots: { ...same.slots, ...wish.slots } })
    else same.slots = { ...wish.slots, ...same.slots }
  }
  return merged
}

function isOtherThing(a: FoundWish, b: FoundWish): boolean {
  return ["item", "fault"].some((slot) => {
    const [one, two] = [a.slots[slot]?.value, b.slots[slot]?.value]
    return one !== undefined && two !== undefined && one !== two && one !== "other" && two !== "other"
  })
}

const isVaguer = (a: FoundWish, b: FoundWish): boolean =>
  ["fault", "category"].some((slot) => a.slots[slot]?.value === "other" && b.slots[slot] !== undefined && b.slots[slot]?.value !== "other")
