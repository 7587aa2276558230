import { readdirSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { findPacked, keepPacked, keyOf } from "../../../src/app/understanding-cache.ts"
import { compileUnderstanding, type Understanding } from "../../../src/understanding/compile.ts"
import { describeReading, type ReadingLine } from "../../../src/understanding/describe.ts"
import { packUnderstanding, unpackUnderstanding } from "../../../src/understanding/pack.ts"
import { readCatalogue } from "../../../src/understanding/read-catalogue.ts"
import { type ReadingContext, understand } from "../../../src/understanding/understand.ts"

const flows = fileURLToPath(new URL("../../../flows/", import.meta.url))
const catalogueFile = { path: "flows/catalogue.yaml", text: readFileSync(`${flows}catalogue.yaml`, "utf8") }

/** The content that ships: what the tests read messages with. */
export const catalogue = readCatalogue(catalogueFile)
export const lexiconFiles = ["lexicon", "examples"].flatMap((folder) =>
  readdirSync(`${flows}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({ path: `flows/${folder}/${name}`, text: readFileSync(`${flows}${folder}/${name}`, "utf8") })),
)

/** Compiled once for all test files, and kept as a start of the house keeps it. */
async function compileOnce(): Promise<Understanding> {
  const folder = join(tmpdir(), "houseline-tests")
  const key = keyOf([catalogueFile, ...lexiconFiles])
  const packed = await findPacked(folder, key)
  if (packed) return unpackUnderstanding(packed, catalogue)
  const understanding = compileUnderstanding(lexiconFiles, catalogue)
  await keepPacked(folder, key, packUnderstanding(understanding))
  return understanding
}

const compiled = await compileOnce()
export const hotelLexicon = (): Understanding => compiled

export const ZONE = "Asia/Shanghai"
/** A Monday evening at the hotel: 21:40. */
export const NOW = new Date("2026-03-02T21:40:00+08:00")

export const read = (text: string, context: Partial<ReadingContext> = {}) =>
  understand(text, { language: null, now: NOW, zone: ZONE, expecting: null, ...context }, hotelLexicon())

export const line = (text: string, context: Partial<ReadingContext> = {}): ReadingLine => describeReading(read(text, context))
