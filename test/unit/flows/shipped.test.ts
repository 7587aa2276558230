import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadContent, loadScript } from "../../../src/flows/load-content.ts"

const ROOT = join(import.meta.dirname, "../../..")
const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => ({ path: `${folder}/${path.replaceAll("\\", "/")}`, text: readFileSync(join(ROOT, folder, path), "utf8") }))
const files = [...filesIn("flows"), ...filesIn("templates")]

const findingsOf = (loaded: ReturnType<typeof loadScript | typeof loadContent>): string[] =>
  loaded.ok ? [] : loaded.findings.map(({ file, line, message }) => `${file}:${line} ${message}`)

describe("the shipped content", () => {
  const script = loadScript(files)

  it("has flows and templates with nothing to mend", () => {
    expect(findingsOf(script)).toEqual([])
  })

  it("has a lexicon that fits them", () => {
    expect(findingsOf(loadContent(files))).toEqual([])
  })

  it("has at least 30 flows, and a person behind every rung of the ladders", () => {
    expect(script.ok ? script.content.flows.size : 0).toBeGreaterThanOrEqual(30)
    expect(script.ok ? script.notes.filter((note) => note.includes("ladder")) : ["unread"]).toEqual([])
  })
})
