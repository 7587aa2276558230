import { describe, expect, it } from "vitest"
import { loadScript } from "../../../src/flows/load-content.ts"
import { RULES } from "../../../src/flows/validate.ts"
import { miniFiles } from "./fixture.ts"

/** What an author is told after these changes, as `file:line message`. */
function findingsOf(changes: Record<string, string | null>): string[] {
  const loaded = loadScript(miniFiles(changes))
  return loaded.ok ? [] : loaded.findings.map(({ file, line, message }) => `${file}:${line ?? "-"} ${message}`)
}

const flow = (text: string) => findingsOf({ "flows/x.yaml": text })

describe("content without a fault", () => {
  it("loads, with notes on what nobody serves", () => {
    const loaded = loadScript(miniFiles())
    expect(loaded.ok && loaded.content.starts.get("amenity")).toBe("amenity")
    expect(loaded.ok && loaded.notes).toContain("No flow starts on transport: guests who want it get a person.")
  })
})

describe("form", () => {
  it.each([
    ["flow: x\nsteps:\n  - colect: [item]", "flows/x.yaml:3", "This is no step we know (colect)"],
    ["flow: x\nsteps:\n  - say: misc.fine\n    slott: a", "flows/x.yaml:4", 'The key "slott" is unknown here'],
    ["flow: x\nstart: { intents: [towls] }\nsteps:\n  - say: misc.fine", "flows/x.yaml:2", '"towls", but must be one of'],
    ["flow: x\nslots:\n  a: { type: number }\nsteps:\n  - say: misc.fine", "flows/x.yaml:3", '"type" is "number", but must be one of'],
    ["flow: x\nslots:\n  a: { type: count, min: 1 }\nsteps:\n  - say: misc.fine", "flows/x.yaml:3", '"slots.a.max" is missing'],
    [
      "flow: x\nsteps:\n  - branch:\n      - when: { slot: a, iz: b }\n        do: []",
      "flows/x.yaml:4",
      "This condition is not one we can decide",
    ],
    ["flow: x\nsteps:\n  - say: misc", "flows/x.yaml:3", "a template is named file.name"],
    [
      "flow: x\nsteps:\n  - ticket: { kind: order, department: a, service: b, details: [] }",
      "flows/x.yaml:3",
      '"order", but must be one of',
    ],
    ["flow: x\nsteps:\n  - follow-up: { after: soon, ask: a.b, yes: a.b, no: chase }", "flows/x.yaml:3", "duration"],
    ["flow: x\nsteps: []", "flows/x.yaml:2", "at least 1"],
    ["flow: x", "flows/x.yaml:1", '"steps" is missing'],
    ["flow: x\nsteps:\n\t- say: a.b", "flows/x.yaml:3", ""],
    ["flow: x\nflow: y\nsteps:\n  - say: misc.fine", "flows/x.yaml:2", "stands here twice"],
  ])("%j", (text, place, message) => {
    const findings = flow(text)
    expect(
      findings.some((finding) => finding.startsWith(`${place} `) && finding.includes(message)),
      findings.join("\n"),
    ).toBe(true)
  })

  it("returns everything at once", () => {
    const findings = findingsOf({
      "flows/x.yaml": "flow: x\nsteps:\n  - say: no.such\n  - call: nowhere",
      "templates/misc.yaml": null,
      "flows/property.yaml": "key: x",
    })
    expect(findings.length).toBeGreaterThan(10)
  })

  it("names missing files", () => {
    expect(findingsOf({ "flows/facts.yaml": null })).toEqual([
      "flows/facts.yaml:- This file is missing: add it, see README for its format.",
    ])
  })

  it("does not blame others for a flow that cannot be read", () => {
    expect(findingsOf({ "flows/away.yaml": "flow: away\nsteps: 3" })).toHaveLength(1)
  })
})

