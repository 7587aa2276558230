import type { SlotValue } from "../domain/conversation.ts"
import { isOpen } from "../domain/property.ts"
import { MINUTE_MS } from "../lib/time.ts"
import { readChoice, readCount, readRoom, readTime } from "../understanding/read-slot.ts"
import type { Draft } from "./draft.ts"
import { readOnSameDay } from "./same-day.ts"
import type { Slot } from "./schema.ts"
import { findEntry } from "./values.ts"

/** What became of a value offered for a slot: taken, understood but out of bounds, or not one for this slot. */
export type Accepted = SlotValue | "out-of-bounds" | null

/** Checks a value that the reading found against the slot's own rules. */
export function acceptSlot(draft: Draft, slot: Slot, value: SlotValue | undefined): Accepted {
  if (!value || value.type !== slot.type) return null
  switch (value.type) {
    case "choice":
      return slot.type === "choice" && findEntry(draft.script.catalogue, slot.from, value.value) ? value : null
    case "count":
      return slot.type === "count" && value.value >= slot.min && value.value <= slot.max ? value : "out-of-bounds"
    case "room": {
      const isProven = value.value === (draft.facts.room?.value ?? draft.facts.formerRoom)
      return { type: "room", value: value.value, evidence: isProven ? "verified" : "claimed" }
    }
    case "time":
      return isAhead(draft, value.value) && isDuring(draft, slot, value.value) ? value : "out-of-bounds"
    case "text":
      return value.value.trim() === "" ? null : value
  }
}

const isAhead = ({ facts }: Draft, at: string): boolean => Date.parse(at) >= facts.now.getTime() - MINUTE_MS

/** Is the place open then? */
function isDuring({ script }: Draft, slot: Slot, at: string): boolean {
  const hours = slot.type === "time" && slot.during ? script.facts.hours[slot.during] : undefined
  return hours === undefined || isOpen(hours, new Date(at), script.property.timezone)
}

/** Reads the guest's words as an answer to this slot's question, or as a correction of what they said `before`. */
export function readAnswer(draft: Draft, slot: Slot, before?: SlotValue): Accepted {
  return acceptSlot(draft, slot, readValue(draft, slot, before) ?? undefined)
}

function readValue({ text, facts, script }: Draft, slot: Slot, before: SlotValue | undefined): SlotValue | null {
  switch (slot.type) {
    case "choice": {
      const entry = readChoice(text, script.catalogue.get(slot.from) ?? [])
      return entry && { type: "choice", value: entry.key }
    }
    case "count": {
      const count = readCount(text)
      return count === null ? null : { type: "count", value: count }
    }
    case "room": {
      const room = readRoom(text)
      return room === null ? null : { type: "room", value: room, evidence: "claimed" }
    }
    case "time": {
      const zone = script.property.timezone
      const moved = before?.type === "time" ? readOnSameDay(text, new Date(before.value), facts.now, zone) : null
      const time = moved ?? readTime(text, facts.now, zone)
      return time && { type: "time", value: time.toISOString() }
    }
    case "text":
      return { type: "text", value: text }
  }
}

/** Are two values the same to the guest? How a room was proven does not count. */
export const isSameValue = (a: SlotValue | undefined, b: SlotValue): boolean => a?.type === b.type && a.value === b.value
