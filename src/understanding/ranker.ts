import { hashText } from "./hash-text.ts"

/**
 * What telling meanings apart has taught. Features are known by the hash of their name; each has a column of weights, one
 * a class, kept as small whole numbers times the column's scale. Classes are the meanings in order and, last, "none of them".
 */
export type Ranker = {
  classes: number
  columns: Map<number, number>
  /** How much a feature tells by being rare, by column. */
  rarity: Float32Array
  scales: Float32Array
  weights: Int8Array
}

/** Known features as columns with values, scaled so that a long message counts no more than a short one. */
export type Weighed = { columns: Int32Array; values: Float32Array }

/** What an unknown feature counts: it makes a message less like everything. */
const UNKNOWN_RARITY = 4

/** Looks features up; what is unknown only takes weight from the rest. */
export function weigh(features: Map<string, number>, columns: Ranker["columns"], rarity: Ranker["rarity"]): Weighed {
  const known = new Int32Array(features.size)
  const values = new Float32Array(features.size)
  let squares = 0
  let count = 0
  for (const [name, strength] of features) {
    const column = columns.get(hashText(name))
    const value = strength * (column === undefined ? UNKNOWN_RARITY : (rarity[column] ?? 0))
    squares += value * value
    if (column === undefined) continue
    known[count] = column
    values[count++] = value
  }
  const length = Math.sqrt(squares) || 1
  for (let i = 0; i < count; i++) values[i] = (values[i] ?? 0) / length
  return { columns: known.subarray(0, count), values: values.subarray(0, count) }
}

/** Turns scores into probabilities, in place. */
export function soften(scores: Float32Array): void {
  let highest = Number.NEGATIVE_INFINITY
  for (const value of scores) if (value > highest) highest = value
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    const power = Math.exp((scores[i] ?? 0) - highest)
    scores[i] = power
    sum += power
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum
}
