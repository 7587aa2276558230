import type { Reading } from "../domain/reading.ts"
import { hasTemplate } from "../templates/catalog.ts"
import { bringPerson } from "./bring-person.ts"
import { countStall } from "./count-stall.ts"
import { type Draft, flowOf, getFlow, pushRepair, topFrame } from "./draft.ts"
import { say } from "./speak.ts"

/** Misses in a row after which a person takes over. */
const MISSES_MAX = 2

/** We did not understand: ask once more in other words, then bring in a person. An angry guest gets the person at once. */
export function miss(draft: Draft, reading: Reading): void {
  if (!countMiss(draft) || reading.emotion === "angry") {
    bringPerson(draft)
    return
  }
  draft.outcome = "clarified"
  const frame = topFrame(draft)
  if (draft.hasMetLanguage) {
    draft.comeBack = "ask"
    return
  }
  if (!frame?.asked) {
    draft.memory.missed = draft.text
    pushRepair(draft, "clarify")
    return
  }
  draft.comeBack = "ask"
  const slot = frame.asked.kind === "slot" ? flowOf(draft, frame)?.slots[frame.asked.slot] : undefined
  if (slot?.invalid && hasTemplate(draft.script.templates, slot.invalid)) say(draft, slot.invalid, frame)
  else if (hasWordsForAsking(draft)) pushRepair(draft, "clarify")
  else say(draft, "repair.not-understood")
}

/** @returns whether we may still ask */
export function countMiss(draft: Draft): boolean {
  draft.memory.misses += 1
  return countStall(draft) && draft.memory.misses < MISSES_MAX
}

/** Does the clarify pattern say anything besides its menu, which is left out while a question waits? */
function hasWordsForAsking(draft: Draft): boolean {
  const name = draft.script.repairs.get("clarify")
  const nodes = name === undefined ? [] : [...getFlow(draft, name).nodes.values()]
  return nodes.some((node) => node.kind === "say" && node.options.length === 0)
}
