import type { Reading } from "../domain/reading.ts"
import { findNearestExamples, type NearExample } from "./nearest-examples.ts"

const EXAMPLES_MAX = 2

/** Why a message was read as it was, in sentences a hotel manager can follow: the rules or words that decided, and the nearest examples. */
export function explainReading(message: string, reading: Reading, examples: Omit<NearExample, "alike">[]): string[] {
  const [first] = reading.wishes
  const reasons = [...reading.because]
  if (!first && reasons.length === 0) reasons.push("abstained: nothing was sure enough")
  const [near] = reading.near ?? []
  if (near) reasons.push(`closest guesses: ${(reading.near ?? []).join(", ")}`)
  if (first?.intent === "emergency") return reasons
  const wanted = first ? examples.filter(({ intent }) => intent === first.intent) : examples
  const nearest = findNearestExamples(message, wanted, EXAMPLES_MAX)
  return [...reasons, ...nearest.map(({ text, intent, alike }) => `like “${text}” (${intent}, ${alike.toFixed(2)})`)]
}