/** One way to break each rule, and a word of what the author reads. */
const BROKEN: Record<keyof typeof RULES, [text: string, message: string, line: number]> = {
  namesKnownTemplates: ["flow: x\nsteps:\n  - say: misc.nothing", "no template misc.nothing", 3],
  namesKnownFlows: ["flow: x\nsteps:\n  - link: nowhere", 'no flow "nowhere" to link', 3],
  namesKnownSlots: ["flow: x\nsteps:\n  - collect: [gift]\n  - say: misc.fine", 'no slot "gift"', 3],
  namesKnownLists: ["flow: x\nslots:\n  a: { type: choice, from: gifts }\nsteps:\n  - say: misc.fine", '"gifts", which is no list', 3],
  namesKnownDepartments: [
    "flow: x\nsteps:\n  - ticket: { kind: request, department: spa, service: a, details: [] }",
    'no department "spa"',
    3,
  ],
  namesKnownFacts: [
    "flow: x\nsteps:\n  - branch:\n      - when: { fact: spa, open: true }\n        do: [{ say: misc.fine }]\n      - else: [{ say: misc.fine }]",
    'fact "spa" has no hours',
    3,
  ],
  namesKnownFlags: [
    "flow: x\nslots:\n  a: { type: choice, from: faults }\nsteps:\n  - branch:\n      - when: { slot: a, has: free }\n        do: [{ say: misc.fine }]\n      - else: [{ say: misc.fine }]",
    'has "free"',
    5,
  ],
  asksWhatItCollects: ["flow: x\nslots:\n  a: { type: text }\nsteps:\n  - collect: [a]\n  - say: misc.fine", "has no question", 5],
  boundsAreInOrder: ["flow: x\nslots:\n  a: { type: count, min: 3, max: 1 }\nsteps:\n  - say: misc.fine", "min above its max", 3],
  slotsAreSet: [
    "flow: x\nslots:\n  item: { type: choice, from: faults, ask: misc.ask-what }\nsteps:\n  - say: amenity.arrived\n  - collect: [item]\n  - say: misc.fine",
    'amenity.arrived says {{ item }}, which not every way to this step has asked for: collect "item" before, or put it inside {% if item %}.',
    5,
  ],
  startsOnce: ["flow: x\nstart: { intents: [wifi] }\nsteps:\n  - say: misc.fine", "The intent wifi belongs to", 2],
  repairsAreThere: ["flow: x\nsteps:\n  - say: misc.fine", "", 0],
  reachesEveryStep: ["flow: x\nsteps:\n  - say: misc.fine\n  - end: resolved\n  - say: misc.fine", "Nothing leads to this step", 5],
  branchesDecide: ["flow: x\nsteps:\n  - branch:\n      - when: { vip: true }\n        do: [{ say: misc.fine }]", "has no else", 3],
  endsHaveWords: ["flow: x\nslots:\n  a: { type: text, ask: misc.ask-what }\nsteps:\n  - collect: [a]", "ends after this collect", 5],
  leadsNowhereTwice: ["flow: x\nsteps:\n  - link: x", "comes back to itself", 3],
  valuesAreKnown: ["flow: x\nsteps:\n  - say: amenity.recap", "asks for {{ quantity }}, which the flow x cannot give", 0],
  languagesAgree: ["flow: x\nsteps:\n  - say: misc.fine", "", 0],
  labelsFit: ["flow: x\nsteps:\n  - say: misc.fine", "", 0],
  asksNothingSensitive: ["flow: x\nsteps:\n  - say: misc.fine", "", 0],
  needsEngineTemplates: ["flow: x\nsteps:\n  - say: { template: misc.fine, options: [breakfast] }", "menu.breakfast is missing", 0],
}

