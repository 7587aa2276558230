import { fits } from "./match-rules.ts"
import type { Clause } from "./split-clauses.ts"
import { conceptsIn, type Hit, TAG } from "./term-index.ts"
import type { Danger, Understanding } from "./understanding.ts"

/** A danger found, and the words that told. */
type FoundDanger = { type: string; sign: string; start: number }

/** `isDismissed`: words of danger were there, and the rules know why they mean none ("fire exit", "no fire", a drill). */
export type Dangers = { found: FoundDanger[]; isDismissed: boolean }

/**
 * Looks for signs of danger. Rules only, never likeness: a sign counts unless it is part of a harmless phrase
 * ("fire exit"), denied next to it ("no fire", "火事ではない"), or its clause says why it is none (a drill).
 */
export function findDangers(folded: string, hits: Hit[], clauses: Clause[], understanding: Understanding): Dangers {
  const harmless = hits.filter((hit) => hit.tags.includes(TAG.lookAlike))
  // Harmless when it is inside such a phrase, or runs into one: 全是烟 in 全是烟味, 煙が in タバコの煙が. A sign that says more wins.
  const isHarmless = (hit: Hit) =>
    isPartOfNumber(folded, hit) ||
    isRoomOrPrice(folded, hit) ||
    harmless.some((look) => look.start < hit.end && look.end > hit.start && (look.start < hit.start || look.end >= hit.end))
  const live = hits.filter((hit) => !isHarmless(hit))
  // What harmless phrases say still tells why a clause is no danger, but makes no danger.
  const ranges = rangesOf(folded, clauses).map((range) => ({ ...range, says: conceptsIn(range, hits), tells: conceptsIn(range, live) }))
  const frames = WHOLE_MESSAGE.filter((concept) => hits.some((hit) => hit.tags.includes(TAG.concept + concept)))
  const isSilenced = ({ unless }: Danger, says: Set<string>) =>
    frames.some((concept) => unless.includes(concept)) ||
    unless.some((concept) => says.has(concept) && !(concept === PAST && says.has(PRESENT)))
  const told = live.filter((hit) => hit.tags.some((tag) => tag.startsWith(TAG.danger)))
  const signs = told.filter((hit) => !isDenied(folded, hit, hits))
  const found: FoundDanger[] = []
  let isDismissed = harmless.length > 0 || signs.length < told.length
  const weigh = (danger: Danger, says: Set<string>, sign: string, start: number) => {
    if (isSilenced(danger, says)) isDismissed = true
    else found.push({ type: danger.type, sign, start })
  }
  for (const danger of understanding.dangers) {
    const tag = TAG.danger + danger.id
    for (const { tags, start, term } of signs) {
      if (!tags.includes(tag)) continue
      const clause = ranges.find((range) => range.start <= start && range.end > start)
      weigh(danger, clause?.says ?? new Set(), term, start)
    }
    for (const { start, says, tells } of ranges) {
      // What a harmless phrase says makes no danger, yet may say why there is none ("the smoke alarm chirps").
      const pattern = danger.patterns.find((candidate) => fits(candidate, tells) && !candidate.none.some((concept) => says.has(concept)))
      if (pattern) weigh(danger, says, pattern.source, start)
    }
  }
  return { found: found.sort((a, b) => a.start - b.start), isDismissed }
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

/** 110号房, room 119, 911 dollars: a number that counts or names something calls nobody, nor does one in a long message that speaks of no call. */
function isRoomOrPrice(folded: string, { start, end }: Hit): boolean {
  if (!/^\d{3,4}$/.test(folded.slice(start, end))) return false
  if (folded.length > CRY_MAX && !CALLS.test(folded)) return true
  return NAMES_BEFORE.test(folded.slice(0, start)) || COUNTS_AFTER.test(folded.slice(end))
}
/** Characters of a message that may be a cry of a number alone. */
const CRY_MAX = 16
const CALLS = /call|dial|phone|ring|打|拨|叫|呼|电话|报|警|救|通報|かけ|신고|불러|전화|โทร|แจ้ง/
const NAMES_BEFORE = /(?:room|suite|number|no\.?|flight|bus|channel|villa|cabin|[¥$€£฿]|房|房间|房號|部屋|号|ห้อง|ราคา)\s?$/
const COUNTS_AFTER =
  /^\s?(?:号|號|房|室|元|块|円|원|호|บาท|bucks|dollars?|usd|yen|baht|euros?|steps|people|memorial|のドキュメンタリー|纪念|記念|porsche|保时捷)/

/** Told with a laugh, or with the plaster asked for: these concepts tell of the whole message, not of their clause. */
const WHOLE_MESSAGE = ["jest", "laughing", "small-wound"]

/** What happened once is no danger, unless the same breath says that it happens now. */
const PAST = "was-then"
const PRESENT = "just-now"

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
