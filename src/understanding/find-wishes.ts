import type { Slots } from "../domain/conversation.ts"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import { CLEAR_MIN, type Evidence, matchMeanings } from "./match-meanings.ts"
import { peel, readWhole } from "./read-control.ts"
import type { Clause } from "./split-clauses.ts"
import { type Hit, TAG } from "./term-index.ts"
import type { Understanding } from "./understanding.ts"

/** A wish as first found, with the words it was found in. */
export type FoundWish = { intent: IntentId; slots: Slots; confidence: number; rule: number; because: string; clause: Clause; at: number }

/** Finds what each clause asks for; clauses that say nothing by themselves are read together with the one before, then all together. */
export function findWishes(folded: string, hits: Hit[], clauses: Clause[], understanding: Understanding): FoundWish[] {
  const found: FoundWish[] = []
  let open: Clause | null = null
  for (const clause of clauses) {
    const control = isMereCourtesy(folded, hits, clause, clauses) ? null : readWhole(folded, hits, understanding, clause.start, clause.end)
    if (control && (clauses.length === 1 || !isWork(control.intent))) {
      found.push({
        intent: control.intent,
        slots: control.slots,
        confidence: 0.95,
        rule: 0.95,
        because: `${control.intent}: whole clause`,
        clause,
        at: clause.start,
      })
      continue
    }
    const evidence = matchMeanings(folded, clause, hits, understanding)
    const picked = pick(isTiny(folded, clause) && clauses.length > 1 ? evidence.filter(({ rule }) => rule > 0) : evidence, clause)
    if (picked.length > 0) found.push(...picked)
    else if (open) {
      const joined = { start: open.start, end: clause.end }
      const known = new Set(found.map((wish) => wish.intent))
      const together = pick(matchMeanings(folded, joined, hits, understanding), joined)
      found.push(...together.filter((wish) => wish.confidence >= JOINED_MIN && !known.has(wish.intent)))
    }
    open = clause
  }
  const isAnyWork = found.some((wish) => isWork(wish.intent))
  if (!isAnyWork && clauses.length > 1) {
    const all = { start: 0, end: folded.length }
    found.push(...pick(matchMeanings(folded, all, hits, understanding), all).filter((wish) => found.length === 0 || isWork(wish.intent)))
  }
  return found.sort((a, b) => a.at - b.at)
}

/** "Sorry, …" opens a message politely; only alone, "sorry?" asks to hear it again. */
function isMereCourtesy(folded: string, hits: Hit[], clause: Clause, clauses: Clause[]): boolean {
  if (clauses.length === 1 || !hits.some((hit) => hit.start === clause.start && hit.tags.includes(`${TAG.whole}repeat`))) return false
  const core = peel(folded, hits, clause.start, clause.end)
  return core.start >= core.end
}

/** A word or two between marks: too little to be judged by likeness. */
const isTiny = (folded: string, clause: Clause): boolean => {
  const text = folded.slice(clause.start, clause.end)
  return /^[\x00-\u02ff]*$/.test(text) ? text.trim().split(/\s+/).length < 2 : text.trim().length < 3
}

/** Anything beyond small talk and steering. */
export const isWork = (intent: IntentId): boolean => !["social", "control", "consent"].includes(INTENTS[intent][0])

/** The best meaning, and others that are clear by words of their own. */
function pick(evidence: Evidence[], clause: Clause): FoundWish[] {
  const picked: Evidence[] = []
  for (const candidate of evidence) {
    if (candidate.rule === 0 && isSteering(candidate.meaning.intent) && candidate.score < STEERING_MIN) continue
    if (picked.length === 0) picked.push(candidate)
    else if (candidate.rule >= CLEAR_MIN && isWork(candidate.meaning.intent) && picked.every((other) => isApart(candidate, other)))
      picked.push(candidate)
    if (picked.length === WISHES_PER_CLAUSE_MAX) break
  }
  return picked.map(({ meaning, score, rule, because, spans }) => ({
    intent: meaning.intent,
    slots: meaning.slots,
    confidence: Math.min(0.99, score),
    rule,
    because,
    clause,
    at: Math.min(...spans.map((span) => span.start)),
  }))
}

const WISHES_PER_CLAUSE_MAX = 3
/** Two clauses that only mean something together have to mean it clearly. */
const JOINED_MIN = 0.8
/** Steering changes what happens next; likeness alone has to be strong before we believe it. */
const STEERING_MIN = 0.75
const isSteering = (intent: IntentId): boolean => INTENTS[intent][0] === "control" || INTENTS[intent][0] === "consent"

/** Two meanings of one clause both stand only when each has words of its own and says something else. */
function isApart(a: Evidence, b: Evidence): boolean {
  if (a.meaning.intent === b.meaning.intent || b.rule < CLEAR_MIN) return false
  const isShared = (span: Clause) => b.spans.some((other) => span.start < other.end && other.start < span.end)
  // "空调又坏了": the complaint's own words are the fault's verb, but the thing that broke is named beside them.
  if (a.meaning.intent === "maintenance" && b.meaning.slots.category?.value === "equipment") return !a.spans.every(isShared)
  return !a.spans.some(isShared)
}
