import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { foldWhole } from "../../../src/understanding/fold-whole.ts"
import { readLexiconFile } from "../../../src/understanding/lexicon-file.ts"
import { normalise } from "../../../src/understanding/normalise.ts"
import { lexiconFiles, line } from "./hotel-lexicon.ts"

/**
 * 656 messages kept out of the lexicon's examples. The last 270 were written before the lexicon had seen any of them: on
 * first sight it read 79 % (168 messages) and, after it had grown, 88 % (102 messages) as intended; abstaining counts as a
 * miss. It has learned words and sentences of that kind since, so this guards against losing ground and does not foretell
 * how new guests are read: for that, write new messages first. The threshold guards what was reached since; raise it when the reading gets better, never lower it.
 */
const ACCURACY_MIN = 0.93

type Row = { text: string; intent: string; category?: string; type?: string }
const rows: Row[] = readFileSync(new URL("../../understanding/sample.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((text) => JSON.parse(text))

const bare = (text: string): string => foldWhole(normalise(text).folded)

describe("a sample of guests", () => {
  it("is not in the examples", () => {
    const meanings = lexiconFiles.flatMap((file) => readLexiconFile(file).lexicon.meanings ?? [])
    const taught = new Set(meanings.flatMap(({ examples }) => Object.values(examples ?? {}).flat()).map(bare))
    expect(rows.filter((row) => taught.has(bare(row.text))).map((row) => row.text)).toEqual([])
  })

  it("is read as intended", () => {
    const missed = rows.filter((row) => line(row.text).intent !== row.intent)
    expect(1 - missed.length / rows.length, missed.map((row) => row.text).join("\n")).toBeGreaterThanOrEqual(ACCURACY_MIN)
  })

  it("no emergency goes unheard, and none is invented", () => {
    const heard = (row: Row) => line(row.text).intent === "emergency"
    expect(rows.filter((row) => row.intent === "emergency" && !heard(row)).map((row) => row.text)).toEqual([])
    expect(rows.filter((row) => row.intent !== "emergency" && heard(row)).map((row) => row.text)).toEqual([])
  })

  it("complaints and emergencies come with their kind", () => {
    const keyed = rows.filter((row) => row.category ?? row.type)
    const right = keyed.filter((row) => {
      const { slots } = line(row.text)
      return (slots.category ?? slots.type) === (row.category ?? row.type)
    })
    expect(right.length / keyed.length).toBeGreaterThanOrEqual(ACCURACY_MIN)
  })
})
