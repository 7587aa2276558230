import type { SlotValue } from "../domain/conversation.ts"
import { isOpen } from "../domain/property.ts"
import { hourOf } from "../flows/conditions.ts"
import type { CompiledFlow, Script } from "../flows/content.ts"
import type { Condition, Slot } from "../flows/schema.ts"
import { addDays, addMinutes, instantOf, localTime } from "../lib/time.ts"
import { conditionsIn, flowsBehind, nodesOf } from "./flows-behind.ts"

/** A value for a slot, and how a guest says it. */
export type Told = { text: string; value: SlotValue }

/** The room of a stay we know, and another one. */
export const ROOM = "1204"
const OTHER_ROOM = "1208"
const WORDS = "something of mine"

/**
 * The values of a slot that this flow, or what it leads to, can tell apart: of a list one entry for each combination of
 * flags and names a branch asks for, of a count its bounds and what lies beyond each step between, of a time each side of an hour.
 */
export function tellingValues(script: Script, flow: CompiledFlow, name: string, now: Date): Told[] {
  const slot = flow.slots[name]
  const conditions = conditionsIn(flowsBehind(script, flow.name)).filter((condition) => "slot" in condition && condition.slot === name)
  return slot ? valuesOf(slot, { script, conditions, now }) : []
}

type Around = { script: Script; conditions: Condition[]; now: Date }

function valuesOf(slot: Slot, around: Around): Told[] {
  switch (slot.type) {
    case "choice":
      return choices(slot.from, around)
    case "count":
      return counts(slot, around).map((value) => ({ text: String(value), value: { type: "count", value } }))
    case "room":
      return [{ text: OTHER_ROOM, value: { type: "room", value: OTHER_ROOM, evidence: "claimed" } }]
    case "time":
      return times(slot, around)
    case "text": {
      const named = around.conditions.flatMap((condition) => ("is" in condition && typeof condition.is === "string" ? [condition.is] : []))
      return [...new Set([WORDS, ...named])].map((text) => ({ text, value: { type: "text", value: text } }))
    }
  }
}

function choices(list: string, { script, conditions }: Around): Told[] {
  const bySignature = new Map<string, Told>()
  for (const { key, label, flags } of script.catalogue.get(list) ?? []) {
    const signature = conditions.map((condition) => {
      if ("has" in condition) return flags.includes(condition.has)
      return "is" in condition && condition.is === key
    })
    const value = { type: "choice" as const, value: key }
    if (!bySignature.has(signature.join())) bySignature.set(signature.join(), { text: label.en, value })
  }
  return [...bySignature.values()]
}

function counts({ min, max }: Extract<Slot, { type: "count" }>, { conditions }: Around): number[] {
  const steps = conditions.flatMap((condition) => ("above" in condition ? [condition.above, condition.above + 1] : []))
  return [...new Set([min, ...steps, max])].filter((count) => count >= min && count <= max)
}

/** Tomorrow, on each side of every hour that a branch asks for, within the hours the slot is bound to. */
function times(slot: Extract<Slot, { type: "time" }>, { script, conditions, now }: Around): Told[] {
  const zone = script.property.timezone
  const tomorrow = addDays(localTime(now, zone).day, 1)
  const hours = conditions.flatMap((condition) =>
    "after" in condition
      ? [hourOf(condition.after, script.property)]
      : "before" in condition
        ? [hourOf(condition.before, script.property)]
        : [],
  )
  const sides = hours.flatMap((hour) =>
    [-1, 0, 1].map((minutes) => localTime(addMinutes(instantOf(tomorrow, hour, zone), minutes), zone).time),
  )
  const bound = slot.during === undefined ? "always" : (script.facts.hours[slot.during] ?? "always")
  const candidates = ["10:00", ...sides, ...(bound === "always" ? [] : bound.map((span) => span.slice(0, 5)))]
  const told = [...new Set(candidates)]
    .map((time) => ({ time, at: instantOf(tomorrow, time, zone) }))
    .filter(({ at }) => isOpen(bound, at, zone))
  return told
    .slice(0, hours.length > 0 ? told.length : 1)
    .map(({ time, at }) => ({ text: `tomorrow ${time}`, value: { type: "time", value: at.toISOString() } }))
}

/** A value that is understood but not possible; null when the slot takes whatever it can read. */
export function impossibleValue(slot: Slot, now: Date): Told | null {
  if (slot.type === "count") return { text: String(slot.max + 1), value: { type: "count", value: slot.max + 1 } }
  if (slot.type !== "time") return null
  return { text: "an hour ago", value: { type: "time", value: addMinutes(now, -60).toISOString() } }
}

/** Slots a branch or a wording asks about and nobody need ask for: told at the start or never. */
export function unaskedSlots(flow: CompiledFlow): string[] {
  const asked = conditionsIn([flow]).flatMap((condition) => ("slot" in condition ? [condition] : []))
  const worded = nodesOf(flow).flatMap((node) => (node.kind === "say" && node.by ? [node.by] : []))
  const known = asked.flatMap((condition) => ("known" in condition && flow.slots[condition.slot]?.type !== "room" ? [condition.slot] : []))
  const optional = [...asked.map(({ slot }) => slot), ...worded].filter((name) => flow.slots[name]?.optional)
  return [...new Set([...optional, ...known])]
}