describe("rules", () => {
  it.each(Object.entries(BROKEN).filter(([, [, message]]) => message !== ""))("%s", (_rule, [text, message, line]) => {
    const findings = flow(text)
    const place = line === 0 ? "" : `flows/x.yaml:${line} `
    expect(
      findings.some((finding) => finding.startsWith(place) && finding.includes(message)),
      findings.join("\n"),
    ).toBe(true)
  })

  it("have a broken example each", () => {
    expect(Object.keys(BROKEN).sort()).toEqual(Object.keys(RULES).sort())
  })

  it("asksNothingSensitive", () => {
    const label = "{ zh-Hans: x, zh-Hant: x, ja: x, en: x }"
    const profile = `telling: {}\nfacts:\n  faith: { category: personal, sensitive: true, label: ${label} }`
    const asking =
      "flow: x\nslots:\n  a: { type: text, ask: misc.ask-what }\nsteps:\n  - collect: [a]\n  - record: { fact: faith, slot: a }\n  - say: misc.fine"
    expect(findingsOf({ "flows/profile.yaml": profile, "flows/x.yaml": asking })).toEqual([
      'flows/x.yaml:6 "faith" is sensitive, so no flow may ask for it: take away the question of "a", or this step.',
    ])
    const hearing = asking.replace(", ask: misc.ask-what", ", from: message").replace("  - collect: [a]\n", "")
    expect(findingsOf({ "flows/profile.yaml": profile, "flows/x.yaml": hearing })).toEqual([])
  })

  it("repairsAreThere", () => {
    expect(findingsOf({ "flows/resume.yaml": null })).toEqual([
      'flows/repair/resume.yaml:- No flow repairs "resume": write one with start: { repair: resume }.',
    ])
  })

  it("languagesAgree, but for how each addresses and counts", () => {
    const four = (zh: string) => JSON.stringify({ a: { "zh-Hans": zh, "zh-Hant": "x", ja: "x", en: "x" } })
    expect(findingsOf({ "templates/z.yaml": four("{{ hail }}{{ unit }}") })).toEqual([])
    expect(findingsOf({ "templates/z.yaml": four("{{ room }}") })).toHaveLength(3)
  })

  it("labelsFit", () => {
    const long = "a label that is far too long"
    const menu = JSON.stringify({
      amenity: { "zh-Hans": "a", "zh-Hant": "a", ja: "a", en: long },
      wifi: { "zh-Hans": "a", "zh-Hant": "a", ja: "a", en: "a" },
    })
    expect(findingsOf({ "templates/menu.yaml": menu })[0]).toContain("more than 20 characters")
  })

  it("a text may ask for facts that are there, in its language, and for a time only once there is a ticket", () => {
    const say = (text: string) =>
      findingsOf({
        "flows/x.yaml": "flow: x\nsteps:\n  - say: z.a",
        "templates/z.yaml": JSON.stringify({ a: { "zh-Hans": text, "zh-Hant": text, ja: text, en: text } }),
      })
    expect(say("{{ facts.breakfast.place }} {{ facts.breakfast.hours }} {{ emergency.fire }} {{ checkout }}")).toEqual([])
    expect(say("{{ facts.breakfast.price }}")[0]).toContain("facts.breakfast.price")
    expect(say("{{ minutes }}")[0]).toContain("minutes")
  })

  describe("slotsAreSet", () => {
    const SLOTS = "slots:\n  item: { type: choice, from: faults, ask: misc.ask-what }"
    const FULL = `flow: x\n${SLOTS}\nsteps:\n  - collect: [item]`

    it("knows what was asked on every way, over branches, links and calls", () => {
      const some = "  - branch:\n      - when: { vip: true }\n        do: [{ collect: [item] }]"
      expect(flow(`flow: x\n${SLOTS}\nsteps:\n${some}\n  - say: amenity.arrived`)[0]).toContain(
        "flows/x.yaml:8 amenity.arrived says {{ item }}",
      )
      expect(flow(`flow: x\n${SLOTS}\nsteps:\n${some}\n      - else: [{ collect: [item] }]\n  - say: amenity.arrived`)).toEqual([])
      const later = { "flows/y.yaml": `flow: y\n${SLOTS}\nsteps:\n  - say: amenity.arrived` }
      expect(findingsOf({ "flows/x.yaml": `${FULL}\n  - link: y`, ...later })).toEqual([])
      expect(findingsOf({ "flows/x.yaml": `flow: x\nsteps:\n  - link: y`, ...later })).toHaveLength(1)
      const asking = { "flows/y.yaml": `flow: y\n${SLOTS}\nsteps:\n  - collect: [item]` }
      expect(findingsOf({ "flows/x.yaml": `flow: x\n${SLOTS}\nsteps:\n  - call: y\n  - say: amenity.arrived`, ...asking })).toEqual([])
    })

    it("takes a branch's word that a slot is known", () => {
      const known =
        "  - branch:\n      - when: { slot: item, known: true }\n        do: [{ say: amenity.arrived }]\n      - else: [{ say: misc.fine }]"
      expect(flow(`flow: x\n${SLOTS}\nsteps:\n${known}`)).toEqual([])
      expect(flow(`flow: x\n${SLOTS}\nsteps:\n${known.replace("true", "false")}`)).toHaveLength(1)
    })

    it("allows words for the case that nobody told", () => {
      const text = "{% if item %}{{ item }}{% else %}it{% endif %} there?"
      const four = JSON.stringify({ a: { "zh-Hans": text, "zh-Hant": text, ja: text, en: text } })
      const guarded = { "flows/x.yaml": `flow: x\n${SLOTS}\nsteps:\n  - say: z.a`, "templates/z.yaml": four }
      expect(findingsOf(guarded)).toEqual([])
      expect(findingsOf({ ...guarded, "templates/z.yaml": four.replaceAll("{% endif %}", "{% endif %}{{ item }}") })).toHaveLength(1)
    })

    it("lets no branch decide by what nothing has asked for yet", () => {
      const decides =
        "  - branch:\n      - when: { slot: item, is: tv }\n        do: [{ say: misc.fine }]\n      - else: [{ say: misc.fine }]"
      expect(flow(`flow: x\n${SLOTS}\nsteps:\n${decides}`)).toEqual([
        'flows/x.yaml:5 This branch decides by "item" before anything has asked for it: collect it first, or make it optional.',
      ])
      expect(flow(`flow: x\n${SLOTS}\nsteps:\n  - collect: [item]\n${decides}`)).toEqual([])
      expect(flow(`flow: x\n${SLOTS.replace(" }", ", optional: true }")}\nsteps:\n${decides}`)).toEqual([])
    })
  })

  it("a condition must be possible", () => {
    const when = (condition: string) =>
      flow(
        `flow: x\nslots:\n  a: { type: choice, from: faults, optional: true }\nsteps:\n  - branch:\n      - when: ${condition}\n        do: [{ say: misc.fine }]\n      - else: [{ say: misc.fine }]`,
      )
    expect(when("{ slot: a, is: tv }")).toEqual([])
    expect(when("{ slot: a, is: roof }")[0]).toContain('"roof" is no entry of faults')
    expect(when("{ slot: a, above: 3 }")[0]).toContain("can never hold")
  })
})
