/** Every word and phrase of the lexicon in one tree, so that one walk over a message finds them all. */
export type TermIndex = { root: TermNode; lengthMax: number }

type TermNode = { next: Map<number, TermNode>; term: string | null; tags: string[] }

/** A known word in a message, at `[start, end)`, with everything it stands for. */
export type Hit = { term: string; tags: string[]; start: number; end: number }

/** Prefixes of the tags that terms carry. */
export const TAG = {
  concept: "concept:",
  sure: "sure:",
  hint: "hint:",
  danger: "danger:",
  mood: "mood:",
  lookAlike: "look-alike",
  whole: "whole:",
  peel: "peel",
  deniesBefore: "denies-before",
  deniesAfter: "denies-after",
  joins: "joins",
  inseparable: "inseparable",
} as const

export const createTermIndex = (): TermIndex => ({ root: createNode(), lengthMax: 0 })

/** Adds a term (already normalised and folded) under a tag; the same term may carry many tags. */
export function addTerm(index: TermIndex, term: string, tag: string): void {
  let node = index.root
  for (let i = 0; i < term.length; i++) {
    const code = term.charCodeAt(i)
    let next = node.next.get(code)
    if (!next) {
      next = createNode()
      node.next.set(code, next)
    }
    node = next
  }
  node.term = term
  if (!node.tags.includes(tag)) node.tags.push(tag)
  index.lengthMax = Math.max(index.lengthMax, term.length)
}

/** All terms with their tags, as they were added. */
export function listTerms(index: TermIndex): { term: string; tags: string[] }[] {
  const listed: { term: string; tags: string[] }[] = []
  const open = [index.root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.term !== null) listed.push({ term: node.term, tags: node.tags })
    open.push(...node.next.values())
  }
  return listed
}

/** All known terms in a folded text, by place. Words of alphabets match whole (a plural or possessive ending is allowed). */
export function findTerms(index: TermIndex, folded: string): Hit[] {
  const hits: Hit[] = []
  for (let start = 0; start < folded.length; start++) {
    if (isLetter(folded.charCodeAt(start)) && start > 0 && isLetter(folded.charCodeAt(start - 1))) continue
    let node: TermNode | undefined = index.root
    for (let end = start; node && end < folded.length; ) {
      node = node.next.get(folded.charCodeAt(end))
      end++
      if (!node?.term) continue
      const whole = endOfWord(folded, end)
      if (whole > 0) hits.push({ term: node.term, tags: node.tags, start, end: whole })
    }
  }
  return hits.filter((_, at) => !isShadowed(hits, at, index.lengthMax))
}

/** The concepts named between two places of a text. */
export function conceptsIn(range: { start: number; end: number }, hits: Hit[]): Set<string> {
  const inside = hits.filter((hit) => hit.start >= range.start && hit.end <= range.end)
  return new Set(inside.flatMap((hit) => hit.tags.filter((tag) => tag.startsWith(TAG.concept)).map((tag) => tag.slice(TAG.concept.length))))
}

/** A word inside an inseparable one is not itself; nor is a catalogue word inside a longer one: the water in "hot water" is nobody's order. */
function isShadowed(hits: Hit[], at: number, lengthMax: number): boolean {
  const hit = hits[at]
  if (!hit) return false
  const isCatalogue = hit.tags.every(isCatalogueTag)
  const hides = (other: Hit): boolean =>
    other.start <= hit.start &&
    other.end >= hit.end &&
    other.end - other.start > hit.end - hit.start &&
    (other.tags.includes(TAG.inseparable) || (isCatalogue && other.tags.some(isCatalogueTag)))
  // Hits come in order of their start: only near ones can reach over this one.
  for (let i = at + 1; i < hits.length && hits[i]?.start === hit.start; i++) if (hides(hits[i] ?? hit)) return true
  for (let i = at - 1; i >= 0 && (hits[i]?.start ?? 0) >= hit.start - lengthMax - ENDING_MAX; i--) if (hides(hits[i] ?? hit)) return true
  return false
}

const ENDING_MAX = 2
const isCatalogueTag = (tag: string): boolean => tag.startsWith(`${TAG.concept}@`)

/** Where the word that ends here really ends, endings included; 0 when it goes on as another word. */
function endOfWord(folded: string, end: number): number {
  if (!isLetter(folded.charCodeAt(end - 1)) || !isLetter(folded.charCodeAt(end))) {
    return folded.startsWith("'s", end) && !isLetter(folded.charCodeAt(end + 2)) ? end + 2 : end
  }
  for (const ending of ["s", "es"]) {
    if (folded.startsWith(ending, end) && !isLetter(folded.charCodeAt(end + ending.length))) return end + ending.length
  }
  return 0
}

/** Latin, Greek and Cyrillic letters, where words are written apart. NaN (past the end) is not one. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x52f && code !== 0xd7 && code !== 0xf7)
}

const createNode = (): TermNode => ({ next: new Map(), term: null, tags: [] })
