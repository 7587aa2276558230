import { type Hit, TAG } from "./term-index.ts"

/** An example of the lexicon, for finding the one a message is most like. */
export type Example = { text: string; meaning: number }

/** Examples as weighted features, looked up from feature to examples. */
export type ExampleIndex = { examples: Example[]; weights: Map<string, number>; postings: Map<string, { example: number; weight: number }[]> }

export type Likeness = { meaning: number; likeness: number; example: string }

/** Learns the examples: rare features weigh more (inverse document frequency), each example has length one. */
export function indexExamples(examples: (Example & { folded: string; hits: Hit[] })[]): ExampleIndex {
  const counts = new Map<string, number>()
  const featured = examples.map(({ folded, hits }) => featuresOf(folded, hits))
  for (const features of featured) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const weights = new Map<string, number>()
  for (const [name, count] of counts) weights.set(name, Math.log(1 + examples.length / count))
  const postings: ExampleIndex["postings"] = new Map()
  for (const [example, features] of featured.entries()) {
    for (const [name, weight] of weigh(features, weights)) {
      const list = postings.get(name)
      if (list) list.push({ example, weight })
      else postings.set(name, [{ example, weight }])
    }
  }
  return { examples: examples.map(({ text, meaning }) => ({ text, meaning })), weights, postings }
}

/** Cosine likeness, 0 to 1, to the nearest example of each meaning; a second near example of the same meaning supports it. */
export function rankExamples(index: ExampleIndex, folded: string, hits: Hit[]): Map<number, Likeness> {
  const scores = new Map<number, number>()
  for (const [name, weight] of weigh(featuresOf(folded, hits), index.weights)) {
    for (const posting of index.postings.get(name) ?? []) {
      scores.set(posting.example, (scores.get(posting.example) ?? 0) + weight * posting.weight)
    }
  }
  const best = new Map<number, Likeness & { second: number }>()
  for (const [number, score] of scores) {
    const example = index.examples[number]
    if (!example) continue
    const seen = best.get(example.meaning)
    if (!seen) best.set(example.meaning, { meaning: example.meaning, likeness: score, second: 0, example: example.text })
    else if (score > seen.likeness) {
      seen.second = seen.likeness
      seen.likeness = score
      seen.example = example.text
    } else if (score > seen.second) seen.second = score
  }
  for (const likeness of best.values()) likeness.likeness = Math.min(1, likeness.likeness * 0.85 + likeness.second * 0.15)
  return best
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
const UNKNOWN_WEIGHT = 3

function weigh(features: Map<string, number>, weights: Map<string, number>): Map<string, number> {
  let squares = 0
  const weighed = new Map<string, number>()
  for (const [name, strength] of features) {
    const known = weights.get(name)
    const weight = strength * (known ?? UNKNOWN_WEIGHT)
    squares += weight * weight
    if (known !== undefined) weighed.set(name, weight)
  }
  const length = Math.sqrt(squares) || 1
  for (const [name, weight] of weighed) weighed.set(name, weight / length)
  return weighed
}
