import { featuresOf } from "./features.ts"
import { hashText } from "./hash-text.ts"
import { hashFeatures, type Ranker, type Shown, soften, type Weighed, weigh } from "./ranker.ts"
import type { Hit } from "./term-index.ts"

/** An example sentence or phrase of the lexicon, with its known words found. A phrase weighs less than a sentence. */
export type Example = { folded: string; hits: Hit[]; meaning: number; weight: number }

const EPOCHS = 2
const FIRST_STEP = 8
/** A feature this weak (a group of letters) tells something only when more than one example has it. */
const WEAK = 0.75
/** Below this a correction changes nothing. */
const GRADIENT_MIN = 0.01

/**
 * Learns from the examples which features tell meanings apart (softmax regression on rarity-weighted features, a few
 * passes). The order of files and lines does not matter: examples are learned in an order made from their own text, so
 * that the same content always gives the same weights. `classes` counts the meanings and "none of them".
 */
export function trainRanker(examples: Example[], classes: number): Ranker {
  const taught = inOrder(examples)
  const found = taught.map((example) => hashFeatures(featuresOf(example.folded, example.hits)))
  const { columns, rarity } = countFeatures(found)
  const rows = found.map((features) => weigh(features, columns, rarity))
  const weights = new Float32Array(columns.size * classes)
  const bench = { scores: new Float32Array(classes), wrong: new Int32Array(classes), moves: new Float64Array(classes) }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const [at, example] of taught.entries()) {
      const row = rows[at]
      if (row) correct(weights, row, example, bench, FIRST_STEP / (1 + epoch))
    }
  }
  return { classes, columns, rarity, ...quantise(weights, classes) }
}

/** Room to work in: a score a class, the classes that were wrong, and by how much to move them. */
type Bench = { scores: Float32Array; wrong: Int32Array; moves: Float64Array }

/** Each sentence once, in an order that neither files nor neighbours decide. */
function inOrder(examples: Example[]): Example[] {
  const once = new Map<string, { example: Example; order: number }>()
  for (const example of examples) {
    const key = `${example.meaning} ${example.folded}`
    const known = once.get(key)
    if (!known || known.example.weight < example.weight) once.set(key, { example, order: hashText(key) })
  }
  return [...once.values()]
    .sort((a, b) => a.order - b.order || a.example.meaning - b.example.meaning || (a.example.folded < b.example.folded ? -1 : 1))
    .map(({ example }) => example)
}

function countFeatures(found: Shown[]): Pick<Ranker, "columns" | "rarity"> {
  const counts = new Map<number, number>()
  const strong = new Set<number>()
  for (const { hashes, strengths } of found) {
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] ?? 0
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
      if ((strengths[i] ?? 0) > WEAK) strong.add(hash)
    }
  }
  const hashes = Uint32Array.from(counts.keys()).filter((hash) => strong.has(hash) || (counts.get(hash) ?? 0) > 1)
  hashes.sort()
  const columns = new Map<number, number>()
  const rarity = new Float32Array(hashes.length)
  for (let column = 0; column < hashes.length; column++) {
    const hash = hashes[column] ?? 0
    columns.set(hash, column)
    rarity[column] = Math.log(1 + found.length / (counts.get(hash) ?? 1))
  }
  return { columns, rarity }
}

/** One step of learning: weights move by how wrong they were about this example. */
function correct(weights: Float32Array, row: Weighed, example: Example, bench: Bench, step: number): void {
  const { scores, wrong, moves } = bench
  const classes = scores.length
  scores.fill(0)
  for (let i = 0; i < row.columns.length; i++) {
    const base = (row.columns[i] ?? 0) * classes
    const value = row.values[i] ?? 0
    for (let m = 0; m < classes; m++) scores[m] = (scores[m] ?? 0) + (weights[base + m] ?? 0) * value
  }
  soften(scores)
  let count = 0
  for (let m = 0; m < classes; m++) {
    const gradient = (scores[m] ?? 0) - (m === example.meaning ? 1 : 0)
    if (Math.abs(gradient) < GRADIENT_MIN) continue
    wrong[count] = m
    moves[count++] = gradient * step * example.weight
  }
  for (let i = 0; count > 0 && i < row.columns.length; i++) {
    const base = (row.columns[i] ?? 0) * classes
    const value = row.values[i] ?? 0
    for (let k = 0; k < count; k++) {
      const cell = base + (wrong[k] ?? 0)
      weights[cell] = (weights[cell] ?? 0) - (moves[k] ?? 0) * value
    }
  }
}

const LARGEST = 127

function quantise(weights: Float32Array, classes: number): Pick<Ranker, "scales" | "weights"> {
  const scales = new Float32Array(weights.length / classes)
  const small = new Int8Array(weights.length)
  for (let column = 0; column < scales.length; column++) {
    const base = column * classes
    let highest = 0
    for (let m = 0; m < classes; m++) highest = Math.max(highest, Math.abs(weights[base + m] ?? 0))
    const scale = highest / LARGEST
    scales[column] = scale
    if (scale > 0) for (let m = 0; m < classes; m++) small[base + m] = Math.round((weights[base + m] ?? 0) / scale)
  }
  return { scales, weights: small }
}
