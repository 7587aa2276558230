import type { Slots } from "../domain/conversation.ts"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import { CLEAR_MIN, type Evidence, matchMeanings } from "./match-meanings.ts"
import { peel, readWhole } from "./read-control.ts"
import type { Clause } from "./split-clauses.ts"
import { type Hit, TAG } from "./term-index.ts"
import type { Understanding } from "./understanding.ts"

/** A wish as first found, with the words it was found in. */
export type FoundWish = { intent: IntentId; slots: Slots; confidence: number; rule: number; because: string; clause: Clause; at: number }

/** Below this we would rather ask than guess. */
const ACCEPTED_MIN = 0.4
/** With a clear rule behind it, less is enough. */
const ACCEPTED_BY_RULE_MIN = 0.3
/** A second wish of one clause needs words of its own and at least this likeness. */
const SECOND_MIN = 0.02
/** Steering changes what happens next; likeness alone has to be strong before we believe it. */
const STEERING_MIN = 0.5
const WISHES_PER_CLAUSE_MAX = 3
/** A clear rule alone is right about this often. */
const RULE_CONFIDENCE = 0.6
/** A clear rule that says what likeness says takes away this part of the doubt. */
const RULE_AGREES = 0.4

/**
 * Finds what a message asks for. What the whole message is most like leads; a clause adds a wish of its own when it is sure
 * of one and the whole message does not speak against it: most clauses beside the leading one only tell its story.
 */
export function findWishes(folded: string, hits: Hit[], clauses: Clause[], understanding: Understanding): FoundWish[] {
  const everything = { start: clauses[0]?.start ?? 0, end: folded.length }
  const whole = matchMeanings(folded, everything, hits, understanding)
  const shares = new Map(whole.map(({ meaning, score }) => [meaning.intent, score]))
  const [only, ...others] = clauses
  if (others.length === 0) {
    const control = only && readControl(folded, hits, only, clauses, understanding)
    return control && !isOverruled(control.intent, whole) ? [control] : inOrder(pick(whole, only ?? everything))
  }
  const controls: FoundWish[] = []
  const told: Told[] = []
  for (const clause of clauses) {
    const control = readControl(folded, hits, clause, clauses, understanding)
    if (control) controls.push(control)
    else if (!isTiny(folded, clause)) told.push({ clause, evidence: matchMeanings(folded, clause, hits, understanding) })
  }
  const leading = pick(whole, everything).filter((wish, i) => i === 0 || (shares.get(wish.intent) ?? 0) >= SECOND_MIN)
  // "谢谢，太好了": what the whole message surely is needs no telling twice.
  const isSmallTalk = leading.some(({ intent }) => !isWork(intent)) && leading.every(({ confidence }) => confidence >= OVERRULES_MIN)
  if (isSmallTalk) return leading
  const added = besides(leading, { whole, shares, told, hits })
  const found = [...leading.flatMap((wish) => placed(wish, told, added)), ...added, ...controls]
  return inOrder(found)
}

const inOrder = (wishes: FoundWish[]): FoundWish[] => wishes.sort((a, b) => a.at - b.at)

/** The sentences guests write say more surely than one known word what a message means: "还没来" is no plain no. */
export const isOverruled = (control: IntentId, [top]: Evidence[]): boolean =>
  top !== undefined && top.meaning.intent !== control && top.score >= OVERRULES_MIN

const OVERRULES_MIN = 0.8

/** A clause with what it says by itself. */
type Told = { clause: Clause; evidence: Evidence[] }
/** A message of several clauses: what the whole says, how much of it for each intent, and what each clause says. */
type Heard = { whole: Evidence[]; shares: Map<IntentId, number>; told: Told[]; hits: Hit[] }

/** The leading wish, once in each clause that says it and no other wish was heard in: several things of one kind may be wanted. */
function placed(wish: FoundWish, told: Told[], added: FoundWish[]): FoundWish[] {
  const own = told.filter(({ clause }) => added.every((other) => other.clause !== clause))
  const saying = own.flatMap(({ clause, evidence }) => {
    const said = evidence.find(
      ({ meaning, score, rule }) => meaning.intent === wish.intent && (score >= SAYS_IT_TOO_MIN || rule >= CLEAR_MIN),
    )
    // What broke is named where it is told; what a complaint is about, the whole message tells best, if it tells.
    const isTold = wish.intent === "complaint" && wish.slots.category?.value !== "other"
    return said ? [{ ...wish, slots: isTold ? wish.slots : said.meaning.slots, clause, at: clause.start }] : []
  })
  return saying.length > 0 ? saying : [wish]
}

/** In the light of the whole message, a clause that is this much like the leading wish tells of it. */
const SAYS_IT_TOO_MIN = 0.2

