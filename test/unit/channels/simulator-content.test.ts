import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { SIMULATOR_WORDS } from "../../../src/channels/simulator/words.ts"
import { LANGUAGES } from "../../../src/domain/language.ts"
import { compileTemplates } from "../../../src/templates/catalog.ts"
import { render } from "../../../src/templates/render.ts"

const catalog = compileTemplates([{ path: "templates/simulator.yaml", text: readFileSync("templates/simulator.yaml", "utf8") }])

test("every word of the page is written in every language, and no wording is left unused", () => {
  expect([...catalog.keys()].sort()).toEqual(SIMULATOR_WORDS.map((word) => `simulator.${word}`).sort())
  for (const word of SIMULATOR_WORDS) {
    for (const language of LANGUAGES) expect(render(catalog, `simulator.${word}`, language, {})).not.toBe("")
  }
})
