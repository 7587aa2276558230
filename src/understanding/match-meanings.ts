import { rankExamples } from "./rank-examples.ts"
import type { Clause } from "./split-clauses.ts"
import { type Hit, TAG } from "./term-index.ts"
import type { Meaning, Pattern, Understanding } from "./understanding.ts"

/** What speaks for a meaning in a clause: how surely, by what, and where those words stand. */
export type Evidence = { meaning: Meaning; score: number; rule: number; because: string; spans: Clause[] }

/** A rule this sure may stand as a wish beside another one in the same clause. */
export const CLEAR_MIN = 0.8
/** Below this we abstain. */
export const ACCEPTED_MIN = 0.5

/** Weighs every meaning against a clause: rules first, likeness to examples beside them. Best first, only acceptable ones. */
export function matchMeanings(folded: string, clause: Clause, hits: Hit[], understanding: Understanding): Evidence[] {
  const inside = hits.filter((hit) => hit.start >= clause.start && hit.end <= clause.end)
  const rules = matchRules(inside, understanding)
  const likeness = rankExamples(understanding.examples, folded.slice(clause.start, clause.end), inside)
  const evidence: Evidence[] = []
  const ids = new Set([...rules.keys(), ...likeness.keys()])
  for (const id of ids) {
    const meaning = understanding.meanings[id]
    if (!meaning) continue
    const rule = rules.get(id)
    const like = likeness.get(id)
    const strength = like?.likeness ?? 0
    const byExample = calibrate(strength)
    const score = rule ? Math.min(0.99, Math.max(rule.score, byExample) + SUPPORT * Math.min(rule.score, strength)) : byExample
    if (score < ACCEPTED_MIN) continue
    const because = rule && rule.score >= byExample ? rule.because : `example "${like?.example ?? ""}" (${strength.toFixed(2)})`
    evidence.push({ meaning, score, rule: rule?.score ?? 0, because: `${meaning.intent}: ${because}`, spans: rule?.spans ?? [clause] })
  }
  return evidence.sort((a, b) => b.score - a.score || a.meaning.id - b.meaning.id)
}

/** How much likeness adds to a rule it agrees with. */
const SUPPORT = 0.12

/** Cosine likeness as a confidence: half-way likeness is even odds, near identity is near certainty. */
function calibrate(likeness: number): number {
  return Math.min(0.97, 1 / (1 + Math.exp(-9 * (likeness - 0.44))))
}

type RuleHit = { score: number; because: string; spans: Clause[] }

function matchRules(hits: Hit[], understanding: Understanding): Map<number, RuleHit> {
  const rules = new Map<number, RuleHit>()
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
      if (tag.startsWith(TAG.sure)) offer(Number(tag.slice(TAG.sure.length)), { score: 0.93 + length, because: `"${hit.term}"`, spans: [hit] })
      if (tag.startsWith(TAG.hint)) offer(Number(tag.slice(TAG.hint.length)), { score: 0.6 + length, because: `hint "${hit.term}"`, spans: [hit] })
    }
  }
  const concepts = new Set(places.keys())
  for (const meaning of understanding.meanings) {
    for (const pattern of meaning.patterns) {
      if (!fits(pattern, concepts)) continue
      const spans = pattern.all.flatMap((concept) => places.get(concept)?.slice(0, 1) ?? [])
      offer(meaning.id, { score: 0.76 + 0.04 * Math.min(3, pattern.all.length), because: pattern.source, spans })
    }
    if (rules.has(meaning.id) && meaning.unless.some((concept) => concepts.has(concept))) rules.delete(meaning.id)
  }
  return rules
}

/** All concepts of the pattern are there, and none that it excludes. */
export function fits(pattern: Pattern, concepts: Set<string>): boolean {
  return pattern.all.every((concept) => concepts.has(concept)) && !pattern.none.some((concept) => concepts.has(concept))
}
