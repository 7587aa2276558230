import type { Frame, Slots } from "../domain/conversation.ts"
import type { CatalogueEntry } from "../understanding/catalogue.ts"
import { readChoice } from "../understanding/read-slot.ts"
import { acceptSlot, isSameValue, readAnswer } from "./accept-slot.ts"
import { type Draft, flowOf } from "./draft.ts"
import type { Slot } from "./schema.ts"

/** Names of slots that got a new value, and of those whose value was understood but not possible. */
export type Filled = { changed: string[]; rejected: string[] }

/** Puts what the guest said into the slots of the same name. What they say now replaces what they said before. */
export function fillFrom(draft: Draft, frame: Frame, told: Slots[]): Filled {
  const filled: Filled = { changed: [], rejected: [] }
  for (const [name, slot] of Object.entries(flowOf(draft, frame)?.slots ?? {})) {
    const value = told.map((slots) => slots[name]).find((candidate) => candidate !== undefined)
    put(frame, name, acceptSlot(draft, slot, value), filled)
  }
  return filled
}

/**
 * Reads a correction that came without an intent: "no, three", "不对，两条", "make it 1209". Only slots that have a value
 * can be corrected, and a number that nobody asked for; once a time or a room is read, its digits are not taken for a number again.
 */
export function correctFromWords(draft: Draft, frame: Frame): Filled {
  const filled: Filled = { changed: [], rejected: [] }
  const known = Object.entries(flowOf(draft, frame)?.slots ?? {}).filter(([name, slot]) => frame.slots[name] || slot.type === "count")
  const ofType = (type: Slot["type"]): [string, Slot][] => known.filter(([, slot]) => slot.type === type)
  const found = (): boolean => filled.changed.length + filled.rejected.length > 0
  const correct = (type: Slot["type"]): void => {
    for (const [name, slot] of ofType(type)) put(frame, name, readAnswer(draft, slot, frame.slots[name]), filled)
  }
  for (const [name, slot] of ofType("choice")) if (isNamed(draft, slot)) put(frame, name, readAnswer(draft, slot), filled)
  const isChoice = found()
  correct("time")
  if (filled.changed.length === (isChoice ? 1 : 0)) correct("room")
  if (filled.changed.length === (isChoice ? 1 : 0)) correct("count")
  return filled
}

/** Does the guest only say back a value that is known already: "just one", "1208"? */
export function restates(draft: Draft, frame: Frame): boolean {
  return Object.entries(flowOf(draft, frame)?.slots ?? {}).some(([name, slot]) => {
    if (!frame.slots[name] || slot.type === "text" || (slot.type === "choice" && !isNamed(draft, slot))) return false
    const value = readAnswer(draft, slot)
    return value !== null && value !== "out-of-bounds" && isSameValue(frame.slots[name], value)
  })
}

/** Fills what is still missing from an answer that names more than was asked: "3 towels to 1208". */
export function fillMissingFromWords(draft: Draft, frame: Frame): void {
  const filled: Filled = { changed: [], rejected: [] }
  const missing = Object.entries(flowOf(draft, frame)?.slots ?? {}).filter(([name, slot]) => !frame.slots[name] && slot.type !== "text")
  for (const [name, slot] of missing) {
    if (slot.type === "choice" && !isNamed(draft, slot)) continue
    const value = readAnswer(draft, slot)
    const isLoneDigit = value !== null && value !== "out-of-bounds" && value.type === "room" && value.value.length < 3
    if (value !== "out-of-bounds" && !isLoneDigit) put(frame, name, value, filled)
  }
}

/** Where a time that could not be had is kept: "seven then" is for its day. */
export const refusedName = (name: string): string => `${name}-refused`

/** Does the guest name an entry, as against its number in the list? */
function isNamed({ text, script }: Draft, slot: Slot): boolean {
  return slot.type === "choice" && findNamed(text, script.catalogue.get(slot.from) ?? []) !== null
}

/** The entry that is named in the words. A number is no name: it changes its meaning when the list is turned. */
export function findNamed(text: string, entries: CatalogueEntry[]): CatalogueEntry | null {
  const turned = turnedOf(entries)
  const entry = readChoice(text, entries)
  return entry !== null && readChoice(text, turned)?.key === entry.key ? entry : null
}

function put(frame: Frame, name: string, value: ReturnType<typeof acceptSlot>, filled: Filled): void {
  if (value === null) return
  if (value === "out-of-bounds") filled.rejected.push(name)
  else if (!isSameValue(frame.slots[name], value)) {
    frame.slots[name] = value
    filled.changed.push(name)
  }
}

const turnedLists = new WeakMap<CatalogueEntry[], CatalogueEntry[]>()

/** Made once for a list, since its words are prepared once for each list that is read by. */
function turnedOf(entries: CatalogueEntry[]): CatalogueEntry[] {
  const turned = turnedLists.get(entries) ?? [...entries.slice(1), ...entries.slice(0, 1)]
  turnedLists.set(entries, turned)
  return turned
}
