import { nearestLanguage } from "../domain/language.ts"
import type { Reading } from "../domain/reading.ts"
import type { Draft } from "./draft.ts"
import { say } from "./speak.ts"
import { kindOf } from "./wish-kinds.ts"

/**
 * A guest writes in a language the house does not: once for each such language they hear which one we answer in, and that
 * a person is theirs for the asking. Not while a person is being called anyway.
 */
export function meetLanguage(draft: Draft, { language, wishes }: Reading): void {
  const { memory, script } = draft
  if (!language || memory.foreign === language || nearestLanguage(language, script.property.languages)) return
  if (wishes.some((wish) => wish.intent === "human" || kindOf(wish) === "emergency" || kindOf(wish) === "complaint")) return
  memory.foreign = language
  draft.hasMetLanguage = true
  say(draft, "repair.other-language")
}