/** Wishes that clauses add to the leading one, each once. */
function besides(leading: FoundWish[], { whole, shares, told, hits }: Heard): FoundWish[] {
  const known = new Set(leading.map(({ intent }) => intent))
  const isReproach = whole[0]?.meaning.intent === "complaint"
  const added: FoundWish[] = []
  for (const [place, { clause, evidence }] of told.entries()) {
    added.push(...(isReproach ? faultsNamed : namedToo)(evidence, clause, known))
    const [top] = evidence
    if (!top || known.has(top.meaning.intent) || !isWork(top.meaning.intent)) continue
    if (isReproach && FAULTS.has(top.meaning.intent) && top.rule >= CLEAR_MIN) continue
    const share = shares.get(top.meaning.intent) ?? 0
    const next = told[place + 1]?.clause
    const isAdded = isJoined(clause, hits) || (next !== undefined && isJoined(next, hits))
    if (leading.length === 0 && !isAdded && share < LEADERLESS_MIN) continue
    if (top.meaning.intent === "complaint" && share < REPROACH_MIN) continue
    if (isReproach && share < STORY_MIN && top.rule < CLEAR_MIN) continue
    if (top.score < SURE_MIN || !standsBeside(top, share, whole[0], isAdded)) continue
    known.add(top.meaning.intent)
    added.push(...pick([top], clause))
  }
  return added
}

/** A clause that may as well tell of the leading wish adds none. */
const SURE_MIN = 0.65
/** Of a complaint's clauses, the faults they name in clear words: likeness has gone to the complaint. */
const faultsNamed = (evidence: Evidence[], clause: Clause, known: Set<IntentId>): FoundWish[] =>
  evidence
    .filter(
      ({ meaning, rule, score }) => FAULTS.has(meaning.intent) && rule >= CLEAR_MIN && score >= SECOND_MIN && !known.has(meaning.intent),
    )
    .map((one) => wishOf(one, clause))

/** What a clause names clearly beside what it is most like: "送两条毛巾 明早8点叫个车", told in one breath. */
const namedToo = (evidence: Evidence[], clause: Clause, known: Set<IntentId>): FoundWish[] =>
  pick(evidence, clause).filter(({ intent, rule }, i) => i > 0 && rule >= CLEAR_MIN && !known.has(intent))

/** Where the whole message leads nowhere, a clause is heard only if the whole says at least this much for it. */
const LEADERLESS_MIN = 0.15
/** Beside a complaint, a clause the whole message gives less than this tells its story ("nobody comes"). */
const STORY_MIN = 0.02
/** A clause taken for a reproach is one only if the whole message sounds like it. */
const REPROACH_MIN = 0.3

/** "… and", "另外…", "それと…" right in front of it: then what stands before and after are two things. */
const isJoined = ({ start }: Clause, hits: Hit[]): boolean =>
  hits.some((hit) => hit.tags.includes(TAG.joins) && hit.end <= start && hit.end >= start - 2)

/**
 * Whether what a clause is most like is a wish of its own beside the leading one: a weighing of how sure the clause is, what
 * the whole message gives it, whether a rule names it, and whether it is joined on. Fitted to messages with several wishes
 * and to messages with one wish and its story.
 */
function standsBeside(top: Evidence, share: number, lead: Evidence | undefined, isAdded: boolean): boolean {
  const said = 0.8 * odds(top.score) + 0.8 * Math.log(share + LEAST)
  const signs = (top.rule >= CLEAR_MIN ? 1.4 : 0) + (isAdded ? 2.5 : 0) + (lead?.meaning.intent === "complaint" ? 1 : 0)
  return said + signs > 0
}

const LEAST = 0.002
const odds = (share: number): number => Math.log((share + LEAST) / (1 - share + LEAST))

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

/** The best meaning when it is good enough, and others that are clear by words of their own. */
function pick(evidence: Evidence[], clause: Clause): FoundWish[] {
  const picked: Evidence[] = []
  for (const candidate of evidence) {
    const { intent } = candidate.meaning
    if (picked.length === 0) {
      if (candidate.score < (candidate.rule >= CLEAR_MIN ? ACCEPTED_BY_RULE_MIN : ACCEPTED_MIN)) break
      if (candidate.rule === 0 && isSteering(intent) && candidate.score < STEERING_MIN) continue
      picked.push(candidate)
    } else if (isSecond(candidate, picked)) picked.push(candidate)
    if (picked.length === WISHES_PER_CLAUSE_MAX) break
  }
  return picked.map((one) => wishOf(one, clause))
}

const wishOf = ({ meaning, score, rule, because, spans }: Evidence, clause: Clause): FoundWish => ({
  intent: meaning.intent,
  slots: meaning.slots,
  confidence: Math.min(0.99, rule >= CLEAR_MIN ? Math.max(score + (1 - score) * RULE_AGREES, RULE_CONFIDENCE) : score),
  rule,
  because,
  clause,
  at: Math.min(...spans.map((span) => span.start)),
})

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
