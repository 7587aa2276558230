import { describe, expect, it } from "vitest"
import { INTENTS } from "../../../src/domain/reading.ts"
import { ContentProblem } from "../../../src/lib/errors.ts"
import { compileUnderstanding } from "../../../src/understanding/compile.ts"
import { readCatalogue } from "../../../src/understanding/read-catalogue.ts"
import { understand } from "../../../src/understanding/understand.ts"
import { catalogue, hotelLexicon, NOW, ZONE } from "./hotel-lexicon.ts"

const problemOf = (act: () => unknown): ContentProblem => {
  try {
    act()
  } catch (error) {
    if (error instanceof ContentProblem) return error
    throw error
  }
  throw new Error("nothing was wrong")
}

const compile = (text: string) => compileUnderstanding([{ path: "flows/lexicon/mine.yaml", text }], catalogue)

describe("compile-understanding", () => {
  it("gives every intent of the contract a meaning, in Chinese, Japanese and English", () => {
    const said = new Set(hotelLexicon().meanings.map((meaning) => meaning.intent))
    for (const intent of Object.keys(INTENTS)) expect([...said], intent).toContain(intent)
  })

  it("names file and line of what cannot be read", () => {
    const cases: [string, number, RegExp][] = [
      ["meanings:\n  - means: amenity\n    sure: { zh: [a }\n", 3, /./],
      ["meanings:\n  - means: amenity\n  - means: nonsense\n", 3, /means/],
      ["meanings:\n  - means: amenity\n    exmaples: { zh: [毛巾] }\n", 2, /exmaples/],
      ['meanings:\n  - means: amenity\n    sure: { zh: [毛巾] }\n    patterns: ["@amenities + nothing-known"]\n', 4, /nothing-known/],
      ["meanings:\n  - means: complaint\n    with: { category: weather }\n", 3, /weather/],
    ]
    for (const [text, line, message] of cases) {
      const problem = problemOf(() => compile(text))
      expect(problem.file).toBe("flows/lexicon/mine.yaml")
      expect(problem.line, text).toBe(line)
      expect(problem.message).toMatch(message)
    }
  })

  it("takes words that YAML would take for numbers or truth values", () => {
    const mine = compile("meanings:\n  - means: yes\n    whole: { en: [yes, 711] }\n  - means: no\n    whole: { en: [no] }\n")
    const reading = understand("711", { language: null, now: NOW, zone: ZONE, expecting: null }, mine)
    expect(reading.wishes.map((wish) => wish.intent)).toEqual(["yes"])
  })
})

describe("the catalogue", () => {
  it("has the lists flows rely on, with four labels and unique keys", () => {
    expect([...catalogue.keys()]).toEqual(expect.arrayContaining(["amenities", "faults", "complaint-categories", "emergency-types"]))
    expect(catalogue.get("amenities")?.length).toBeGreaterThanOrEqual(30)
    for (const entries of catalogue.values()) expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length)
    expect(catalogue.get("emergency-types")?.map((entry) => entry.key)).toEqual(["fire", "medical", "security", "other"])
  })

  it("names the line of a broken entry", () => {
    const problem = problemOf(() =>
      readCatalogue({ path: "flows/catalogue.yaml", text: "amenities:\n  - key: towel\n    label: { en: towel }\n" }),
    )
    expect(problem).toMatchObject({ file: "flows/catalogue.yaml", line: 2 })
  })
})
