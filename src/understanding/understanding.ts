import type { Slots } from "../domain/conversation.ts"
import type { IntentId } from "../domain/reading.ts"
import type { Catalogue } from "./catalogue.ts"
import type { TypoIndex } from "./mend-typos.ts"
import type { Ranker } from "./ranker.ts"
import type { TermIndex } from "./term-index.ts"

/** One meaning of the lexicon: an intent, perhaps with a slot that the wording settles (a complaint's category). */
export type Meaning = {
  id: number
  intent: IntentId
  slots: Slots
  patterns: Pattern[]
  /** Concepts that speak against it. */
  unless: string[]
}

/** Concepts that must all be there, and some that must not: `want + @amenities - broken`. */
export type Pattern = { source: string; all: string[]; none: string[] }

/** A danger: its signs are terms tagged `danger:<id>`; `unless` concepts (a drill, a test) silence it. */
export type Danger = { id: number; type: string; patterns: Pattern[]; unless: string[] }

/** The compiled lexicon. Built once; reading a message only looks things up in it. */
export type Understanding = {
  terms: TermIndex
  meanings: Meaning[]
  dangers: Danger[]
  /** Words that are a message by themselves ("yes", "取消"), folded and without marks → meaning. */
  whole: Map<string, Meaning>
  ranker: Ranker
  /** The languages that examples are written in; of others we know some words, and what a message resembles says nothing. */
  languages: Set<string>
  typos: TypoIndex
  catalogue: Catalogue
}
