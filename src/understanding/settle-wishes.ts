import type { SlotValue } from "../domain/conversation.ts"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import { findClock } from "./find-clock.ts"
import { type FoundWish, isWork } from "./find-wishes.ts"
import { CLEAR_MIN } from "./match-meanings.ts"
import type { Mood } from "./read-mood.ts"
import type { Message } from "./reading-context.ts"
import { conceptsIn, type Hit } from "./term-index.ts"

/**
 * Turns what was found into what is wanted: courtesies beside a wish fall away, anger about a fault is a complaint, doubles become one.
 * @param complaint how like the examples of complaints the whole message is, 0 to 1
 */
export function settleWishes(found: FoundWish[], mood: Mood, expectsYesOrNo: boolean, complaint: number, message: Message): FoundWish[] {
  const work = found.filter((wish) => isWork(wish.intent))
  const kept = found.filter((wish) => {
    if (isWork(wish.intent)) return isCredible(wish, work)
    if (wish.intent === "yes" || wish.intent === "no")
      return expectsYesOrNo || (work.length === 0 && found.every((other) => other.intent === wish.intent || FITS_YES.has(other.intent)))
    if (work.length === 0) return true
    return wish.rule >= CLEAR_MIN && STANDS_BESIDE.has(wish.intent)
  })
  const cancelled = kept.length > 0 && found.some((wish) => wish.intent === "cancel") ? kept.map(asCancelled) : kept
  const answered = expectsYesOrNo ? preferAnswer(cancelled) : cancelled
  const complained = mood.emotion === "angry" ? complainFirst(answered, complaint) : complaintsFirst(answered)
  const settled = dropFollowers(mergeDoubles(complained), message).map((wish) => asCheckOut(wish, message))
  return withCancel(settled, found, message).slice(0, WISHES_PER_MESSAGE_MAX)
}

/** "太好了，拿到了" says yes; the praise in front is part of it. */
function preferAnswer(wishes: FoundWish[]): FoundWish[] {
  const isAnswered = wishes.some((wish) => wish.intent === "yes" || wish.intent === "no")
  return isAnswered ? wishes.filter((wish) => !["compliment", "goodbye", "greeting"].includes(wish.intent)) : wishes
}

/** Orders that "cancel the late check-out" names together with the cancel. */
const STAY_ORDERS = new Set<IntentId>(["check-out", "late-checkout", "early-checkin", "extend-stay", "room-change"])

const said = ({ clause }: FoundWish, concept: string, hits: Hit[]): boolean => conceptsIn(clause, hits).has(concept)

function withCancel(wishes: FoundWish[], found: FoundWish[], message: Message): FoundWish[] {
  const { hits } = message
  const cancel = wishes.find((wish) => wish.intent === "cancel")
  if (cancel) {
    // "Cancel the checkout" says cancel, and which order is meant.
    const isCheckOut = wishes.length === 1 && conceptsIn(cancel.clause, hits).has("checkout-word")
    return isCheckOut ? [cancel, { ...cancel, intent: "check-out", because: "check-out: named with the cancel" }] : wishes
  }
  const [only] = wishes.length === 1 ? wishes : []
  const named = only && !said(only, "cancelled-elsewhere", hits) ? only : null
  // "Cancel the taxi" takes an order back; what is left of it is no wish for another. "Cancel the checkout" is no word of a booking.
  if (named?.intent === "transport" && said(named, "cancel-word-strict", hits))
    return [{ ...named, intent: "cancel", slots: {}, because: "cancel: names the transport" }]
  if (named?.intent === "cancel-booking" && said(named, "checkout-word", hits) && !said(named, "booking-word", hits))
    return withCancel([{ ...named, intent: "cancel", slots: {} }], found, message)
  const order = wishes.find((wish) => STAY_ORDERS.has(wish.intent))
  if (!order) return wishes
  const cancelled = found.find((wish) => wish.intent === "cancel" && wish.rule >= CLEAR_MIN)
  const concepts = conceptsIn(order.clause, hits)
  // "航班取消了得再住一晚": somebody else cancelled something else.
  if (concepts.has("cancelled-elsewhere") || (!cancelled && !concepts.has("cancel-word-strict"))) return wishes
  return [{ ...order, intent: "cancel", slots: {}, because: `cancel: names the ${order.intent}` }, ...wishes]
}

/** "10点半退房" tells when the guest leaves; only what is asked for, or late, is a late check-out. */
function asCheckOut(wish: FoundWish, { normal, hits }: Message): FoundWish {
  if (wish.intent !== "late-checkout" || wish.rule >= CLEAR_MIN) return wish
  const concepts = conceptsIn(wish.clause, hits)
  if (!concepts.has("checkout-word") || concepts.has("later-word") || concepts.has("ask")) return wish
  const clock = findClock(normal.folded.slice(wish.clause.start, wish.clause.end))
  const isMorning = clock !== null && clock.hour >= MORNING_FROM && clock.hour <= NOON && clock.period !== "afternoon"
  return isMorning ? { ...wish, intent: "check-out", because: `${wish.because}; check-out: at a usual hour` } : wish
}

const MORNING_FROM = 5
const NOON = 12

/** "好的，再见": beside these a yes stays one; beside others it only opens the sentence. */
const FITS_YES = new Set<IntentId>(["goodbye", "greeting", "compliment", "chitchat"])

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

const BESIDE_MIN = 0.6

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

