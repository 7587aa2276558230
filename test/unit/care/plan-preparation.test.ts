import { describe, expect, test } from "vitest"
import { type PreparationInput, planPreparation } from "../../../src/care/plan-preparation.ts"
import type { FactKind } from "../../../src/domain/fact-kind.ts"
import type { GuestFact, Stay } from "../../../src/domain/guest.ts"
import type { Property } from "../../../src/domain/property.ts"
import { at, guest, property } from "../tickets/hotel.ts"

const name = { "zh-Hans": "…", "zh-Hant": "…", ja: "…", en: "…" }
const kind = (key: string, department: string | null, isSensitive = false): [string, FactKind] => [
  key,
  {
    ...{ key, category: "logistics", isSensitive, departments: [], label: name, values: [], words: [], isToldByWish: false },
    prepare: department ? { department, text: null } : null,
  },
]
const kinds = new Map([
  kind("pillow", "housekeeping"),
  kind("cot", "housekeeping"),
  kind("floor", "front-office"),
  kind("care-need", null, true),
])

const stay: Stay = {
  ...{ id: "sty_1", reservation: "R-1", guest: guest.id, room: "1508", arrival: "2026-03-03", departure: "2026-03-05" },
  ...{ status: "booked", companions: [], children: null, expectedAt: null, asOf: at("09:00") },
}

let count = 0
const fact = (key: string, value: string, more: Partial<GuestFact> = {}): GuestFact => ({
  ...{ id: `fct_${String(++count).padStart(3, "0")}` as const, key, value, category: "logistics", source: "staff", author: null },
  ...{ at: at("08:00"), isSensitive: false, status: "confirmed", ...more },
})

const plan = (facts: GuestFact[], more: Partial<PreparationInput> = {}) =>
  planPreparation({ stay, guest: { ...guest, vip: null }, facts, phase: "ahead", property, kinds, now: at("10:00"), ...more })

describe("planning a preparation", () => {
  test("one list a department; planned again it is the same one", () => {
    const facts = [fact("pillow", "soft"), fact("cot", "yes"), fact("floor", "low")]
    const planned = plan(facts)
    expect(planned.map(({ department, items }) => [department, items.length])).toEqual([
      ["housekeeping", 2],
      ["front-office", 1],
    ])
    expect(plan([...facts].reverse())).toEqual(planned)
    expect(plan(facts, { stay: { ...stay, arrival: "2026-03-04" } })[0]?.id).not.toBe(planned[0]?.id)
  })

  // A169, A176: with the amenities of the guest's own level.
  test("a protocol guest's welcome lists the level's amenities", () => {
    const L3 = { name, criteria: "", amenities: ["flowers", "fruit-basket", "gm-card"], entitlements: [], host: null }
    const levels: Property = { ...property, tiers: { ...property.tiers, vip: { L3 } } }
    const [welcome, ...others] = plan([], { property: levels, guest: { ...guest, vip: "L3" } })
    expect(others).toEqual([])
    expect(welcome).toMatchObject({ service: "vip-welcome", department: "housekeeping" })
    expect(welcome?.items.map(({ key, value }) => `${key} ${value}`)).toEqual([
      "amenity flowers",
      "amenity fruit-basket",
      "amenity gm-card",
    ])
  })

  // A178, A179
  test("the last look comes on the day, and its letter is in the guest's language", () => {
    const vip = { ...guest, vip: "A", language: "ja" as const }
    expect(plan([], { guest: vip })).toEqual([])
    const [check] = plan([], { guest: vip, phase: "arriving" })
    expect(check?.items.map(({ key, value }) => `${key} ${value}`)).toEqual([
      "check registration-form",
      "check room-status",
      "check key",
      "letter ja",
    ])
  })

  test("all is ready when rooms are, or when the guest is expected that day", () => {
    const expected = { ...stay, expectedAt: new Date("2026-03-03T11:30:00+08:00") }
    expect(plan([fact("pillow", "soft")])[0]?.readyBy).toEqual(new Date("2026-03-03T14:00:00+08:00"))
    expect(plan([fact("pillow", "soft")], { stay: expected })[0]?.readyBy).toEqual(expected.expectedAt)
  })

  // A320: only what was told within the year; the need itself is on no list.
  test("needs become measures without their reason, and lapse", () => {
    const need = fact("care-need", "reduced-mobility", { isSensitive: true })
    const planned = plan([need])
    expect(planned.map(({ service }) => service).sort()).toEqual([
      "preparation",
      "preparation",
      "preparation",
      "preparation",
      "special-care",
    ])
    expect(JSON.stringify(planned)).not.toContain("reduced-mobility")
    expect(plan([{ ...need, at: new Date("2024-03-01T10:00:00+08:00") }])).toEqual([])
  })

  test("nothing for a stay that is off", () => {
    expect(plan([fact("pillow", "soft")], { phase: "off" })).toEqual([])
  })
})
