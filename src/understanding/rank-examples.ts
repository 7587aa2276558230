import { type Hit, TAG } from "./term-index.ts"

/** An example sentence or phrase of the lexicon, with its known words found. A phrase weighs less than a sentence. */
export type Example = { folded: string; hits: Hit[]; meaning: number; weight: number }

/** What telling meanings apart has taught: a weight for each feature and meaning, feature by feature. */
export type Ranker = { meanings: number; features: Map<string, { column: number; rarity: number }>; weights: Float32Array }

/** How probable each meaning is by likeness to the examples, and the features that spoke loudest for the best. */
export type Ranking = { probabilities: Float32Array; because: string }

const EPOCHS = 3
const FIRST_STEP = 5
/** Below this a correction changes nothing. */
const GRADIENT_MIN = 0.002
/** Any fixed stride through the examples: neighbours in a file are too alike to be learned one after another. */
const STRIDE = 7_919

/**
 * Learns from the examples which features tell meanings apart (softmax regression on rarity-weighted features, a few
 * passes in a fixed order: the same content always gives the same weights).
 */
export function trainRanker(examples: Example[], meanings: number): Ranker {
  const found = examples.map((example) => featuresOf(example.folded, example.hits))
  const features: Ranker["features"] = new Map()
  const counts: number[] = []
  for (const names of found) {
    for (const name of names.keys()) {
      const known = features.get(name)
      if (known) counts[known.column] = (counts[known.column] ?? 0) + 1
      else counts[features.set(name, { column: features.size, rarity: 0 }).size - 1] = 1
    }
  }
  for (const feature of features.values()) feature.rarity = Math.log(1 + examples.length / (counts[feature.column] ?? 1))
  const ranker: Ranker = { meanings, features, weights: new Float32Array(features.size * meanings) }
  const rows = found.map((names) => weigh(names, features))
  const scores = new Float32Array(meanings)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let turn = 0; turn < rows.length; turn++) {
      const at = (turn * STRIDE) % rows.length
      const example = examples[at]
      const row = rows[at]
      if (example && row) correct(ranker, row, example, scores, FIRST_STEP / (1 + epoch))
    }
  }
  return ranker
}

/** One step of learning: weights move by how wrong they were about this example. */
function correct(ranker: Ranker, row: Weighed, example: Example, scores: Float32Array, step: number): void {
  const { meanings, weights } = ranker
  score(ranker, row, scores)
  for (let m = 0; m < meanings; m++) {
    const gradient = (scores[m] ?? 0) - (m === example.meaning ? 1 : 0)
    if (Math.abs(gradient) < GRADIENT_MIN) continue
    const move = gradient * step * example.weight
    for (let i = 0; i < row.columns.length; i++) {
      const cell = (row.columns[i] ?? 0) * meanings + m
      weights[cell] = (weights[cell] ?? 0) - move * (row.values[i] ?? 0)
    }
  }
}

/** Fills `scores` with the probability of each meaning. */
function score({ meanings, weights }: Ranker, row: Weighed, scores: Float32Array): void {
  scores.fill(0)
  for (let i = 0; i < row.columns.length; i++) {
    const base = (row.columns[i] ?? 0) * meanings
    const value = row.values[i] ?? 0
    for (let m = 0; m < meanings; m++) scores[m] = (scores[m] ?? 0) + (weights[base + m] ?? 0) * value
  }
  let highest = Number.NEGATIVE_INFINITY
  for (const value of scores) if (value > highest) highest = value
  let sum = 0
  for (let m = 0; m < meanings; m++) {
    const power = Math.exp((scores[m] ?? 0) - highest)
    scores[m] = power
    sum += power
  }
  for (let m = 0; m < meanings; m++) scores[m] = (scores[m] ?? 0) / sum
}

/** Ranks the meanings for a text. Deterministic; cost grows with the text, which is cut at CHARACTERS_RANKED_MAX. */
export function rankExamples(ranker: Ranker, folded: string, hits: Hit[]): Ranking {
  const names = featuresOf(folded, hits)
  const row = weigh(names, ranker.features)
  const probabilities = new Float32Array(ranker.meanings)
  if (!/\p{L}/u.test(folded)) return { probabilities, because: "" }
  score(ranker, row, probabilities)
  const best = probabilities.indexOf(Math.max(...probabilities))
  const telling = [...names.keys()]
    .flatMap((name) => {
      const at = row.columns.indexOf(ranker.features.get(name)?.column ?? -1)
      return at < 0 ? [] : [{ name, pull: (row.values[at] ?? 0) * (ranker.weights[(row.columns[at] ?? 0) * ranker.meanings + best] ?? 0) }]
    })
    .sort((a, b) => b.pull - a.pull)
    .slice(0, 3)
  return { probabilities, because: telling.map(({ name }) => name.replace(/^[wl] /, "")).join(", ") }
}

/** Words, neighbouring words and letter groups; for scripts without spaces, groups of one to three characters; concepts. */
function featuresOf(folded: string, hits: Hit[]): Map<string, number> {
  const features = new Map<string, number>()
  const add = (name: string, weight: number) => features.set(name, Math.max(features.get(name) ?? 0, weight))
  const text = folded.slice(0, CHARACTERS_RANKED_MAX).replace(/\d+/g, "#")
  let previous = ""
  for (const run of text.match(RUNS) ?? []) {
    if (ALPHABETIC.test(run)) {
      const word = run.length > 3 ? run.replace(/s$/, "") : run
      add(`w ${word}`, 1)
      if (previous) add(`w ${previous} ${word}`, 0.9)
      if (word.length > 4) for (let i = 0; i + 4 <= word.length; i++) add(`l ${word.slice(i, i + 4)}`, 0.35)
      previous = word
    } else {
      previous = ""
      for (let i = 0; i < run.length; i++) {
        add(run.slice(i, i + 1), 0.35)
        if (i + 2 <= run.length) add(run.slice(i, i + 2), 1)
        if (i + 3 <= run.length) add(run.slice(i, i + 3), 0.7)
      }
    }
  }
  for (const hit of hits) for (const tag of hit.tags) if (tag.startsWith(TAG.concept)) add(tag, 0.8)
  return features
}

const CHARACTERS_RANKED_MAX = 400
const RUNS = /[a-z\u00c0-\u052f']+|#|[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af々]+/g
const ALPHABETIC = /^[a-z\u00c0-\u052f'#]/
/** What an unknown feature counts: it makes a message less like everything. */
const UNKNOWN_RARITY = 6

type Weighed = { columns: number[]; values: number[] }

/** Known features with their weights, scaled so that a long message counts no more than a short one. */
function weigh(names: Map<string, number>, features: Ranker["features"]): Weighed {
  let squares = 0
  const row: Weighed = { columns: [], values: [] }
  for (const [name, strength] of names) {
    const known = features.get(name)
    const value = strength * (known?.rarity ?? UNKNOWN_RARITY)
    squares += value * value
    if (known) {
      row.columns.push(known.column)
      row.values.push(value)
    }
  }
  const length = Math.sqrt(squares) || 1
  row.values = row.values.map((value) => value / length)
  return row
}
