import { type Hit, TAG } from "./term-index.ts"

/**
 * What a text shows to be told apart by, with a strength each: words, neighbouring words and letter groups; for scripts
 * without spaces, groups of one to three characters and the words a dictionary finds; how it ends and how long it is; the
 * concepts its known words stand for.
 */
export function featuresOf(folded: string, hits: Hit[]): Map<string, number> {
  const features = new Map<string, number>()
  const add = (name: string, strength: number) => {
    if ((features.get(name) ?? 0) < strength) features.set(name, strength)
  }
  const text = folded.slice(0, CHARACTERS_RANKED_MAX).replace(/\d+/g, "#")
  let [earlier, previous, last] = ["", "", ""]
  for (const [place, run] of (text.match(RUNS) ?? []).entries()) {
    if (ALPHABETIC.test(run)) {
      const word = run.length > 3 ? run.replace(/s$/, "") : run
      addWord(word, { earlier, previous }, add)
      if (place === 0) add(`^ ${word}`, 0.5)
      if (run.length > 3) addLetters(`<${run}>`, add)
      earlier = previous
      previous = word
      last = word
    } else {
      earlier = ""
      previous = ""
      last = run.slice(-2)
      addCharacters(run, add)
      addWords(run, add)
    }
  }
  if (last) add(`$ ${last}`, 0.5)
  add(`n ${lengthOf(text)}`, 0.6)
  for (const hit of hits) for (const tag of hit.tags) if (tag.startsWith(TAG.concept)) add(tag, 0.8)
  return features
}

type Add = (name: string, strength: number) => void

function addWord(word: string, { earlier, previous }: { earlier: string; previous: string }, add: Add): void {
  add(`w ${word}`, 1)
  if (previous) add(`w ${previous} ${word}`, 0.9)
  if (earlier) add(`w ${earlier} .. ${word}`, 0.5)
}

/** How long a text is, in steps of about half as much again: who reproaches tells more than who asks. */
function lengthOf(text: string): number {
  const letters = text.length * (IDEOGRAMS.test(text) ? LETTERS_AN_IDEOGRAM : 1)
  return Math.round(1.5 * Math.log2(1 + letters))
}

const IDEOGRAMS = /[\u3040-\u9fff]/
const LETTERS_AN_IDEOGRAM = 3

function addLetters(word: string, add: Add): void {
  for (let length = 3; length <= 4; length++) {
    for (let i = 0; i + length <= word.length; i++) add(`l ${word.slice(i, i + length)}`, 0.3)
  }
}

function addCharacters(run: string, add: Add): void {
  const marked = `^${run}$`
  for (let i = 0; i < run.length; i++) add(run.charAt(i), 0.35)
  for (let i = 0; i + 2 <= marked.length; i++) add(marked.slice(i, i + 2), 1)
  for (let i = 0; i + 3 <= marked.length; i++) add(marked.slice(i, i + 3), 0.7)
}

/** Words of scripts that leave no spaces, as the runtime's dictionaries find them: with the one before, and the one before that. */
function addWords(run: string, add: Add): void {
  let [earlier, previous] = ["", ""]
  for (const { segment } of SEGMENTERS[scriptOf(run)].segment(run)) {
    add(`w ${segment}`, 1)
    if (previous) add(`w ${previous} ${segment}`, 0.5)
    if (earlier) add(`w ${earlier} .. ${segment}`, 0.5)
    earlier = previous
    previous = segment
  }
}

const scriptOf = (run: string): keyof typeof SEGMENTERS => (KANA.test(run) ? "ja" : THAI.test(run) ? "th" : "zh")
const KANA = /[\u3040-\u30ff]/
const THAI = /[\u0e00-\u0e7f]/
const wordsOf = (language: string) => new Intl.Segmenter(language, { granularity: "word" })
const SEGMENTERS = { zh: wordsOf("zh"), ja: wordsOf("ja"), th: wordsOf("th") }

const CHARACTERS_RANKED_MAX = 400
const RUNS = /[a-z\u00c0-\u052f']+|#|[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af々]+/g
const ALPHABETIC = /^[a-z\u00c0-\u052f'#]/
