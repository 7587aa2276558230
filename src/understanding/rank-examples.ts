import { featuresOf } from "./features.ts"
import { hashText } from "./hash-text.ts"
import { hashFeatures, type Ranker, soften, weigh } from "./ranker.ts"
import type { Hit } from "./term-index.ts"

/** How probable each class (the meanings in order; last, none of them) is by likeness to the examples. */
export type Ranking = { probabilities: Float32Array; because: string }

/** Ranks the meanings for a text. Deterministic; cost grows with the text up to a bound. */
export function rankExamples(ranker: Ranker, folded: string, hits: Hit[]): Ranking {
  const probabilities = new Float32Array(ranker.classes)
  if (!/\p{L}/u.test(folded)) return { probabilities, because: "" }
  const features = featuresOf(folded, hits)
  const row = weigh(hashFeatures(features), ranker.columns, ranker.rarity)
  for (let i = 0; i < row.columns.length; i++) {
    const column = row.columns[i] ?? 0
    const value = (row.values[i] ?? 0) * (ranker.scales[column] ?? 0)
    const base = column * ranker.classes
    for (let m = 0; m < ranker.classes; m++) probabilities[m] = (probabilities[m] ?? 0) + (ranker.weights[base + m] ?? 0) * value
  }
  soften(probabilities)
  return { probabilities, because: tellingOf(ranker, features, probabilities) }
}

/** The features that spoke loudest for the best meaning, as a person can read them. */
function tellingOf(ranker: Ranker, features: Map<string, number>, probabilities: Float32Array): string {
  let best = 0
  for (let m = 1; m < probabilities.length; m++) if ((probabilities[m] ?? 0) > (probabilities[best] ?? 0)) best = m
  const pulls: { name: string; pull: number }[] = []
  for (const [name, strength] of features) {
    const column = ranker.columns.get(hashText(name))
    if (column === undefined || name.startsWith("l ")) continue
    const weight = (ranker.weights[column * ranker.classes + best] ?? 0) * (ranker.scales[column] ?? 0)
    const pull = weight * strength * (ranker.rarity[column] ?? 0)
    if (pull > 0) pulls.push({ name, pull })
  }
  pulls.sort((a, b) => b.pull - a.pull)
  return pulls
    .slice(0, 3)
    .map(({ name }) => name.replace(/^(?:[w^] |concept:)/, ""))
    .join(", ")
}
