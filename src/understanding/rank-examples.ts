import { featuresOf } from "./features.ts"
import { hashText } from "./hash-text.ts"
import { AHEAD, type Head, hashFeatures, judge, type Ranker, type Weighed, weigh } from "./ranker.ts"
import type { Hit } from "./term-index.ts"

/** How probable each class (the meanings in order; last, none of them) is by likeness to the examples, and by how many known features. */
export type Ranking = { probabilities: Float32Array; because: string; known: number }

/** Ranks the meanings for a text. Deterministic; cost grows with the text up to a bound. */
export function rankExamples(ranker: Ranker, folded: string, hits: Hit[]): Ranking {
  return rank(ranker, "meanings", folded, hits)
}

/** Ranks the types of danger, and last their absence, in the same way. */
export function rankDangers(ranker: Ranker, folded: string, hits: Hit[]): Ranking {
  return rank(ranker, "dangers", folded, hits)
}

function rank(ranker: Ranker, of: "meanings" | "dangers", folded: string, hits: Hit[]): Ranking {
  const head = ranker[of]
  if (!/\p{L}/u.test(folded)) return { probabilities: new Float32Array(head.classes), because: "", known: 0 }
  const features = featuresOf(folded, hits)
  const row = weigh(hashFeatures(features), ranker.columns, ranker.rarity)
  const probabilities = judge(head, row, AHEAD[of])
  return { probabilities, because: tellingOf(ranker, head, features, row, probabilities), known: row.columns.length }
}

/** The features that spoke loudest for the best class, as a person can read them. */
function tellingOf(ranker: Ranker, head: Head, features: Map<string, number>, row: Weighed, probabilities: Float32Array): string {
  let best = 0
  for (let m = 1; m < probabilities.length; m++) if ((probabilities[m] ?? 0) > (probabilities[best] ?? 0)) best = m
  const values = new Map<number, number>()
  for (let i = 0; i < row.columns.length; i++) values.set(row.columns[i] ?? 0, row.values[i] ?? 0)
  const pulls: { name: string; pull: number }[] = []
  for (const name of features.keys()) {
    const column = ranker.columns.get(hashText(name))
    if (column === undefined || name.startsWith("l ")) continue
    const weight = (head.weights[column * head.classes + best] ?? 0) * (head.scales[column] ?? 0)
    const pull = weight * (values.get(column) ?? 0)
    if (pull > 0) pulls.push({ name, pull })
  }
  pulls.sort((a, b) => b.pull - a.pull)
  return pulls
    .slice(0, 3)
    .map(({ name }) => name.replace(/^(?:[w^] |concept:)/, ""))
    .join(", ")
}
