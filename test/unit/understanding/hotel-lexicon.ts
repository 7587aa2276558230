import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { findPacked, keyOf } from "../../../src/app/understanding-cache.ts"
import { compileUnderstanding, type Understanding } from "../../../src/understanding/compile.ts"
import { describeReading, type ReadingLine } from "../../../src/understanding/describe.ts"
import { unpackUnderstanding } from "../../../src/understanding/pack.ts"
import { readCatalogue } from "../../../src/understanding/read-catalogue.ts"
import { type ReadingContext, understand } from "../../../src/understanding/understand.ts"
import { LEARNED_DIR } from "../../support/learned.ts"

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

/** As it was learned before the tests started. */
async function findLearned(): Promise<Understanding> {
  const packed = await findPacked(LEARNED_DIR, keyOf([catalogueFile, ...lexiconFiles]))
  return packed ? unpackUnderstanding(packed, catalogue) : compileUnderstanding(lexiconFiles, catalogue)
}

const compiled = await findLearned()
export const hotelLexicon = (): Understanding => compiled

export const ZONE = "Asia/Shanghai"
/** A Monday evening at the hotel: 21:40. */
export const NOW = new Date("2026-03-02T21:40:00+08:00")

export const read = (text: string, context: Partial<ReadingContext> = {}) =>
  understand(text, { language: null, now: NOW, zone: ZONE, expecting: null, ...context }, hotelLexicon())

export const line = (text: string, context: Partial<ReadingContext> = {}): ReadingLine => describeReading(read(text, context))
