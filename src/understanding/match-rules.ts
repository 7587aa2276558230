import type { Clause } from "./split-clauses.ts"
import { type Hit, TAG } from "./term-index.ts"
import type { Pattern, Understanding } from "./understanding.ts"

/** A rule that fits: how sure it is, what it is, and where its words stand. */
export type RuleHit = { score: number; because: string; spans: Clause[] }

/** The best rule for each meaning among the known words of a stretch of text, and the meanings a concept speaks against. */
export function matchRules(hits: Hit[], understanding: Understanding): { rules: Map<number, RuleHit>; vetoed: Set<number> } {
  const rules = new Map<number, RuleHit>()
  const vetoed = new Set<number>()
  const offer = (id: number, rule: RuleHit) => {
    const known = rules.get(id)
    if (!known || rule.score > known.score) rules.set(id, rule)
  }
  const places = new Map<string, Hit>()
  for (const hit of hits) {
    const length = Math.min(0.03, hit.term.length * 0.002)
    for (const tag of hit.tags) {
      if (tag.startsWith(TAG.concept)) {
        const name = tag.slice(TAG.concept.length)
        if (!places.has(name)) places.set(name, hit)
      } else if (tag.startsWith(TAG.sure))
        offer(Number(tag.slice(TAG.sure.length)), { score: 0.87 + length, because: `"${hit.term}"`, spans: [hit] })
      else if (tag.startsWith(TAG.hint))
        offer(Number(tag.slice(TAG.hint.length)), { score: 0.6 + length, because: `hint "${hit.term}"`, spans: [hit] })
    }
  }
  const concepts = new Set(places.keys())
  for (const meaning of understanding.meanings) {
    for (const pattern of meaning.patterns) {
      if (!fits(pattern, concepts)) continue
      const spans = pattern.all.flatMap((concept) => places.get(concept) ?? [])
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
