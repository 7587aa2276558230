import { fits } from "./match-rules.ts"
import type { Clause } from "./split-clauses.ts"
import { conceptsIn, type Hit, TAG } from "./term-index.ts"
import type { Danger, Understanding } from "./understanding.ts"

/** A danger found, and the words that told. */
export type FoundDanger = { type: string; sign: string; start: number }

/**
 * Looks for signs of danger. Rules only, never likeness: a sign counts unless it is part of a harmless phrase
 * ("fire exit"), denied next to it ("no fire", "火事ではない"), or its clause says why it is none (a drill).
 */
export function findDangers(folded: string, hits: Hit[], clauses: Clause[], understanding: Understanding): FoundDanger[] {
  const harmless = hits.filter((hit) => hit.tags.includes(TAG.lookAlike))
  // Harmless when it is inside such a phrase, or runs into one: 全是烟 in 全是烟味, 煙が in タバコの煙が. A sign that says more wins.
  const isHarmless = (hit: Hit) =>
    isPartOfNumber(folded, hit) ||
    harmless.some((look) => look.start < hit.end && look.end > hit.start && (look.start < hit.start || look.end >= hit.end))
  const live = hits.filter((hit) => !isHarmless(hit))
  // What harmless phrases say still tells why a clause is no danger, but makes no danger.
  const ranges = rangesOf(folded, clauses).map((range) => ({ ...range, says: conceptsIn(range, hits), tells: conceptsIn(range, live) }))
  const isJest = hits.some((hit) => hit.tags.includes(TAG.concept + JEST))
  const isSilenced = ({ unless }: Danger, says: Set<string>) =>
    (isJest && unless.includes(JEST)) || unless.some((concept) => says.has(concept))
  const signs = live.filter((hit) => hit.tags.some((tag) => tag.startsWith(TAG.danger)) && !isDenied(folded, hit, hits))
  const found: FoundDanger[] = []
  for (const danger of understanding.dangers) {
    const tag = TAG.danger + danger.id
    for (const { tags, start, term } of signs) {
      if (!tags.includes(tag)) continue
      const clause = ranges.find((range) => range.start <= start && range.end > start)
      if (!clause || !isSilenced(danger, clause.says)) found.push({ type: danger.type, sign: term, start })
    }
    for (const { start, says, tells } of ranges) {
      const pattern = danger.patterns.find((candidate) => fits(candidate, tells))
      if (pattern && !isSilenced(danger, says)) found.push({ type: danger.type, sign: pattern.source, start })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Who is hurried tells a danger in pieces ("电梯停了，我们在里面"): two clauses that follow each other count as one. */
function rangesOf(folded: string, clauses: Clause[]): Clause[] {
  const pairs = clauses.slice(1).map((clause, i) => ({ start: clauses[i]?.start ?? 0, end: clause.end }))
  return [
    ...clauses,
    ...pairs.filter((pair) => !/[.。!！?？\n]/.test(folded.slice(pair.start, pair.end)) && pair.end - pair.start <= PAIR_MAX),
  ]
}

/** Characters. */
const PAIR_MAX = 60

/** The 110 in 1105 is no call for the police. */
const isPartOfNumber = (folded: string, { start, end }: Hit): boolean =>
  /\d\d/.test(folded.slice(start - 1, start + 1)) || /\d\d/.test(folded.slice(end - 1, end + 1))

/** Told with a laugh: this concept tells of the whole message, not of its clause. */
const JEST = "jest"

/** Denied right before ("no ", "没有") or soon after ("ではありません"), with nothing but a word or two between. */
function isDenied(folded: string, sign: Hit, hits: Hit[]): boolean {
  return hits.some((hit) => {
    if (hit.tags.includes(TAG.deniesBefore) && hit.end <= sign.start) {
      const between = folded.slice(hit.end, sign.start)
      return /^\s?(?:(?:a|any|the|really|actually|在|有|人|什么|真的)\s?){0,2}$/.test(between)
    }
    return hit.tags.includes(TAG.deniesAfter) && hit.start >= sign.end && /^[^\s\p{P}]{0,4}$/u.test(folded.slice(sign.end, hit.start))
  })
}