function complainFirst(wishes: FoundWish[], likeness: number): FoundWish[] {
  if (wishes.some((wish) => NOT_A_COMPLAINT.has(wish.intent))) return wishes
  const cause = wishes.find((wish) => CATEGORY_OF[wish.intent])
  const told = wishes.find((wish) => wish.intent === "complaint")
  // "Hot as hell in here": a strong word is not yet a reproach.
  if (!told && wishes.length > 0 && likeness < (cause ? REPROACH_MIN : REPROACH_WITHOUT_CAUSE_MIN)) return wishes
  if (told) {
    const isVague = cause && (told.slots.category?.value === "other" || isAboutCold(cause, told))
    const known = isVague ? { ...told, slots: { ...told.slots, category: { type: "choice" as const, value: categoryOf(cause) } } } : told
    return complaintsFirst(wishes.map((wish) => (wish === told ? known : wish)))
  }
  const category: SlotValue = { type: "choice", value: categoryOf(cause) }
  const base = cause ?? wishes[0]
  const complaint: FoundWish = {
    intent: "complaint",
    slots: { category },
    confidence: base ? Math.max(0.7, base.confidence) : 0.6,
    rule: TOLD_ANGRILY,
    because: base ? `complaint: ${base.intent} told angrily` : "complaint: anger alone",
    clause: base?.clause ?? { start: 0, end: 0 },
    at: 0,
  }
  return [complaint, ...wishes.filter((wish) => INTENTS[wish.intent][0] !== "social")]
}

/** How much like a complaint an angry message has to be, when something went wrong and when nothing did. */
const REPROACH_MIN = 0.03
const REPROACH_WITHOUT_CAUSE_MIN = 0.2

/** How sure a complaint is that is made of a fault and an angry tone. */
const TOLD_ANGRILY = 0.8

/** An air conditioner that does not work is a matter of temperature before it is one of equipment. */
const isAboutCold = (cause: FoundWish, told: FoundWish): boolean =>
  told.slots.category?.value === "equipment" && categoryOf(cause) === "temperature"

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

/** A likeness that is only the setting of another wish: the door of a guest locked out, the until of one more night. */
const TELLS_MORE: Partial<Record<IntentId, IntentId[]>> = {
  maintenance: ["key-access"],
  "late-checkout": ["extend-stay"],
  "booking-details": ["billing", "invoice"],
}
/** Things whose price may be asked for by themselves. */
const PRICED = ["room-thing", "room-type", "stay-word", "bill-strict", "facility"]

/** "Is there parking? How much is it?" asks the price of what was just named, not of a room or a bill. */
function isPriceOfOther(wish: FoundWish, wishes: FoundWish[], concepts: Set<string>): boolean {
  if ((wish.intent !== "prices" && wish.intent !== "billing") || !concepts.has("ask-price")) return false
  if (PRICED.some((concept) => concepts.has(concept))) return false
  return wishes.some((other) => other !== wish && other.intent !== "complaint" && other.at < wish.at && isWork(other.intent))
}

/** Words that only tell the complaint's story are no wishes of their own. */
function dropFollowers(wishes: FoundWish[], { normal, hits }: Message): FoundWish[] {
  const complaint = wishes.find((wish) => wish.intent === "complaint")
  const chases = wishes.filter((wish) => wish.intent === "chase")
  return wishes.filter((wish) => {
    if (complaint && wish.intent === "chase") return false
    // "I checked out and found …", "check-out, at one if I may": the stay's end is the setting, not the wish.
    if (wish.intent === "check-out" && wishes.some((other) => MORE_THAN_CHECK_OUT.has(other.intent))) return false
    const concepts = conceptsIn(wish.clause, hits)
    const isRequest = INTENTS[wish.intent][0] === "request"
    const isAsked = concepts.has("ask") || normal.folded.charAt(wish.clause.end) === "?"
    if (complaint && INTENTS[wish.intent][0] === "question" && (wish.rule < CLEAR_MIN || !isAsked)) return false
    // "Why should I pay for a crib?" orders none, and what only sounds like a request is the complaint's story.
    if (complaint && isRequest && (concepts.has("grumble") || (wish.rule < CLEAR_MIN && complaint.rule > TOLD_ANGRILY))) return false
    if (wish.rule < CLEAR_MIN && wishes.some((other) => TELLS_MORE[wish.intent]?.includes(other.intent))) return false
    // "5日にチェックインします": the day of arrival, not an early one.
    // "We had a late flight" is no late check-out.
    if (
      wish.intent === "late-checkout" &&
      wish.rule < CLEAR_MIN &&
      wishes.length > 1 &&
      !concepts.has("checkout-word") &&
      !concepts.has("stay-word")
    )
      return wishes.every((other) => other === wish || !other.rule || other.rule < CLEAR_MIN)
    const isArrival = wish.intent === "early-checkin" || (wish.intent === "checkin-time" && !isAsked)
    if (isArrival && wish.rule < CLEAR_MIN && !concepts.has("early-word") && wishes.length > 1) return false
    if (isPriceOfOther(wish, wishes, concepts)) return false
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
  // "We have waited an hour in the lobby, our room is still not ready": the wait is for the room.
  (a.slots.category?.value === "slow_response" && b.slots.category?.value === "room_not_ready") ||
  ["fault", "category"].some((slot) => a.slots[slot]?.value === "other" && b.slots[slot] !== undefined && b.slots[slot]?.value !== "other")
