import type { FactKind, FactKinds } from "../domain/fact-kind.ts"
import { normalise } from "./normalise.ts"

/** A preference heard in a guest's sentence: a kind of flows/profile.yaml, and a value of it or the guest's own words. */
export type HeardFact = { key: string; value: string }

const FACTS_MAX = 5
const VALUE_CHARS_MAX = 60

/**
 * What a guest tells of their likes, one value a kind. A value of a list is heard only beside words that speak of likes at
 * all ("I always …"); free words by their own pattern ("allergic to …"). What is denied is not heard.
 */
export function findFacts(message: string, { kinds, telling }: FactKinds): HeardFact[] {
  const { text, folded } = normalise(message)
  const isTelling = telling.some((phrase) => placeOf(phrase, folded) >= 0)
  const heard = [...kinds.values()].flatMap((kind) => {
    const value = (isTelling || kind.isToldByWish ? namedValue(kind, folded) : null) ?? freeValue(kind, text, folded)
    return value === null ? [] : [{ key: kind.key, value }]
  })
  return heard.slice(0, FACTS_MAX)
}

/** The value with the longest wording that stands there. */
function namedValue({ values }: FactKind, folded: string): string | null {
  const found = values.flatMap(({ key, words }) =>
    words.flatMap((word) => {
      const at = placeOf(word, folded)
      return at >= 0 && !isDenied(folded, at) ? [{ key, length: word.length }] : []
    }),
  )
  return found.sort((a, b) => b.length - a.length)[0]?.key ?? null
}

/** Where a word stands, -1 for nowhere; words of letters whole. */
function placeOf(word: string, folded: string): number {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    const isCut = isLetter(word[0]) && isLetter(folded[at - 1])
    if (!isCut && !(isLetter(word.at(-1)) && isLetter(folded[at + word.length]))) return at
  }
  return -1
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[a-zà-ÿ]/.test(sign)

const DENIED = /(?:not|n't|never|no longer|不|没有|没|别|非)[^.,!?。，、！？]{0,8}$/

const isDenied = (folded: string, at: number): boolean => DENIED.test(folded.slice(Math.max(0, at - 16), at))

function freeValue({ words }: FactKind, text: string, folded: string): string | null {
  for (const pattern of words) {
    const value = pattern.includes("#") ? degreesBy(pattern, folded) : wordsBy(pattern, text, folded)
    if (value !== null) return value
  }
  return null
}

function degreesBy(pattern: string, folded: string): string | null {
  const [before = "", after = ""] = pattern.split("#")
  const at = folded.indexOf(before)
  const number = at < 0 ? undefined : /^\s?(\d{2}(?:\.\d)?)/.exec(folded.slice(at + before.length))?.[1]
  return number && (after === "" || folded.includes(number + after)) ? `${number}℃` : null
}

/** What folding makes of `…`. */
const GAP = "..."
const CLAUSE_END = /[.,;!?\n。，；、！？]/

/** The guest's own words where `…` stands, as far as their clause goes. */
function wordsBy(pattern: string, text: string, folded: string): string | null {
  const [before = "", after = ""] = pattern.split(GAP).map((part) => part.trim())
  const from = before === "" ? 0 : folded.indexOf(before)
  if (from < 0 || (before !== "" && isDenied(folded, from))) return null
  const start = before === "" ? clauseStart(folded, after) : from + before.length
  const rest = folded.slice(start)
  const end = after === "" ? rest.search(CLAUSE_END) : rest.indexOf(after)
  if (start < 0 || (after !== "" && end < 0)) return null
  const value = tidy(text.slice(start, end < 0 ? undefined : start + end))
  return value === "" || value.length > VALUE_CHARS_MAX || CLAUSE_END.test(value) ? null : value
}

function clauseStart(folded: string, after: string): number {
  const at = folded.indexOf(after)
  if (at < 0) return -1
  return at - (/[^.,;!?\n。，；、！？]*$/.exec(folded.slice(0, at))?.[0].length ?? 0)
}

/** "私は卵の" → 卵, "peanuts, sorry" → peanuts. */
const tidy = (words: string): string =>
  words
    .trim()
    .replace(/^(?:私は|わたしは|僕は|家族が|子どもが|子供が|妻が|夫が|the\s|any\s|些|了)+/i, "")
    .replace(/(?:に|が|は|の|を|です|please|thanks|thank you|by the way|btw|的|哦|啊|呢|了)+$/i, "")
    .trim()
