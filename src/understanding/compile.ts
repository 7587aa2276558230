import type { Slots } from "../domain/conversation.ts"
import { ContentProblem } from "../lib/errors.ts"
import type { Catalogue } from "./catalogue.ts"
import { readExamplesFile } from "./examples-file.ts"
import { foldWhole } from "./fold-whole.ts"
import { type LexiconSource, type MeaningText, readLexiconFile, type Wording } from "./lexicon-file.ts"
import { createTypoIndex } from "./mend-typos.ts"
import { normalise } from "./normalise.ts"
import { DANGER_TYPES } from "./ranker.ts"
import { addTerm, createTermIndex, findTerms, TAG } from "./term-index.ts"
import { type Example, trainRanker } from "./train-ranker.ts"
import type { Danger, Meaning, Pattern, Understanding } from "./understanding.ts"

export type { Catalogue } from "./catalogue.ts"
export type { Understanding } from "./understanding.ts"
export type UnderstandingFile = { path: string; text: string }

/** Which files tell how guests write: words and rules, and whole sentences by language. */
export const LEXICON_FILE = /^flows\/lexicon\//
export const EXAMPLES_FILE = /^flows\/examples\//

/** Compiles flows/lexicon and flows/examples with the catalogue's words. Throws ContentProblem (file, line) for what its editor has to mend. */
export function compileUnderstanding(files: UnderstandingFile[], catalogue: Catalogue): Understanding {
  const sources = files.filter(({ path }) => LEXICON_FILE.test(path)).map(readLexiconFile)
  const terms = createTermIndex()
  const add = (wording: Wording | Record<string, string[]> | undefined, tag: string) => {
    for (const word of Object.values(wording ?? {}).flat()) {
      const term = foldTerm(word)
      addTerm(terms, term, tag)
      // Phones leave the apostrophe out: "dont", "cant", "whats".
      if (DROPPED_APOSTROPHE.test(term)) addTerm(terms, term.replaceAll("'", ""), tag)
    }
  }
  const concepts = addConcepts(sources, catalogue, add)
  const meanings: Meaning[] = []
  const dangers: Danger[] = []
  const whole: Understanding["whole"] = new Map()
  const examples: Taught[] = []
  for (const source of sources) {
    const { lexicon } = source
    for (const [i, text] of (lexicon.meanings ?? []).entries()) {
      const meaning = compileMeaning(text, meanings.length, catalogue, { source, path: ["meanings", i], concepts })
      meanings.push(meaning)
      add(text.sure, TAG.sure + meaning.id)
      add(text.hints, TAG.hint + meaning.id)
      add(text.whole, TAG.whole + meaning.intent)
      for (const word of Object.values(text.whole ?? {}).flat()) whole.set(foldWhole(foldTerm(word)), meaning)
      // The words of danger are rules; what the second net learns stands in whole sentences.
      if (meaning.intent !== "emergency") examples.push(...phrasesOf(text, meaning.id))
    }
    for (const [i, text] of (lexicon.dangers ?? []).entries()) {
      const at = { source, path: ["dangers", i], concepts }
      checkConcepts(text.unless ?? [], at)
      dangers.push({ id: dangers.length, type: text.danger, patterns: compilePatterns(text.patterns ?? [], at), unless: text.unless ?? [] })
      add(text.signs, TAG.danger + (dangers.length - 1))
    }
    add(lexicon["look-alikes"], TAG.lookAlike)
    add(lexicon.denials?.before, TAG.deniesBefore)
    add(lexicon.denials?.after, TAG.deniesAfter)
    add(lexicon.courtesies, TAG.peel)
    add(lexicon.inseparable, TAG.inseparable)
    add(lexicon.joins, TAG.joins)
    for (const [mood, wording] of Object.entries(lexicon.moods ?? {})) add(wording, TAG.mood + mood)
  }
  const sentences = files.filter(({ path }) => EXAMPLES_FILE.test(path))
  for (const file of sentences) examples.push(...sentencesOf(file, meanings))
  const languages = new Set(sentences.flatMap(({ path }) => path.replace(EXAMPLES_FILE, "").split("/")[0] ?? []))
  const readable = examples.map((example) => ({ ...example, folded: foldTerm(example.text) }))
  const ranker = trainRanker(
    readable.map((example) => ({ ...example, hits: findTerms(terms, example.folded) })),
    meanings.length + 1,
    new Set(meanings.filter(({ intent }) => intent === "complaint").map(({ id }) => id)),
  )
  const words = new Set(sources.flatMap((source) => termsOf(source)).flatMap(latinWords))
  const known = new Set([
    ...words,
    ...latinWords(files.map((file) => file.text.toLowerCase()).join(" ")),
    ...latinWords(catalogueWords(catalogue)),
  ])
  return { terms, meanings, dangers, whole, ranker, languages, typos: createTypoIndex(words, known), catalogue }
}

type Taught = Pick<Example, "meaning" | "danger" | "weight"> & { text: string }

/** At less weight than sentences, the phrases that are sure: half of a sure phrase is still a hint. */
const phrasesOf = (text: MeaningText, meaning: number): Taught[] =>
  [...Object.values(text.sure ?? {}).flat(), ...Object.values(text.whole ?? {}).flat()].map((phrase) => ({
    text: phrase,
    meaning,
    danger: NO_DANGER,
    weight: PHRASE_WEIGHT,
  }))

