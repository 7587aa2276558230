import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { compileTemplates } from "../../../src/templates/catalog.ts"
import { lintTone } from "../../../src/tone/lint.ts"

const FOLDER = join(import.meta.dirname, "../../../templates")
const files = readdirSync(FOLDER)
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => ({ path: `templates/${name}`, text: readFileSync(join(FOLDER, name), "utf8") }))

/** Read by staff only: orders and cards, not words to a guest. */
const FOR_STAFF = new Set(["card", "ladder", "staff", "ticket", "simulator"])
/** Labels of buttons are the guest's own words. */
const BUTTONS = /^menu\.|^repair\.(yes|no)$/
const isSaidToGuests = (id: string): boolean =>
  !FOR_STAFF.has(id.split(".")[0] ?? "") && !id.startsWith("handoff.reason") && !BUTTONS.test(id)

/** What a guest reads, with something plausible where a value stands. */
const spoken = (text: string): string =>
  text
    .replace(/\{%.*?%\}/g, "")
    .replace(/\{\{\s*(hail|guest)\s*\}\}/g, "")
    .replace(/\{\{.*?\}\}/g, "10")

describe.runIf(files.length > 0)("the shipped templates", () => {
  const templates = [...compileTemplates(files).values()].filter(({ id }) => isSaidToGuests(id))

  // A032, A061, A074
  it("say nothing that the house does not say", () => {
    const findings = templates.flatMap(({ id, wordings }) =>
      [...wordings].flatMap(([language, { text }]) =>
        lintTone(spoken(text), language).map(({ rule, phrase }) => `${id} (${language}) ${rule}: ${phrase}`),
      ),
    )
    expect(findings).toEqual([])
  })
})
