import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import type { Language } from "../../../src/domain/language.ts"
import { EXAMPLES_FILE } from "../../../src/understanding/compile.ts"
import { readExamplesFile } from "../../../src/understanding/examples-file.ts"
import { foldWhole } from "../../../src/understanding/fold-whole.ts"
import { normalise } from "../../../src/understanding/normalise.ts"
import type { Expecting } from "../../../src/understanding/reading-context.ts"
import { lexiconFiles, line } from "./hotel-lexicon.ts"

/**
 * 656 messages kept out of the lexicon's examples. The last 270 were written before the lexicon had seen any of them: on
 * first sight it read 79 % (168 messages) and, after it had grown, 88 % (102 messages) as intended; abstaining counts as a
 * miss. It has learned words and sentences of that kind since, so this guards against losing ground and does not foretell
 * how new guests are read: for that, write new messages first. The threshold guards what was reached since; raise it when the reading gets better, never lower it.
 */
const ACCURACY_MIN = 0.93
/**
 * Rows marked `mended` were once misread (or are such a message's sisters in the other languages), some as an answer to a
 * question; they are measured apart, so that what was mended does not flatter the figure above.
 */
const MENDED_MIN = 0.92

type Row = {
  text: string
  intent: string
  category?: string
  type?: string
  mended?: true
  spoken?: Language
  expecting?: Expecting
  language?: string
}
const rows: Row[] = readFileSync(new URL("../../understanding/sample.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((text) => JSON.parse(text))

const readRow = (row: Row) => line(row.text, { language: row.spoken ?? null, expecting: row.expecting ?? null })
const bare = (text: string): string => foldWhole(normalise(text).folded)

const taught = new Set(
  lexiconFiles
    .filter(({ path }) => EXAMPLES_FILE.test(path))
    .flatMap(readExamplesFile)
    .flatMap(({ sentences }) => sentences)
    .map(bare),
)
const unheard = rows.filter((row) => !taught.has(bare(row.text)))
/** Short messages ("转人工") that authors who did not see the sample happened to write too. */
const SHARED_MAX = 40

describe("a sample of guests", () => {
  it("is all but absent from the examples; what two authors wrote alike is not measured", () => {
    expect(rows.length - unheard.length).toBeLessThanOrEqual(SHARED_MAX)
  })

  it("is read as intended", () => {
    const unseen = unheard.filter((row) => !row.mended)
    const missed = unseen.filter((row) => readRow(row).intent !== row.intent)
    expect(1 - missed.length / unseen.length, missed.map((row) => row.text).join("\n")).toBeGreaterThanOrEqual(ACCURACY_MIN)
  })

  it("what was mended stays mended", () => {
    const mended = unheard.filter((row) => row.mended)
    const missed = mended.filter((row) => {
      const { intent, language } = readRow(row)
      return intent !== row.intent || (row.language !== undefined && language !== row.language)
    })
    expect(1 - missed.length / mended.length, missed.map((row) => row.text).join("\n")).toBeGreaterThanOrEqual(MENDED_MIN)
  })

  it("no emergency goes unheard, and none is invented", () => {
    const heard = (row: Row) => readRow(row).intent === "emergency"
    expect(rows.filter((row) => row.intent === "emergency" && !heard(row)).map((row) => row.text)).toEqual([])
    expect(rows.filter((row) => row.intent !== "emergency" && heard(row)).map((row) => row.text)).toEqual([])
  })

  it("complaints and emergencies come with their kind", () => {
    const keyed = rows.filter((row) => row.category ?? row.type)
    const right = keyed.filter((row) => {
      const { slots } = readRow(row)
      return (slots.category ?? slots.type) === (row.category ?? row.type)
    })
    expect(right.length / keyed.length).toBeGreaterThanOrEqual(ACCURACY_MIN)
  })
})
