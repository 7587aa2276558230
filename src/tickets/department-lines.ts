import { factWords } from "../domain/fact-kind.ts"
import type { GuestFact } from "../domain/guest.ts"
import type { Language } from "../domain/language.ts"
import { profileOf } from "../domain/profile.ts"
import type { StaffContent } from "./staff-content.ts"

const FACTS_MAX = 4

/**
 * What a department has to know about a guest for its own work, as flows/profile.yaml says: housekeeping reads the
 * pillow, never the allergy. What is sensitive is on no order, and what nobody confirmed is not acted on.
 */
export function departmentLines(facts: GuestFact[], department: string, content: StaffContent, language: Language, now: Date): string {
  const known = profileOf(facts, content.kinds, now).flatMap(({ key, current, isSensitive }) => {
    const isTheirs = content.kinds.get(key)?.departments.includes(department) === true
    return current && isTheirs && !isSensitive ? [factWords(current, content.kinds, language)] : []
  })
  return known.slice(0, FACTS_MAX).join("\n")
}
