import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { LANGUAGES } from "../../../src/domain/language.ts"
import { readFacts } from "../../../src/flows/read-facts.ts"
import { readProperty } from "../../../src/flows/read-property.ts"
import { houseValues } from "../../../src/flows/values.ts"
import { compileTemplates } from "../../../src/templates/catalog.ts"
import { render } from "../../../src/templates/render.ts"
import { flows, readFolder, stepsOf, templates } from "./read-content.ts"

const file = (path: string) => ({ path, text: readFileSync(path, "utf8") })
const { facts, findings } = readFacts(file("flows/facts.yaml"))
const read = readProperty(file("flows/property.yaml"))
if (!read.ok) throw new Error(JSON.stringify(read.findings))
const { property, notes } = read
const catalog = compileTemplates(readFolder("templates"))

const now = new Date("2026-03-02T21:40:00+08:00")
const people = { now, guestName: null, dutyManager: null }
/** What staff templates may use. */
const STAFF_VALUES = [
  "code",
  "room",
  "guest",
  "item",
  "department",
  "owner",
  "who",
  "by",
  "time",
  "now",
  "hotel",
  "phone",
  "text",
  "minutes",
  "reason",
  "better",
  "list",
]

/** Templates a flow says, asks or confirms with: they may also use its slots. */
const saidBy = new Map<string, Set<string>>()
for (const flow of flows) {
  const slots = Object.keys(flow.slots ?? {})
  const ids = [
    ...Object.values(flow.slots ?? {}).flatMap(({ ask, invalid }) => [ask, invalid]),
    ...stepsOf(flow.steps).flatMap((step) => {
      if ("say" in step) return [typeof step.say === "string" ? step.say : step.say.template]
      if ("confirm" in step)
        return typeof step.confirm === "string"
          ? [step.confirm]
          : Object.entries(step.confirm).flatMap(([key, id]) => (key === "answer" ? [] : [id]))
      return "follow-up" in step ? [step["follow-up"].ask, step["follow-up"].yes] : []
    }),
  ]
  for (const id of ids) if (id) saidBy.set(id, new Set([...(saidBy.get(id) ?? slots)].filter((slot) => slots.includes(slot))))
}

const isStaff = (id: string): boolean => /^(?:staff|card|ticket|ladder|care)\./.test(id)
const slotsFor = (id: string): string[] =>
  [...saidBy].flatMap(([said, slots]) => (id === said || id.startsWith(`${said}-`) ? [...slots] : []))

describe("the shipped content", () => {
  it("has a property file and facts without anything to mend", () => {
    expect(findings).toEqual([])
    expect(notes).toEqual([])
  })

  // A070: no broken placeholder ever reaches a guest; nothing known must still make a sentence
  it("makes a sentence of every template, even when nothing is known", () => {
    for (const id of templates.keys()) {
      if (/^(?:simulator|export)\./.test(id)) continue
      for (const language of LANGUAGES) {
        const house = houseValues({ property, facts }, { ...people, language })
        const slots = Object.fromEntries(slotsFor(id).map((name) => [name, null]))
        const staff = Object.fromEntries(STAFF_VALUES.map((name) => [name, null]))
        const text = render(catalog, id, language, isStaff(id) ? staff : { ...house, ...slots })
        expect(text, `${id} ${language}`).not.toMatch(/[{}]|undefined|null|\[object/)
        expect(isStaff(id) || text.length > 0, `${id} ${language}`).toBe(true)
      }
    }
  })

  // A087, A181: the guest's own name, in the form of the language
  it("greets by name where a name is known", () => {
    const names = { "zh-Hans": "王先生", "zh-Hant": "王先生", ja: "王様", en: "Mr Wang" }
    for (const language of LANGUAGES) {
      const values = houseValues({ property, facts }, { now, language, guestName: names[language], dutyManager: "Chen Ya" })
      for (const id of ["welcome.hello", "welcome.in-house", "handoff.asked", "complaint.sorry-other", "social.thanks"])
        expect(render(catalog, id, language, values), id).toContain(names[language])
    }
  })

  // A039: the guest's own fact stands in the first words
  it("names how long somebody has waited", () => {
    const values = { ...houseValues({ property, facts }, { ...people, language: "en" }), waited: "half an hour", minutes: 10 }
    expect(render(catalog, "complaint.sorry-room-not-ready", "en", values)).toMatch(/sorry: half an hour of waiting/)
    expect(render(catalog, "complaint.sorry-slow-response", "en", values)).toMatch(/waiting for half an hour/)
  })
})
