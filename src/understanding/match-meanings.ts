import type { IntentId } from "../domain/reading.ts"
import { rankExamples } from "./rank-examples.ts"
import type { Clause } from "./split-clauses.ts"
import { type Hit, TAG } from "./term-index.ts"
import type { Meaning, Pattern, Understanding } from "./understanding.ts"

/** What speaks for a meaning in a clause: how surely, by what, and where those words stand. */
export type Evidence = { meaning: Meaning; score: number; rule: number; because: string; spans: Clause[] }

/** A rule this sure may stand as a wish beside another one in the same clause. */
export const CLEAR_MIN = 0.78
/** Below this we abstain. */
const ACCEPTED_MIN = 0.5

/** Weighs every meaning against a clause: rules first, likeness to examples beside them. Best first, only acceptable ones. */
export function matchMeanings(folded: string, clause: Clause, hits: Hit[], understanding: Understanding): Evidence[] {
  const inside = hits.filter((hit) => hit.start >= clause.start && hit.end <= clause.end)
  const { rules, vetoed } = matchRules(inside, understanding)
  const { probabilities, because } = rankExamples(understanding.ranker, folded.slice(clause.start, clause.end), inside)
  const byIntent = new Map<IntentId, number>()
  for (const { id, intent } of understanding.meanings) byIntent.set(intent, (byIntent.get(intent) ?? 0) + (probabilities[id] ?? 0))
  const evidence: Evidence[] = []
  for (const meaning of understanding.meanings) {
    const rule = rules.get(meaning.id)
    // Categories of one intent share its likeness; the likelier category comes first.
    const share = probabilities[meaning.id] ?? 0
    const likeness = byIntent.get(meaning.intent) ?? 0
    const byExample = (calibrate(likeness) - (likeness - share) * 0.01) * (vetoed.has(meaning.id) ? VETOED_SHARE : 1)
    const score = rule ? Math.max(rule.score, byExample) + SUPPORT * Math.min(rule.score, share + (likeness - share) / 2) : byExample
    if (score < ACCEPTED_MIN) continue
    const reason = rule && rule.score >= CLEAR_MIN ? rule.because : `like its examples (${likeness.toFixed(2)}: ${because})`
    evidence.push({ meaning, score, rule: rule?.score ?? 0, because: `${meaning.intent}: ${reason}`, spans: rule?.spans ?? [clause] })
  }
  return evidence.sort((a, b) => b.score - a.score || a.meaning.id - b.meaning.id)
}

/** What is left of a likeness when a concept speaks against the meaning. */
const VETOED_SHARE = 0.6

/** How much likeness adds to a rule it agrees with. */
const SUPPORT = 0.2

/**
 * A probability among some eighty meanings as a confidence. Measured on messages the lexicon does not hold: where the best
 * meaning gets 0.3 of the probability it is right four times in five, from 0.7 on nearly always.
 */
const calibrate = (probability: number): number => Math.min(0.97, 1 - (1 - probability) ** 2.2)

type RuleHit = { score: number; because: string; spans: Clause[] }

function matchRules(hits: Hit[], understanding: Understanding): { rules: Map<number, RuleHit>; vetoed: Set<number> } {
  const rules = new Map<number, RuleHit>()
  const vetoed = new Set<number>()
  const offer = (id: number, rule: RuleHit) => {
    const known = rules.get(id)
    if (!known || rule.score > known.score) rules.set(id, rule)
  }
  const places = new Map<string, Hit[]>()
  for (const hit of hits) {
    for (const tag of hit.tags) {
      if (tag.startsWith(TAG.concept)) {
        const name = tag.slice(TAG.concept.length)
        places.set(name, [...(places.get(name) ?? []), hit])
      }
      const length = Math.min(0.03, hit.term.length * 0.002)
      if (tag.startsWith(TAG.sure))
        offer(Number(tag.slice(TAG.sure.length)), { score: 0.87 + length, because: `"${hit.term}"`, spans: [hit] })
      if (tag.startsWith(TAG.hint))
        offer(Number(tag.slice(TAG.hint.length)), { score: 0.6 + length, because: `hint "${hit.term}"`, spans: [hit] })
    }
  }
  const concepts = new Set(places.keys())
  for (const meaning of understanding.meanings) {
    for (const pattern of meaning.patterns) {
      if (!fits(pattern, concepts)) continue
      const spans = pattern.all.flatMap((concept) => places.get(concept)?.slice(0, 1) ?? [])
      offer(meaning.id, { score: 0.74 + 0.04 * Math.min(3, pattern.all.length), because: pattern.source, spans })
    }
    if (meaning.unless.some((concept) => concepts.has(concept))) {
      rules.delete(meaning.id)
      vetoed.add(meaning.id)
    }
  }
  return { rules, vetoed }
}

/** All concepts of the pattern are there, and none that it excludes. */
export function fits(pattern: Pattern, concepts: Set<string>): boolean {
  return pattern.all.every((concept) => concepts.has(concept)) && !pattern.none.some((concept) => concepts.has(concept))
}