/** The key of sentences that want nothing a hotel does, and of those that only look like danger. */
const NOTHING = "unknown"
const HARMLESS = "harmless"
const NO_DANGER = DANGER_TYPES.length

/** The sentences of one examples file, each with the meaning of the lexicon it stands for; after the last, none of them. Dangers and what looks like one teach the alarm alone. */
function sentencesOf(file: UnderstandingFile, meanings: Meaning[]): Taught[] {
  return readExamplesFile(file).flatMap(({ intent, key, sentences, line }) => {
    const teach = (meaning: number | null, danger: number = NO_DANGER) => sentences.map((text) => ({ text, meaning, danger, weight: 1 }))
    if (intent === NOTHING) return teach(meanings.length)
    if (intent === HARMLESS) return teach(null)
    if (intent === "emergency") {
      // biome-ignore lint/complexity/useIndexOf: the key is any word, and indexOf takes only the types themselves
      const danger = DANGER_TYPES.findIndex((type) => type === key)
      if (danger === -1) throw new ContentProblem(file.path, line, `write dangers under one of: ${DANGER_TYPES.join(", ")}`)
      return teach(null, danger)
    }
    const meaning = meanings.find((one) => one.intent === intent && keyOf(one) === key)
    if (!meaning) {
      const named = key === null ? intent : `${intent} ${key}`
      throw new ContentProblem(file.path, line, `the lexicon has no meaning "${named}": check its spelling, or add it to flows/lexicon`)
    }
    return teach(meaning.id)
  })
}

/** What a meaning's wording settles by its key, as examples name it: the fault, the complaint's category. */
function keyOf({ slots }: Meaning): string | null {
  const [settled] = Object.values(slots)
  return settled?.type === "choice" ? settled.value : null
}

const PHRASE_WEIGHT = 0.6
const DROPPED_APOSTROPHE = /n't|(?:what|where|that|there|how|it|who)'s|i'm/

/** A term as it is looked up: tidied, lower case, folded. */
const foldTerm = (word: string): string => normalise(word).folded

type Place = { source: LexiconSource; path: (string | number)[]; concepts: Set<string> }

function addConcepts(
  sources: LexiconSource[],
  catalogue: Catalogue,
  add: (wording: Record<string, string[]> | undefined, tag: string) => void,
) {
  const concepts = new Set<string>()
  for (const { lexicon } of sources) {
    for (const [name, wording] of Object.entries(lexicon.concepts ?? {})) {
      concepts.add(name)
      add(wording, TAG.concept + name)
    }
  }
  for (const [list, entries] of catalogue) {
    concepts.add(`@${list}`)
    for (const { key, label, words } of entries) {
      concepts.add(`@${list}:${key}`)
      for (const wording of [words, { label: Object.values(label) }]) {
        add(wording, `${TAG.concept}@${list}`)
        add(wording, `${TAG.concept}@${list}:${key}`)
      }
    }
  }
  return concepts
}

function compileMeaning(text: MeaningText, id: number, catalogue: Catalogue, at: Place): Meaning {
  const slots: Slots = {}
  for (const [slot, key] of Object.entries(text.with ?? {})) {
    const isListed = [...catalogue.values()].some((entries) => entries.some((entry) => entry.key === key))
    if (!isListed) throw problem(at, ["with", slot], `"${key}" is in no list of the catalogue`)
    slots[slot] = { type: "choice", value: key }
  }
  checkConcepts(text.unless ?? [], { ...at, path: [...at.path, "unless"] })
  return { id, intent: text.means, slots, patterns: compilePatterns(text.patterns ?? [], at), unless: text.unless ?? [] }
}

function compilePatterns(patterns: string[], at: Place): Pattern[] {
  return patterns.map((source, i) => {
    const pattern: Pattern = { source, all: [], none: [] }
    let into = pattern.all
    for (const part of source.split(" ")) {
      if (part === "+") into = pattern.all
      else if (part === "-") into = pattern.none
      else into.push(part)
    }
    checkConcepts([...pattern.all, ...pattern.none], { ...at, path: [...at.path, "patterns", i] })
    return pattern
  })
}

function checkConcepts(names: string[], at: Place): void {
  for (const name of names) if (!at.concepts.has(name)) throw problem(at, [], `there is no concept "${name}"`)
}

const problem = (at: Place, path: string[], message: string) =>
  new ContentProblem(at.source.path, at.source.lineOf([...at.path, ...path]), message)

function termsOf({ lexicon }: LexiconSource): string[] {
  const wordings = [
    ...Object.values(lexicon.concepts ?? {}),
    ...(lexicon.meanings ?? []).flatMap(({ sure, hints }) => [sure, hints]),
    ...(lexicon.dangers ?? []).map(({ signs }) => signs),
  ]
  return wordings.flatMap((wording) => (wording?.en ?? []).map(foldTerm))
}

const catalogueWords = (catalogue: Catalogue): string =>
  [...catalogue.values()]
    .flatMap((entries) => entries.flatMap(({ label, words }) => [label.en, ...(words.en ?? [])]))
    .join(" ")
    .toLowerCase()

const latinWords = (folded: string): string[] => folded.match(/[a-z]{2,}/g) ?? []
