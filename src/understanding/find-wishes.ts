import type { Slots } from "../domain/conversation.ts"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import { CLEAR_MIN, type Evidence, matchMeanings } from "./match-meanings.ts"
import { peel, readWhole } from "./read-control.ts"
import type { Clause } from "./split-clauses.ts"
import type { Hit } from "./term-index.ts"
import type { Understanding } from "./understanding.ts"

/** A wish as first found, with the words it was found in. */
export type FoundWish = { intent: IntentId; slots: Slots; confidence: number; rule: number; because: string; clause: Clause; at: number }

/** Below this we would rather ask than guess. */
const ACCEPTED_MIN = 0.4
/** What a message of several clauses has to agree on: the clause's own likeness and the whole message's, half and half. */
const AGREED_MIN = 0.42
/** What a clear rule adds to that. */
const RULE_SUPPORT = 0.15
/** A second wish of one clause needs words of its own and at least this likeness. */
const SECOND_MIN = 0.004
/** Steering changes what happens next; likeness alone has to be strong before we believe it. */
const STEERING_MIN = 0.5
const WISHES_PER_CLAUSE_MAX = 3
/** A clear rule alone is right about this often. */
const RULE_CONFIDENCE = 0.6

/** Finds what each clause asks for, in the light of the whole message: what a clause seems to say alone may only be the story of another wish. */
export function findWishes(folded: string, hits: Hit[], clauses: Clause[], understanding: Understanding): FoundWish[] {
  const everything = { start: clauses[0]?.start ?? 0, end: folded.length }
  const whole = matchMeanings(folded, everything, hits, understanding)
  const overall = new Map(whole.map(({ meaning, score }) => [meaning.intent, score]))
  const found: FoundWish[] = []
  for (const clause of clauses) {
    const control = readControl(folded, hits, clause, clauses, understanding)
    if (control) found.push(control)
    else if (clauses.length === 1) found.push(...pick(whole, clause))
    else if (!isTiny(folded, clause)) {
      const evidence = matchMeanings(folded, clause, hits, understanding)
      found.push(
        ...pick(
          evidence.map((one) => agree(one, overall)),
          clause,
        ),
      )
    }
  }
  const isAnyWork = found.some((wish) => isWork(wish.intent))
  if (!isAnyWork && clauses.length > 1) {
    const known = new Set(found.map((wish) => wish.intent))
    found.push(...pick(whole, everything).filter(({ intent }) => (known.size === 0 || isWork(intent)) && !known.has(intent)))
  }
  return found.sort((a, b) => a.at - b.at)
}

/** A clause that is a control word and courtesies; among other clauses, only small talk and steering are read so. */
function readControl(folded: string, hits: Hit[], clause: Clause, clauses: Clause[], understanding: Understanding): FoundWish | null {
  const control = readWhole(folded, hits, understanding, clause.start, clause.end)
  if (!control || (clauses.length > 1 && isWork(control.intent))) return null
  if (clauses.length > 1 && control.intent === "repeat" && isMereCourtesy(folded, hits, clause)) return null
  const { intent, slots } = control
  return { intent, slots, confidence: 0.95, rule: 0.95, because: `${intent}: whole clause`, clause, at: clause.start }
}

/** "Sorry, …" opens a message politely; only alone, "sorry?" asks to hear it again. */
function isMereCourtesy(folded: string, hits: Hit[], clause: Clause): boolean {
  const core = peel(folded, hits, clause.start, clause.end)
  return core.start >= core.end
}

/** A word or two between marks: too little to be judged alone. */
const isTiny = (folded: string, clause: Clause): boolean => {
  const text = folded.slice(clause.start, clause.end)
  return /^[\x00-\u02ff]*$/.test(text) ? text.trim().split(/\s+/).length < 2 : text.trim().length < 3
}

/** Anything beyond small talk and steering. */
export const isWork = (intent: IntentId): boolean => !["social", "control", "consent"].includes(INTENTS[intent][0])

function agree(evidence: Evidence, overall: Map<IntentId, number>): Evidence {
  const agreed = (evidence.score + (overall.get(evidence.meaning.intent) ?? 0)) / 2
  const isEnough = agreed + (evidence.rule >= CLEAR_MIN ? RULE_SUPPORT : 0) >= AGREED_MIN
  return { ...evidence, score: isEnough ? Math.max(evidence.score, ACCEPTED_MIN) : Math.min(agreed, ACCEPTED_MIN - 0.01) }
}

/** The best meaning when it is good enough, and others that are clear by words of their own. */
function pick(evidence: Evidence[], clause: Clause): FoundWish[] {
  const picked: Evidence[] = []
  for (const candidate of evidence) {
    const { intent } = candidate.meaning
    if (picked.length === 0) {
      if (candidate.score < ACCEPTED_MIN) break
      if (candidate.rule === 0 && isSteering(intent) && candidate.score < STEERING_MIN) continue
      picked.push(candidate)
    } else if (isSecond(candidate, picked)) picked.push(candidate)
    if (picked.length === WISHES_PER_CLAUSE_MAX) break
  }
  return picked.map(({ meaning, score, rule, because, spans }) => ({
    intent: meaning.intent,
    slots: meaning.slots,
    confidence: Math.min(0.99, rule >= CLEAR_MIN ? Math.max(score, RULE_CONFIDENCE) : score),
    rule,
    because,
    clause,
    at: Math.min(...spans.map((span) => span.start)),
  }))
}

const isSteering = (intent: IntentId): boolean => INTENTS[intent][0] === "control" || INTENTS[intent][0] === "consent"

const isSecond = (candidate: Evidence, picked: Evidence[]): boolean =>
  candidate.rule >= CLEAR_MIN &&
  (candidate.score >= SECOND_MIN || isFaultComplainedOf(candidate, picked)) &&
  isWork(candidate.meaning.intent) &&
  picked.every((other) => isApart(candidate, other))

/** Beside a complaint, what is broken is named by words; likeness has gone to the complaint. */
const isFaultComplainedOf = (candidate: Evidence, picked: Evidence[]): boolean =>
  FAULTS.has(candidate.meaning.intent) && picked.some(({ meaning }) => meaning.intent === "complaint")

const FAULTS = new Set<IntentId>(["maintenance", "noise", "pests"])

/** Two meanings of one clause both stand only when each has words of its own and says something else. */
function isApart(a: Evidence, b: Evidence): boolean {
  if (a.meaning.intent === b.meaning.intent || b.rule < CLEAR_MIN) return false
  const isShared = (span: Clause) => b.spans.some((other) => span.start < other.end && other.start < span.end)
  // "空调又坏了", "shower is broken again": the complaint's own words are the fault's verb, but the thing that broke is named beside them.
  const isWithin = (span: Clause) => b.spans.some((other) => other.start <= span.start && span.end <= other.end)
  if (a.meaning.intent === "maintenance" && b.meaning.slots.category?.value === "equipment") return !a.spans.every(isWithin)
  return !a.spans.some(isShared)
}
