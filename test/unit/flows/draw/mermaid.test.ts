import { describe, expect, it } from "vitest"
import { LANGUAGES } from "../../../../src/domain/language.ts"
import { mermaidOf, mermaidPage } from "../../../../src/flows/draw/mermaid.ts"
import { miniScript } from "../fixture.ts"

const NASTY = '"]; end --> x #quot; <b>`**md**`</b> %%{init}%% style a:#fff; [x](y){z}|w\\n'

/** Every shape a line of ours may have. Text is in quotes and holds nothing that ends them. */
const TEXT = '"[^"#<>`{}|;[\\]()%\\\\]*(?:(?:#\\d+;|<br/>)[^"#<>`{}|;[\\]()%\\\\]*)*"'
const LINE = new RegExp(
  `^  (?:[a-z][\\w-]*(?:\\(\\[|\\[\\[|\\[\\(|\\{\\{|\\(|\\[|\\{|>)${TEXT}(?:\\]\\)|\\]\\]|\\)\\]|\\}\\}|\\)|\\]|\\})|[a-z][\\w-]* (?:-->|-\\.->)(?:\\|${TEXT}\\|)? [a-z][\\w-]*)$`,
)

function chartOf(name: string, changes: Record<string, string> = {}, language: (typeof LANGUAGES)[number] = "en"): string[] {
  const script = miniScript(changes)
  const flow = script.flows.get(name)
  return flow ? mermaidOf(flow, script, language).trimEnd().split("\n") : []
}

const fork = (words: string): Record<string, string> => ({
  "flows/fork.yaml": `
flow: fork
for: [booked, in-house]
otherwise: away
slots:
  item: { type: choice, from: amenities, ask: fork.ask }
  room: { type: room, from: stay.room, ask: fork.ask }
steps:
  - collect: [item, room]
  - branch:
      - when: { slot: item, is: wine }
        do: [{ say: fork.wine }, { hand-off: { reason: fork.reason, say: fork.person } }]
      - when: { department: housekeeping, open: false }
        do: [{ call: amenity }]
  - branch:
      - when: { vip: true }
        do: [{ link: away }]
      - else: [{ end: resolved }]
`,
  "templates/fork.yaml": JSON.stringify(
    Object.fromEntries(
      ["ask", "wine", "reason", "person"].map((key) => [key, Object.fromEntries(LANGUAGES.map((language) => [language, words]))]),
    ),
  ),
})

describe("a flow as a Mermaid chart", () => {
  it("names its start, asks in the guest's words, and says which department gets the order by when", () => {
    const chart = chartOf("amenity")
    expect(chart[0]).toBe("flowchart TD")
    expect(chart[1]).toBe('  start(["amenity<br/>The guest wants: amenity<br/>For guests in house"])')
    expect(chart.some((line) => line.startsWith("  s0{{") && line.includes("item, how many, room"))).toBe(true)
    expect(chart).toContain('  s2["Order for Housekeeping: amenity, within 15 minutes<br/>They read: item, how many"]')
    expect(chart).toContain('  start -->|"everybody else"| others')
  })

  it("leads every arm on, calls and links as flows of their own, and a branch without an else past it", () => {
    const chart = chartOf("fork", fork("Words"))
    const edges = chart.filter((line) => line.includes("-->")).map((line) => line.trim())
    expect(edges).toEqual([
      "s0 --> s1",
      "s1_0_0 --> s1_0_1",
      "s1_0_1 --> s2",
      's1 -->|"item is wine"| s1_0_0',
      "s1_1_0 --> s2",
      's1 -->|"Housekeeping is closed"| s1_1_0',
      's1 -->|"otherwise"| s2',
      's2 -->|"a VIP"| s2_0_0',
      "s2_1_0 --> done",
      's2 -->|"otherwise"| s2_1_0',
      "start --> s0",
      'start -->|"everybody else"| others',
    ])
    expect(chart).toContain('  s1_1_0[["In between: amenity"]]')
    expect(chart).toContain('  s2_0_0[["Goes on as: away"]]')
    expect(chart.find((line) => line.startsWith("  s1_0_1>"))).toContain("Hands over to a person: Chen")
  })

  it("stays valid whatever the texts say, in every language", () => {
    for (const language of LANGUAGES) {
      const chart = chartOf("fork", fork(NASTY), language)
      expect(chart.slice(1).filter((line) => !LINE.test(line))).toEqual([])
    }
    expect(chartOf("fork", fork(NASTY)).join()).toContain("#34;#93;#59; end --#62; x #35;quot#59;")
  })

  it("keeps its ids when only words change", () => {
    const ids = (words: string) => chartOf("fork", fork(words)).map((line) => /^ {2}[\w-]+/.exec(line)?.[0])
    expect(ids("Other words")).toEqual(ids(NASTY))
  })

  it("shows values and alternatives instead of template code", () => {
    const chart = chartOf("fork", fork("{% if room %}Room {{ room }}{% else %}{{ facts.wifi.network }}{% endif %}, {{ guest | upcase }}"))
    expect(chart.join()).toContain("“Room ‹room› / ‹network›, ‹guest›”")
  })
})

it("a page of all flows has one chart each, by name", () => {
  const script = miniScript()
  const page = mermaidPage([...script.flows.values()], script, "ja")
  const names = [...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name)
  expect(names).toEqual([...script.flows.keys()].sort())
  expect(page.match(/^```mermaid$/gm)).toHaveLength(names.length)
})
