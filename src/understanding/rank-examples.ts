import { featuresOf } from "./features.ts"
import { hashText } from "./hash-text.ts"
import { AHEAD, type Head, hashFeatures, judge, type Ranker, type Weighed, weigh } from "./ranker.ts"
import type { Hit } from "./term-index.ts"
import type { Meaning, Understanding } from "./understanding.ts"

/** How probable each class (the meanings in order; last, none of them) is by likeness to the examples, and by how many known features. */
export type Ranking = { probabilities: Float32Array; because: string; known: number }

/** Ranks the meanings for a text. Deterministic; cost grows with the text up to a bound. */
export function rankExamples({ ranker, meanings }: Pick<Understanding, "ranker" | "meanings">, folded: string, hits: Hit[]): Ranking {
  return rank(ranker, "meanings", folded, hits, (probabilities, row) => {
    const [reproach] = judge(ranker.reproach, row, AHEAD.reproach)
    heedReproach(probabilities, meanings, reproach ?? 0)
  })
}

/** Ranks the types of danger, and last their absence, in the same way. */
export function rankDangers(ranker: Ranker, folded: string, hits: Hit[]): Ranking {
  return rank(ranker, "dangers", folded, hits)
}

type SecondLook = (probabilities: Float32Array, row: Weighed) => void

function rank(ranker: Ranker, of: "meanings" | "dangers", folded: string, hits: Hit[], lookAgain: SecondLook = () => {}): Ranking {
  const head = ranker[of]
  if (!/\p{L}/u.test(folded)) return { probabilities: new Float32Array(head.classes), because: "", known: 0 }
  const features = featuresOf(folded, hits)
  const row = weigh(hashFeatures(features), ranker.columns, ranker.rarity)
  const probabilities = judge(head, row, AHEAD[of])
  lookAgain(probabilities, row)
  return { probabilities, because: tellingOf(ranker, head, features, row, probabilities), known: row.columns.length }
}

/**
 * Asks twice whether something is complained of: once as the likeness to each complaint in turn, once for its own sake, by how
 * reproaches are told. What all complaints share is moved half way between the two answers, in place.
 */
function heedReproach(probabilities: Float32Array, meanings: Meaning[], reproach: number): void {
  const isComplaint = (m: number) => meanings[m]?.intent === "complaint"
  const shared = probabilities.reduce((sum, share, m) => (isComplaint(m) ? sum + share : sum), 0)
  const agreed = 1 / (1 + Math.exp(-(odds(shared) + odds(reproach)) / 2))
  const [more, less] = [agreed / (shared + LEAST), (1 - agreed) / (1 - shared + LEAST)]
  for (const [m, share] of probabilities.entries()) probabilities[m] = share * (isComplaint(m) ? more : less)
}

/** Nothing is quite impossible. */
const LEAST = 1e-5
const odds = (share: number): number => Math.log((share + LEAST) / (1 - share + LEAST))

/** The features that spoke loudest for the best class, as a person can read them. */
function tellingOf(ranker: Ranker, head: Head, features: Map<string, number>, row: Weighed, probabilities: Float32Array): string {
  let best = 0
  for (let m = 1; m < probabilities.length; m++) if ((probabilities[m] ?? 0) > (probabilities[best] ?? 0)) best = m
  const values = new Map<number, number>()
  for (let i = 0; i < row.columns.length; i++) values.set(row.columns[i] ?? 0, row.values[i] ?? 0)
  const pulls: { name: string; pull: number }[] = []
  for (const name of features.keys()) {
    const column = ranker.columns.get(hashText(name))
    if (column === undefined || /^[ln] /.test(name)) continue
    const weight = (head.weights[column * head.classes + best] ?? 0) * (head.scales[column] ?? 0)
    const pull = weight * (values.get(column) ?? 0)
    if (pull > 0) pulls.push({ name, pull })
  }
  pulls.sort((a, b) => b.pull - a.pull)
  return pulls
    .slice(0, 3)
    .map(({ name }) => name.replace(/^(?:[w^$] |concept:)/, ""))
    .join(", ")
}
