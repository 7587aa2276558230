import { hashText } from "./hash-text.ts"

/** What tells classes apart: a column of weights for each feature, one a class, kept as small whole numbers times the column's scale. */
export type Head = { classes: number; scales: Float32Array; weights: Int8Array }

/** What the example sentences have taught. Features are known by the hash of their name; the last class of a head is "none of them". */
export type Ranker = {
  columns: Map<number, number>
  /** How much a feature tells by being rare, by column. */
  rarity: Float32Array
  /** The meanings of the lexicon, in order. */
  meanings: Head
  /** Whether something is complained of, whatever it is. */
  reproach: Head
  /** The types of danger, as `DANGER_TYPES` lists them. */
  dangers: Head
}

/** Without a word that tells of danger there is none; of meanings, none is likelier than another. */
export const AHEAD = { meanings: 0, reproach: 0, dangers: 4 }

/** A complaint, or none. */
export const REPROACH_CLASSES = 2

export const DANGER_TYPES = ["fire", "medical", "security", "other"] as const

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

/**
 * How probable each class is.
 * @param ahead how far the last class, "none of them", is ahead of the others before anything speaks for one
 */
export function judge({ classes, scales, weights }: Head, row: Weighed, ahead: number): Float32Array {
  const scores = new Float32Array(classes)
  scores[classes - 1] = ahead
  for (let i = 0; i < row.columns.length; i++) {
    const column = row.columns[i] ?? 0
    const value = (row.values[i] ?? 0) * (scales[column] ?? 0)
    const base = column * classes
    for (let m = 0; m < classes; m++) scores[m] = (scores[m] ?? 0) + (weights[base + m] ?? 0) * value
  }
  soften(scores)
  return scores
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
