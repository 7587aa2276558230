import { INTENTS, type IntentId, type Reading, type Wish, type WishKind } from "../domain/reading.ts"

/** One line of `houseline understand`, as the outside contract fixes it. */
export type ReadingLine = {
  language: string | null
  intent: IntentId | "unknown"
  department: string | null
  kind: WishKind | "unknown"
  urgency: Reading["urgency"]
  emotion: Reading["emotion"]
  confidence: number
  slots: Record<string, string | number>
  also: { intent: IntentId; slots: Record<string, string | number> }[]
  /** Of an unknown message: what it may have been, best first. */
  near: IntentId[]
}

/** A reading for people and programs outside: the first wish, the others under `also`, slots as plain values; `unknown` when abstaining. */
export function describeReading(reading: Reading): ReadingLine {
  const [first, ...others] = reading.wishes
  const [kind, department] = first ? INTENTS[first.intent] : (["unknown", null] as const)
  return {
    language: reading.language,
    intent: first?.intent ?? "unknown",
    department,
    kind,
    urgency: reading.urgency,
    emotion: reading.emotion,
    confidence: first?.confidence ?? 0,
    slots: first ? plainSlots(first) : {},
    also: others.map((wish) => ({ intent: wish.intent, slots: plainSlots(wish) })),
    near: reading.near ?? [],
  }
}

const plainSlots = (wish: Wish): Record<string, string | number> =>
  Object.fromEntries(Object.entries(wish.slots).map(([name, slot]) => [name, slot.value]))
