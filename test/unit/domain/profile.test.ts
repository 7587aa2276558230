import { describe, expect, it } from "vitest"
import type { FactKind } from "../../../src/domain/fact-kind.ts"
import type { Guest, GuestFact } from "../../../src/domain/guest.ts"
import { moodTrendOf } from "../../../src/domain/mood.ts"
import { ageMonths, completenessOf, profileOf } from "../../../src/domain/profile.ts"

const NOW = new Date("2026-11-28T00:00:00Z")
const same = { "zh-Hans": "x", "zh-Hant": "x", ja: "x", en: "x" }
const kind = (key: string, more: Partial<FactKind> = {}): [string, FactKind] => [
  key,
  {
    key,
    category: "logistics",
    isSensitive: false,
    isToldByWish: false,
    departments: [],
    label: same,
    values: [],
    words: [],
    prepare: null,
    ...more,
  },
]
const kinds = new Map([kind("pillow"), kind("avoid-food", { isMany: true }), kind("health", { isSensitive: true })])

/** `2026-01 guest pillow=soft confirmed`, oldest first. */
function facts(...lines: string[]): GuestFact[] {
  return lines.map((line, n) => {
    const [month, source, told = "", status = "confirmed"] = line.split(" ")
    const [key = "", value = ""] = told.split("=")
    const given = { category: "logistics", author: null, isSensitive: false } as const
    const at = new Date(`${month}-01T00:00:00Z`)
    return { ...given, id: `fct_${n}`, key, value, source, status, at } as GuestFact
  })
}

const shortOf = (...lines: string[]) =>
  profileOf(facts(...lines), kinds, NOW).map(({ key, current, proposed, conflict, isStale }) =>
    [
      `${key}=${current?.value ?? "-"}`,
      ...(proposed ? [`proposed ${proposed.value}`] : []),
      ...(conflict ? [`but ${conflict.source} said ${conflict.value}`] : []),
      ...(isStale ? ["stale"] : []),
    ].join(", "),
  )

// A155, A166, A141, A165
describe("one profile of many facts", () => {
  it.each<[string, string[], string[]]>([
    ["nothing told", [], []],
    ["the latest wins", ["2026-01 guest pillow=soft", "2026-06 guest pillow=firm"], ["pillow=firm"]],
    ["told twice alike is one", ["2026-01 pms pillow=soft", "2026-06 staff pillow=soft"], ["pillow=soft"]],
    [
      "a colleague against the guest is shown",
      ["2026-01 guest pillow=soft", "2026-06 staff pillow=firm"],
      ["pillow=firm, but guest said soft"],
    ],
    [
      "a copied field against a colleague is shown",
      ["2026-01 staff pillow=soft", "2026-06 pms pillow=firm"],
      ["pillow=firm, but staff said soft"],
    ],
    [
      "the guest's later word ends it",
      ["2026-01 guest pillow=soft", "2026-05 staff pillow=firm", "2026-06 guest pillow=low"],
      ["pillow=low"],
    ],
    ["a form is the guest's word too", ["2026-01 guest pillow=soft", "2026-06 form pillow=firm"], ["pillow=firm"]],
    [
      "the guest's own change of mind is none",
      ["2026-01 guest pillow=soft", "2026-03 guest pillow=low", "2026-06 staff pillow=low"],
      ["pillow=low"],
    ],
    ["heard only", ["2026-06 guest pillow=firm proposed"], ["pillow=-, proposed firm"]],
    ["heard beside what is known", ["2026-01 staff pillow=soft", "2026-06 guest pillow=firm proposed"], ["pillow=soft, proposed firm"]],
    ["heard before it was known is past", ["2026-01 guest pillow=firm proposed", "2026-06 guest pillow=soft"], ["pillow=soft"]],
    ["heard the same again", ["2026-01 guest pillow=soft", "2026-06 guest pillow=soft proposed"], ["pillow=soft"]],
    ["declined is gone", ["2026-06 guest pillow=firm declined"], []],
    ["declined leaves the one before", ["2026-01 guest pillow=soft", "2026-06 guest pillow=firm declined"], ["pillow=soft"]],
    ["older than a year", ["2025-10 guest pillow=soft"], ["pillow=soft, stale"]],
    [
      "what is not eaten adds up",
      ["2026-01 guest avoid-food=peanuts", "2026-06 guest avoid-food=prawns"],
      ["avoid-food=prawns", "avoid-food=peanuts"],
    ],
    ["notes add up", ["2026-01 staff note=a", "2026-06 staff note=b"], ["note=b", "note=a"]],
  ])("%s", (_, told, expected) => {
    expect(shortOf(...told)).toEqual(expected)
  })

  it("keeps all of it as history and never marks what a kind hides as open", () => {
    const [entry] = profileOf(facts("2026-01 guest health=asthma", "2026-02 guest health=none declined"), kinds, NOW)
    expect(entry?.history.map(({ value }) => value)).toEqual(["none", "asthma"])
    expect(entry?.isSensitive).toBe(true)
  })

  it.each([
    ["2026-11-01", 0],
    ["2026-10-29", 0],
    ["2026-10-28", 1],
    ["2025-03-02", 20],
    ["2026-12-09", 0],
  ])("%s is %i months ago", (day, months) => {
    expect(ageMonths({ at: new Date(`${day}T00:00:00Z`) }, NOW)).toBe(months)
  })

  // A140: a name and a number alone are no profile.
  it("tells a profile from a name with a number", () => {
    const nobody = { id: "gst_1", name: null, familyName: null, givenName: null, title: null, language: null, phone: null, email: null }
    const guest: Guest = { ...nobody, id: "gst_1", tier: null, vip: null, memberNumber: null }
    expect(completenessOf(guest, 0, [])).toBe(0)
    expect(completenessOf({ ...guest, name: "王伟", phone: "+86" }, 0, [])).toBe(0.4)
    const known = profileOf(facts("2026-01 guest pillow=soft"), kinds, NOW)
    expect(completenessOf({ ...guest, name: "王伟", language: "ja" }, 1, known)).toBe(0.8)
  })
})

describe("the mood's trend", () => {
  const on = (month: string) => new Date(`2026-${month}-01T00:00:00Z`)
  it.each([
    ["nothing known", [], [], "unknown"],
    ["one complaint alone", ["01"], [], "unknown"],
    ["a complaint, then a good survey", ["01"], [["02", 1]], "better"],
    ["a good survey, then a complaint", ["03"], [["02", 2]], "worse"],
    ["two complaints", ["01", "03"], [], "steady"],
    ["a survey nobody answered says nothing", ["01"], [["02", null]], "unknown"],
  ] as const)("%s", (_, complaints, surveys, expected) => {
    const answers = surveys.map(([month, score]) => ({ answeredAt: score === null ? null : on(month), score }))
    expect(
      moodTrendOf(
        complaints.map((month) => ({ openedAt: on(month) })),
        answers,
      ).trend,
    ).toBe(expected)
  })
})
