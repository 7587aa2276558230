import { featuresOf } from "./features.ts"
import { hashText } from "./hash-text.ts"
import { createVeil } from "./hide-features.ts"
import {
  AHEAD,
  DANGER_TYPES,
  type Head,
  hashFeatures,
  type Ranker,
  REPROACH_CLASSES,
  type Shown,
  soften,
  type Weighed,
  weigh,
} from "./ranker.ts"
import type { Hit } from "./term-index.ts"

/**
 * An example sentence or phrase of the lexicon, with its known words found.
 * @property meaning the class it stands for; null: it says nothing of meanings
 * @property danger the place of its type in DANGER_TYPES, or after them: none
 * @property weight how much it counts; a phrase less than a sentence
 */
export type Example = { folded: string; hits: Hit[]; meaning: number | null; danger: number; weight: number }

/**
 * How a head learns.
 * @property epochs how often it goes through the examples
 * @property fading how much smaller its steps become with every epoch
 * @property hidden the part of an example's features, others at every look, that it has to do without: what only leans on a
 *   few telling words of our authors does not carry over to how others write
 * @property averagedFrom the epoch from which weights are averaged: the last examples seen count no more than the others
 * @property calm what its weights are multiplied by in the end: a message shows all its features at once
 */
type Manner = { epochs: number; fading: number; hidden: number; averagedFrom: number; calm: number }

const MANNERS: Record<keyof typeof AHEAD, Manner> = {
  meanings: { epochs: 6, fading: 0, hidden: 0.5, averagedFrom: 2, calm: 0.85 },
  reproach: { epochs: 16, fading: 0, hidden: 0.3, averagedFrom: 4, calm: 0.85 },
  dangers: { epochs: 4, fading: 1, hidden: 0, averagedFrom: Number.POSITIVE_INFINITY, calm: 1 },
}
const FIRST_STEP = 6
/** How often an epoch's weights go into the average. */
const NOTED_PER_EPOCH = 4
/** Below this a correction changes nothing. */
const GRADIENT_MIN = 0.01
/** Dangers are few among so many sentences: each counts for several, and so does what only looks like one. */
const DANGER_WEIGHT = 3

/**
 * Learns from the examples which features tell meanings apart, complaints from what is told calmly, and dangers from all else
 * (softmax regression on rarity-weighted features, a few passes). The order of files and lines does not matter: examples are
 * learned in an order made from their own text, so that the same content always gives the same weights.
 * @param classes counts the meanings and "none of them"
 * @param complaints the meanings that are complaints
 */
export function trainRanker(examples: Example[], classes: number, complaints: Set<number>): Ranker {
  const taught = inOrder(examples)
  const found = taught.map((example) => hashFeatures(featuresOf(example.folded, example.hits)))
  const { columns, rarity } = countFeatures(found)
  const lessons = found.map((features, at) => ({ ...weigh(features, columns, rarity), ...taught[at] }) as Weighed & Ordered)
  const ofMeanings = lessons.flatMap((one) => (one.meaning === null ? [] : [{ ...one, label: one.meaning }]))
  const ofReproach = ofMeanings.map((one) => ({ ...one, label: complaints.has(one.label) ? 0 : 1 }))
  const ofDangers = lessons.map((one) => {
    const isTelling = one.danger < DANGER_TYPES.length || one.meaning === null
    return { ...one, label: one.danger, weight: isTelling ? DANGER_WEIGHT : one.weight }
  })
  const names = Uint32Array.from(columns.keys())
  return {
    ...{ columns, rarity },
    meanings: learn("meanings", ofMeanings, names, classes),
    reproach: learn("reproach", ofReproach, names, REPROACH_CLASSES),
    dangers: learn("dangers", ofDangers, names, DANGER_TYPES.length + 1),
  }
}

/** An example with its place in the order of learning: a number made from its own text. */
type Ordered = Example & { order: number }

/** Each sentence once, in an order that neither files nor neighbours decide. */
function inOrder(examples: Example[]): Ordered[] {
  const once = new Map<string, Ordered>()
  for (const example of examples) {
    const key = `${example.meaning} ${example.danger} ${example.folded}`
    const known = once.get(key)
    if (!known || known.weight < example.weight) once.set(key, { ...example, order: hashText(key) })
  }
  const key = ({ meaning, danger }: Example) => (meaning ?? -1) * 10 + danger
  return [...once.values()].sort((a, b) => a.order - b.order || key(a) - key(b) || (a.folded < b.folded ? -1 : 1))
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

type Lesson = Weighed & { label: number; weight: number; order: number }
/** Room to work in: a score a class, the classes that were wrong, and by how much to move them. */
type Bench = { ahead: number; scores: Float32Array; wrong: Int32Array; moves: Float64Array }

function learn(head: keyof typeof MANNERS, lessons: Lesson[], names: Uint32Array, classes: number): Head {
  const { epochs, fading, hidden, averagedFrom, calm } = MANNERS[head]
  const weights = new Float32Array(names.length * classes)
  const sum = averagedFrom < epochs ? new Float32Array(weights.length) : weights
  const bench = {
    ...{ ahead: AHEAD[head], scores: new Float32Array(classes) },
    ...{ wrong: new Int32Array(classes), moves: new Float64Array(classes) },
  }
  const veil = createVeil(names, hidden)
  const notedEvery = Math.ceil(lessons.length / NOTED_PER_EPOCH)
  let noted = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = FIRST_STEP / (1 + fading * epoch)
    for (const [i, lesson] of lessons.entries()) {
      correct(weights, lesson, veil(lesson, lesson.order + epoch), bench, step)
      const isNoted = epoch >= averagedFrom && ((i + 1) % notedEvery === 0 || i + 1 === lessons.length)
      if (!isNoted) continue
      noted++
      for (let cell = 0; cell < sum.length; cell++) sum[cell] = (sum[cell] ?? 0) + (weights[cell] ?? 0)
    }
  }
  return quantise(sum, classes, calm / Math.max(1, noted))
}

/** One step of learning: weights move by how wrong they were about this example, judged by the features seen of it. */
function correct(weights: Float32Array, lesson: Lesson, seen: Weighed, { ahead, scores, wrong, moves }: Bench, step: number): void {
  const classes = scores.length
  const { label, weight } = lesson
  const { columns, values } = seen
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
}

const LARGEST = 127

/** Weights as small whole numbers; `factor` is what all of them are multiplied by. */
function quantise(weights: Float32Array, classes: number, factor: number): Head {
  const scales = new Float32Array(weights.length / classes)
  const small = new Int8Array(weights.length)
  for (let column = 0; column < scales.length; column++) {
    const base = column * classes
    let highest = 0
    for (let m = 0; m < classes; m++) highest = Math.max(highest, Math.abs(weights[base + m] ?? 0))
    const scale = highest / LARGEST
    scales[column] = scale * factor
    if (scale > 0) for (let m = 0; m < classes; m++) small[base + m] = Math.round((weights[base + m] ?? 0) / scale)
  }
  return { classes, scales, weights: small }
}
