/** Known words of alphabets, and those a typing slip may have aimed at. */
export type TypoIndex = { known: Set<string>; words: string[]; targets: Map<string, string> }

const LETTERS_MIN = 5
const REPLACED_LETTERS_MIN = 7

/** Prepares mending: `targets` are lexicon words worth recovering, `known` all words that are right as they are. */
export function createTypoIndex(targets: Set<string>, known: Set<string>): TypoIndex {
  const slips = new Map<string, string>()
  for (const word of targets) {
    if (word.length < LETTERS_MIN) continue
    for (const slip of withoutOneLetter(word)) slips.set(slip, slips.has(slip) && slips.get(slip) !== word ? "" : word)
    slips.set(word, word)
  }
  return { known, words: [...targets], targets: slips }
}

/** Replaces words nobody knows by the one lexicon word they are a single slip away from ("toewls" → "towels"). */
export function mendTypos(folded: string, index: TypoIndex): string {
  return folded.replace(/[a-z]{5,20}/g, (word) => (isKnown(word, index.known) ? word : (findTarget(word, index.targets) ?? word)))
}

function isKnown(word: string, known: Set<string>): boolean {
  if (known.has(word)) return true
  return ENDINGS.some((ending) => word.endsWith(ending) && STEMS.some((stem) => known.has(word.slice(0, -ending.length) + stem)))
}

const ENDINGS = ["s", "es", "ed", "d", "ing", "er", "ly", "y"]
const STEMS = ["", "e"]

function findTarget(word: string, targets: Map<string, string>): string | null {
  const candidates = [word, ...withoutOneLetter(word)]
  for (const candidate of candidates) {
    const target = targets.get(candidate)
    if (target && target.charAt(0) === word.charAt(0) && !isPlural(word, target) && isOneSlipAway(word, target)) return target
  }
  return null
}

/** One and many are both right: "dozen" is no slip of "dozens". */
const isPlural = (word: string, target: string): boolean => target === `${word}s` || word === `${target}s`

function withoutOneLetter(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))
}

/** One letter added, dropped, two neighbours swapped, or in a long word replaced: "stick" is no slip of "stuck". */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const [restA, restB] = [a.slice(i), b.slice(i)]
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true
  if (a.length >= REPLACED_LETTERS_MIN && restA.slice(1) === restB.slice(1)) return true
  return restA.length > 1 && restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0) && restA.slice(2) === restB.slice(2)
}
