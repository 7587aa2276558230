import type { Frame } from "../domain/conversation.ts"
import { isOpen, type Property } from "../domain/property.ts"
import { isFull } from "../domain/tier.ts"
import { isWithin, localTime } from "../lib/time.ts"
import { ticketsOf } from "./chase-ticket.ts"
import { type Draft, flowOf } from "./draft.ts"
import type { Condition } from "./schema.ts"
import { nearIn } from "./speak.ts"
import { PAIRED } from "./steps/pair.ts"
import { findEntry } from "./values.ts"

/** Decides a branch. Whatever cannot be decided is found when content is loaded; a slot nobody filled fits nothing. */
export function holds(condition: Condition, frame: Frame, draft: Draft): boolean {
  const { facts, script } = draft
  const zone = script.property.timezone
  if ("slot" in condition) return slotHolds(condition, frame, draft)
  if ("phase" in condition) return facts.phase === condition.phase
  if ("department" in condition) {
    const department = script.property.departments[condition.department] ?? script.property.departments["front-office"]
    return isOpen(department?.hours ?? "always", facts.now, zone) === condition.open
  }
  if ("fact" in condition) return isOpen(script.facts.hours[condition.fact] ?? [], facts.now, zone) === condition.open
  if ("time" in condition) return isWithin(localTime(facts.now, zone).time, [`${condition.time.from}-${condition.time.to}`])
  if ("entitled" in condition) return (facts.entitlements ?? []).includes(condition.entitled) === condition.is
  if ("member" in condition) return (facts.tier != null) === condition.member
  if ("vip" in condition) return facts.isVip === condition.vip
  if ("guest" in condition) return (facts.guestName !== null) === condition.is
  if ("likes" in condition) return likes(draft, condition.likes)
  if ("paired" in condition) return frame.slots[PAIRED]?.value === condition.paired
  if ("near" in condition) return nearIn(draft).length > 0 === condition.near
  if ("untaken" in condition) {
    const isUntaken = facts.openTickets.some(({ intent, kind, isTaken }) => intent === condition.ticket && kind === "request" && !isTaken)
    return isUntaken === condition.untaken
  }
  const isThere = ticketsOf(draft).some((ticket) => condition.ticket === "any" || ticket.intent === condition.ticket)
  return isThere === condition.open
}

/** What is known of a guest is looked up when a flow first asks; somebody who was offered something in this stay is left alone. */
function likes(draft: Draft, fact: string): boolean {
  const { isKnown, habits, arrival } = draft.facts
  if (!isKnown || (arrival ?? null) === null || draft.memory.offeredIn === arrival) return false
  if (!habits) draft.asks = { kind: "habits" }
  return habits?.likes.includes(fact) ?? false
}

function slotHolds(condition: Extract<Condition, { slot: string }>, frame: Frame, draft: Draft): boolean {
  const value = frame.slots[condition.slot]
  if ("known" in condition) return (value !== undefined) === condition.known
  if (!value) return false
  if ("is" in condition) return String(value.value) === condition.is
  if ("above" in condition) return value.type === "count" && value.value > condition.above
  if ("after" in condition || "before" in condition) {
    if (value.type !== "time") return false
    const { time } = localTime(new Date(value.value), draft.script.property.timezone)
    const { property } = draft.script
    return "after" in condition ? time > hourOf(condition.after, property) : time < hourOf(condition.before, property)
  }
  if ("spare" in condition) return (value.type === "time" && hasSpare(new Date(value.value), draft)) === condition.spare
  const declared = flowOf(draft, frame)?.slots[condition.slot]
  const entry = findEntry(draft.script.catalogue, declared?.type === "choice" ? declared.from : null, String(value.value))
  return entry?.flags.includes(condition.has) ?? false
}

/** `check-out` and `late-check-out` as the property file has them; anything else is an hour already. */
export function hourOf(hour: string, { checkOut, tiers }: Pick<Property, "checkOut" | "tiers">): string {
  if (hour === "check-out") return checkOut
  return hour === "late-check-out" ? tiers.lateCheckOut.until : hour
}

function hasSpare(at: Date, { facts, script: { property } }: Draft): boolean {
  const { day } = localTime(at, property.timezone)
  return facts.departure === day && !isFull(day, facts.roomsTaken ?? new Map(), property.tiers)
}
