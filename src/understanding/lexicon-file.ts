/** The format of flows/lexicon/*.yaml. Every object is strict: an unknown key is a slip of the pen, reported with its line. */
import { z } from "zod"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import { ContentProblem } from "../lib/errors.ts"
import { readLexiconYaml } from "./lexicon-yaml.ts"

const Words = z.array(z.string().min(1)).optional()
/** Words by language. `zh` serves both scripts: Traditional is folded before words are compared. The second line only has basic words. */
const Wording = z.strictObject({
  ...{ zh: Words, ja: Words, en: Words, ko: Words, th: Words },
  ...{ fr: Words, de: Words, es: Words, it: Words, pt: Words, ru: Words, vi: Words, id: Words, ar: Words },
})
export type Wording = z.infer<typeof Wording>

const Concept = z
  .string()
  .regex(/^(@[a-z-]+(:[a-z_-]+)?|[a-z][a-z-]*)$/, "a concept is a name of the concepts lists, or @list, or @list:key of the catalogue")
const PatternText = z.string().regex(/^\S+( [+-] \S+)*$/, "a pattern is written: concept + concept - concept")

const MeaningText = z.strictObject({
  means: z.enum(Object.keys(INTENTS) as [IntentId, ...IntentId[]]),
  /** Slots this wording settles: a choice by its key. */
  with: z.record(z.string(), z.string()).optional(),
  /** The message is nothing but this, courtesies aside. */
  whole: Wording.optional(),
  /** Wherever it stands, it means this. */
  sure: Wording.optional(),
  /** Speaks for it, but may be overruled. */
  hints: Wording.optional(),
  patterns: z.array(PatternText).optional(),
  unless: z.array(Concept).optional(),
})
export type MeaningText = z.infer<typeof MeaningText>

const DangerText = z.strictObject({
  danger: z.string(),
  signs: Wording,
  patterns: z.array(PatternText).optional(),
  unless: z.array(Concept).optional(),
})

const Moods = z.strictObject({
  angry: Wording.optional(),
  anxious: Wording.optional(),
  embarrassed: Wording.optional(),
  pleased: Wording.optional(),
  pressing: Wording.optional(),
  repeated: Wording.optional(),
})

const LexiconFile = z.strictObject({
  concepts: z.record(Concept, Wording).optional(),
  meanings: z.array(MeaningText).optional(),
  dangers: z.array(DangerText).optional(),
  /** Words that look like a danger and are none. */
  "look-alikes": Wording.optional(),
  /** "no", "not" just before, or "ではありません" just after, a sign of danger. */
  denials: z.strictObject({ before: Wording, after: Wording }).optional(),
  moods: Moods.optional(),
  /** Courtesies and fillers that say nothing about what is wanted. */
  courtesies: Wording.optional(),
  /** Longer words that hide the shorter ones inside them: 特别 is not 别. */
  inseparable: Wording.optional(),
  /** Words between two wishes of one message. */
  joins: Wording.optional(),
})
type LexiconFile = z.infer<typeof LexiconFile>

/** A lexicon file read, with a way back to the line of any of its parts. */
export type LexiconSource = { path: string; lexicon: LexiconFile; lineOf: (path: (string | number)[]) => number | null }

/** Reads one lexicon file; throws ContentProblem naming the line that has to be mended. */
export function readLexiconFile(file: { path: string; text: string }): LexiconSource {
  const { value, lineOf } = readLexiconYaml(file)
  const parsed = LexiconFile.safeParse(value ?? {})
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const path = (issue?.path ?? []).filter((part) => typeof part !== "symbol")
    throw new ContentProblem(file.path, lineOf(path), `${path.join(".")}: ${issue?.message ?? "not in the lexicon's format"}`)
  }
  return { path: file.path, lexicon: parsed.data, lineOf }
}
