import type { IntentId } from "../domain/reading.ts"
import { matchRules, type RuleHit } from "./match-rules.ts"
import { rankExamples } from "./rank-examples.ts"
import { soften } from "./ranker.ts"
import type { Clause } from "./split-clauses.ts"
import type { Hit } from "./term-index.ts"
import type { Meaning, Understanding } from "./understanding.ts"

/** What speaks for a meaning in a stretch of text: how surely, by what, and where those words stand. */
export type Evidence = { meaning: Meaning; score: number; rule: number; because: string; spans: Clause[] }

/** A rule this sure may stand as a wish beside another one in the same clause. */
export const CLEAR_MIN = 0.78
/** Below this a meaning is not worth naming, not even as a guess. */
const NAMED_MIN = 0.01

/** Weighs every intent against a stretch of text, by likeness to the examples and by rules. Best first, the best category of each intent. */
export function matchMeanings(folded: string, clause: Clause, hits: Hit[], understanding: Understanding): Evidence[] {
  const inside = hits.filter((hit) => hit.start >= clause.start && hit.end <= clause.end)
  const { rules, vetoed } = matchRules(inside, understanding)
  const { probabilities, because } = rankExamples(understanding, folded.slice(clause.start, clause.end), inside)
  const weighed = probabilities.map((share, id) => {
    const rule = rules.get(id)
    return Math.log(share + SHARE_MIN) + (rule ? bonusOf(rule) : 0) - (vetoed.has(id) ? VETO : 0)
  })
  soften(weighed)
  const byIntent = new Map<IntentId, Candidate>()
  for (const meaning of understanding.meanings) {
    const share = weighed[meaning.id] ?? 0
    const known = byIntent.get(meaning.intent)
    const rule = rules.get(meaning.id)
    if (!known) byIntent.set(meaning.intent, { meaning, share, sum: share, rule })
    else {
      known.sum += share
      if (share > known.share) Object.assign(known, { meaning, share })
      if (rule && rule.score > (known.rule?.score ?? 0)) known.rule = rule
    }
  }
  return [...byIntent.values()]
    .filter(({ sum, rule }) => sum >= NAMED_MIN || rule)
    .map(({ meaning, sum, rule }) => ({
      meaning,
      score: sum,
      rule: rule?.score ?? 0,
      because: `${meaning.intent}: ${rule && rule.score >= CLEAR_MIN ? rule.because : `like its examples (${because})`}`,
      spans: rule?.spans ?? [clause],
    }))
    .sort((a, b) => b.score - a.score || a.meaning.id - b.meaning.id)
}

type Candidate = { meaning: Meaning; share: number; sum: number; rule: RuleHit | undefined }

/** A probability too small to be told from none. */
const SHARE_MIN = 0.0005
/** How much a rule moves what likeness says: measured on sentences of other authors, little, because rules are learned from too. */
const bonusOf = ({ score }: RuleHit): number => (score >= CLEAR_MIN ? 0.3 : 0.1)
const VETO = 0.5
