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

/** What a text shows, by the hash of each feature's name, with its strength. */
export type Shown = { hashes: Uint32Array; strengths: Float32Array }

export function hashFeatures(features: Map<string, number>): Shown {
  const shown = { hashes: new Uint32Array(features.size), strengths: new Float32Array(features.size) }
  let at = 0
  for (const [name, strength] of features) {
    shown.hashes[at] = hashText(name)
    shown.strengths[at++] = strength
  }
  return shown
}

/** What an unknown feature counts: it makes a message less like everything. */
const UNKNOWN_RARITY = 4

/** Looks features up; what is unknown only takes weight from the rest. */
export function weigh({ hashes, strengths }: Shown, columns: Ranker["columns"], rarity: Ranker["rarity"]): Weighed {
  const known = new Int32Array(hashes.length)
  const values = new Float32Array(hashes.length)
  let squares = 0
  let count = 0
  for (let i = 0; i < hashes.length; i++) {
    const column = columns.get(hashes[i] ?? 0)
    const value = (strengths[i] ?? 0) * (column === undefined ? UNKNOWN_RARITY : (rarity[column] ?? 0))
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
