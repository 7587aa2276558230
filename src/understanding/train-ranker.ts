import { featuresOf } from "./features.ts"
import { hashText } from "./hash-text.ts"
import { AHEAD, DANGER_TYPES, type Head, hashFeatures, type Ranker, type Shown, soften, type Weighed, weigh } from "./ranker.ts"
import type { Hit } from "./term-index.ts"

/**
 * An example sentence or phrase of the lexicon, with its known words found.
 * @property meaning the class it stands for; null: it says nothing of meanings
 * @property danger the place of its type in DANGER_TYPES, or after them: none
 * @property weight how much it counts; a phrase less than a sentence
 */
export type Example = { folded: string; hits: Hit[]; meaning: number | null; danger: number; weight: number }

const EPOCHS = 4
const FIRST_STEP = 6
/** Once this sure of an example, it is not looked at again. */
const LEARNED = 0.9
/** Below this a correction changes nothing. */
const GRADIENT_MIN = 0.01
/** Dangers are few among so many sentences: each counts for several, and so does what only looks like one. */
const DANGER_WEIGHT = 3

/**
 * Learns from the examples which features tell meanings apart, and dangers from all else (softmax regression on
 * rarity-weighted features, a few passes). The order of files and lines does not matter: examples are learned in an order
 * made from their own text, so that the same content always gives the same weights. `classes` counts the meanings and "none
 * of them".
 */
export function trainRanker(examples: Example[], classes: number): Ranker {
  const taught = inOrder(examples)
  const found = taught.map((example) => hashFeatures(featuresOf(example.folded, example.hits)))
  const { columns, rarity } = countFeatures(found)
  const lessons = found.map((features, at) => ({ ...weigh(features, columns, rarity), ...taught[at] }) as Weighed & Example)
  const ofMeanings = lessons.flatMap((one) => (one.meaning === null ? [] : [{ ...one, label: one.meaning }]))
  const ofDangers = lessons.map((one) => {
    const isTelling = one.danger < DANGER_TYPES.length || one.meaning === null
    return { ...one, label: one.danger, weight: isTelling ? DANGER_WEIGHT : one.weight }
  })
  return {
    ...{ columns, rarity },
    meanings: learn(ofMeanings, columns.size, classes, AHEAD.meanings),
    dangers: learn(ofDangers, columns.size, DANGER_TYPES.length + 1, AHEAD.dangers),
  }
}

/** Each sentence once, in an order that neither files nor neighbours decide. */
function inOrder(examples: Example[]): Example[] {
  const once = new Map<string, { example: Example; order: number }>()
  for (const example of examples) {
    const key = `${example.meaning} ${example.danger} ${example.folded}`
    const known = once.get(key)
    if (!known || known.example.weight < example.weight) once.set(key, { example, order: hashText(key) })
  }
  const key = ({ meaning, danger }: Example) => (meaning ?? -1) * 10 + danger
  return [...once.values()]
    .sort((a, b) => a.order - b.order || key(a.example) - key(b.example) || (a.example.folded < b.example.folded ? -1 : 1))
    .map(({ example }) => example)
}

/** What only one example shows tells nothing of others: a feature counts from its second example on. */
function countFeatures(found: Shown[]): Pick<Ranker, "columns" | "rarity"> {
  const counts = new Map<number, number>()
  for (const { hashes } of found) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const hashes = Uint32Array.from(counts.keys()).filter((hash) => (counts.get(hash) ?? 0) > 1)
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

type Lesson = Weighed & { label: number; weight: number }
/** Room to work in: a score a class, the classes that were wrong, and by how much to move them. */
type Bench = { ahead: number; scores: Float32Array; wrong: Int32Array; moves: Float64Array }

function learn(lessons: Lesson[], columns: number, classes: number, ahead: number): Head {
  const weights = new Float32Array(columns * classes)
  const bench = { ahead, scores: new Float32Array(classes), wrong: new Int32Array(classes), moves: new Float64Array(classes) }
  let open = lessons
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const step = FIRST_STEP / (1 + epoch)
    const left = open.filter((lesson) => correct(weights, lesson, bench, step) <= LEARNED)
    // At first sight being sure means little yet; that a message is no danger has to stay learned while dangers are taught.
    if (epoch > 0 && ahead === 0) open = left
  }
  return quantise(weights, classes)
}

/** One step of learning: weights move by how wrong they were about this example. Returns how probable the right class was before. */
function correct(weights: Float32Array, lesson: Lesson, { ahead, scores, wrong, moves }: Bench, step: number): number {
  const classes = scores.length
  const { columns, values, label, weight } = lesson
  scores.fill(0)
  scores[classes - 1] = ahead
  for (let i = 0; i < columns.length; i++) {
    const base = (columns[i] ?? 0) * classes
    const value = values[i] ?? 0
    for (let m = 0; m < classes; m++) scores[m] = (scores[m] ?? 0) + (weights[base + m] ?? 0) * value
  }
  soften(scores)
  let count = 0
  for (let m = 0; m < classes; m++) {
    const gradient = (scores[m] ?? 0) - (m === label ? 1 : 0)
    if (Math.abs(gradient) < GRADIENT_MIN) continue
    wrong[count] = m
    moves[count++] = gradient * step * weight
  }
  for (let i = 0; count > 0 && i < columns.length; i++) {
    const base = (columns[i] ?? 0) * classes
    const value = values[i] ?? 0
    for (let k = 0; k < count; k++) {
      const cell = base + (wrong[k] ?? 0)
      weights[cell] = (weights[cell] ?? 0) - (moves[k] ?? 0) * value
    }
  }
  return scores[label] ?? 0
}

const LARGEST = 127

function quantise(weights: Float32Array, classes: number): Head {
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
  return { classes, scales, weights: small }
}
