import { foldWhole } from "./fold-whole.ts"
import { normalise } from "./normalise.ts"

/** An example sentence with what it means, and how alike it is to the message: 1 is the same, 0 shares nothing. */
export type NearExample = { text: string; intent: string; alike: number }

/** The examples most like a message, most alike first. Goes through all of them: for explaining, not for reading. */
export function findNearestExamples(message: string, examples: Omit<NearExample, "alike">[], count: number): NearExample[] {
  const pairs = pairsOf(message)
  return examples
    .map((example) => ({ ...example, alike: Number(likeness(pairs, pairsOf(example.text)).toFixed(2)) }))
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike || (a.text < b.text ? -1 : 1))
    .slice(0, count)
}

/** Neighbouring characters, spaces and marks aside. */
function pairsOf(text: string): Set<string> {
  const folded = foldWhole(normalise(text).folded)
  return new Set(Array.from({ length: Math.max(0, folded.length - 1) }, (_, i) => folded.slice(i, i + 2)))
}

/** Shared pairs among all pairs of both (Dice). */
function likeness(a: Set<string>, b: Set<string>): number {
  if (a.size + b.size === 0) return 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return (2 * shared) / (a.size + b.size)
}
