import { type Hit, TAG } from "./term-index.ts"

/** A stretch of a message between marks or joining words, at `[start, end)`. */
export type Clause = { start: number; end: number }

/** Splits a message where one wish may end and another begin. At most CLAUSES_MAX; the last takes the rest. */
export function splitClauses(folded: string, hits: Hit[]): Clause[] {
  const cuts: Clause[] = []
  for (const match of folded.matchAll(MARKS)) cuts.push({ start: match.index, end: match.index + match[0].length })
  for (const hit of hits) {
    if (hit.tags.includes(TAG.joins) && !isInsidePhrase(hit, hits)) cuts.push({ start: hit.start, end: hit.end })
  }
  cuts.sort((a, b) => a.start - b.start)
  const clauses: Clause[] = []
  let start = 0
  for (const cut of cuts) {
    if (clauses.length === CLAUSES_MAX - 1) break
    if (cut.start > start) clauses.push({ start, end: cut.start })
    start = Math.max(start, cut.end)
  }
  if (start < folded.length) clauses.push({ start, end: folded.length })
  return clauses.filter((clause) => /[\p{L}\p{N}]/u.test(folded.slice(clause.start, clause.end)))
}

/** 再给我 joins two wishes, but not inside "别再给我发". */
const isInsidePhrase = (join: Hit, hits: Hit[]): boolean =>
  hits.some((hit) => hit.start <= join.start && hit.end >= join.end && hit.end - hit.start > join.end - join.start)

const CLAUSES_MAX = 24
/** Ends of sentences and clauses, in Chinese and Japanese a space as well; not the points inside 6.30, a.m., or 1,200. */
const MARKS =
  /[。！？!?；;、~…\n]+|,(?!\d{3}\b)|\.(?!\d)(?<!\b[ap]\.(?:m\.)?)(?<!\b(?:mr|ms|mrs|dr|no|rm|st)\.)|\s[-–]\s|(?<=[\u3040-\u30ff\u4e00-\u9fff])\s+(?=[\u3040-\u30ff\u4e00-\u9fff])/g
