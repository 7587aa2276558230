import { describe, expect, test } from "vitest"
import { balanceAt, levelReached, mayUseBirthday, type Purchase, paysNow, pointsFor } from "../../../src/domain/membership.ts"
import type { PointsEntry, PointsRules } from "../../../src/domain/points.ts"
import { byUrgency } from "../../../src/domain/ticket.ts"
import { entitlementsOf, isFull, type MembershipLevel } from "../../../src/domain/tier.ts"
import { property } from "../tickets/hotel.ts"

const RULES: PointsRules = {
  perUnit: 1,
  paidRatioMin: 0.8,
  excluded: ["presale"],
  pendingMinutes: 30,
  lapseDays: 365,
  warningDays: 30,
}
const BOUGHT = new Date("2026-03-02T15:00:00+08:00")
const later = (minutes: number): Date => new Date(BOUGHT.getTime() + minutes * 60_000)
const DAY = 24 * 60

let made = 0
const entry = (kind: PointsEntry["kind"], points: number, minutes = 0): PointsEntry => ({
  ...{ key: `k${++made}`, kind, points, amount: null, reason: null },
  at: later(minutes),
})

describe("what a member has", () => {
  // A211, A212: half an hour until they count, a year without a purchase until they lapse.
  const gold = [entry("earned", 300)]
  test.each<[string, PointsEntry[], number, number, number]>([
    ["nothing", [], 0, 0, 0],
    ["pending at once", gold, 0, 0, 300],
    ["pending after 29 minutes", gold, 29, 0, 300],
    ["counting after 30 minutes", gold, 30, 300, 0],
    ["a purchase of the future is none", gold, -1, 0, 0],
    ["spent", [...gold, entry("spent", -120, 40)], 41, 180, 0],
    ["a gift counts at once", [entry("adjusted", 50)], 0, 50, 0],
    ["taken back below zero is zero", [entry("adjusted", 50), entry("adjusted", -80, 1)], 2, 0, 0],
    ["one minute before a year", gold, 365 * DAY - 1, 300, 0],
    ["after a year", gold, 365 * DAY, 0, 0],
    ["kept by another purchase", [...gold, entry("earned", 10, 364 * DAY)], 365 * DAY + 40, 310, 0],
    ["not kept by spending", [...gold, entry("spent", -10, 364 * DAY)], 365 * DAY, 0, 0],
    ["lapsed before, whatever comes later", [...gold, entry("earned", 10, 400 * DAY)], 401 * DAY, 10, 0],
    ["told in any order", [entry("spent", -120, 40), ...gold], 41, 180, 0],
  ])("%s", (_, entries, minutes, available, pending) => {
    expect(balanceAt(entries, RULES, later(minutes))).toMatchObject({ available, pending })
  })

  test("tells when pending points count, when all lapse, and from when on to warn", () => {
    const both = [entry("earned", 12_400, -2 * DAY), entry("earned", 300)]
    expect(balanceAt(both, RULES, later(10))).toEqual({
      ...{ available: 12_400, pending: 300, pendingUntil: later(30) },
      ...{ lapsesOn: later(365 * DAY), warnOn: later(335 * DAY) },
    })
    expect(balanceAt([], RULES, later(0))).toMatchObject({ pendingUntil: null, lapsesOn: null, warnOn: null })
  })
})

// A210: only what was paid at four fifths of its price or more, without coupons and rebates, and nothing excluded.
test.each<[string, Purchase, number]>([
  ["full price", { paid: 100 }, 100],
  ["at 80 %", { paid: 80, price: 100 }, 80],
  ["just below 80 %", { paid: 79.99, price: 100 }, 0],
  ["cents", { paid: 99.99 }, 99],
  ["with a coupon", { paid: 100, coupons: 20 }, 80],
  ["with a coupon and a rebate", { paid: 100, coupons: 20, rebates: 30.5 }, 49],
  ["more coupons than paid", { paid: 10, coupons: 20 }, 0],
  ["presale", { paid: 100, category: "presale" }, 0],
  ["another category", { paid: 100, category: "dinner" }, 100],
])("a purchase earns: %s", (_, purchase, points) => {
  expect(pointsFor(purchase, RULES).points).toBe(points)
})

const named = property.name
const level = (pays: number, from: MembershipLevel["from"] = null): MembershipLevel => ({ name: named, pays, from, entitlements: [] })
const levels = { silver: level(0.95, { points: 0 }), gold: level(0.88, { points: 10_000 }), club: level(0.9, { nights: 20 }) }
const membership = { ...property.tiers.membership, levels, birthday: { pays: 0.8, itemsMax: 6 } }

test("levels are reached by points or by nights", () => {
  expect(levelReached(levels, { points: 0, nights: 0 })).toBe("silver")
  expect(levelReached(levels, { points: 9_999, nights: 0 })).toBe("silver")
  expect(levelReached(levels, { points: 10_000, nights: 0 })).toBe("gold")
  expect(levelReached(levels, { points: 0, nights: 20 })).toBe("club")
  expect(levelReached({ gift: level(0.9) }, { points: 99_999, nights: 99 })).toBeNull()
})

// A215: the first purchase earns, the discount comes with the next one.
test("the discount begins with the next stay", () => {
  expect(paysNow(levels.gold, membership, false)).toBe(1)
  expect(paysNow(levels.gold, membership, true)).toBe(0.88)
  expect(paysNow(levels.gold, { ...membership, discountFrom: "first-stay" }, false)).toBe(0.88)
  expect(paysNow(null, membership, true)).toBe(1)
})

// A214: once a year, six items at most.
test.each<[number, string[], boolean]>([
  [6, [], true],
  [7, [], false],
  [0, [], false],
  [1, ["2026-01-05"], false],
  [1, ["2025-12-31"], true],
])("the birthday price for %i items after %j: %s", (items, usedOn, may) => {
  expect(mayUseBirthday({ items, day: "2026-03-02", usedOn }, membership)).toBe(may)
})

// A202: two axes, and a level the house does not know brings nothing.
test("both axes entitle, an unknown level does not", () => {
  const vip = { A: { name: named, criteria: "", amenities: [], entitlements: ["late-check-out" as const], host: null } }
  const gold = { ...levels.gold, entitlements: ["late-check-out" as const, "newspaper" as const] }
  const tiers = { vip, membership: { ...membership, levels: { gold } } }
  expect(entitlementsOf({ vip: "A", tier: "gold" }, tiers)).toEqual(["late-check-out", "newspaper"])
  expect(entitlementsOf({ vip: "Z", tier: "toString" }, tiers)).toEqual([])
  expect(entitlementsOf(null, tiers)).toEqual([])
})

test("a house is full above its share, and when nobody counted", () => {
  const tiers = { ...property.tiers, rooms: 100 }
  expect(isFull("2026-03-02", new Map([["2026-03-02", 95]]), tiers)).toBe(false)
  expect(isFull("2026-03-02", new Map([["2026-03-02", 96]]), tiers)).toBe(true)
  expect(isFull("2026-03-02", new Map(), tiers)).toBe(true)
  expect(isFull("2026-03-02", new Map([["2026-03-02", 0]]), { ...tiers, rooms: null })).toBe(true)
})

// A194: a VIP before others of the same urgency, never before danger.
test("tickets are listed by urgency, then VIP, then age", () => {
  const ticket = (urgency: "critical" | "high" | "normal", guestVip: string | null, minutes: number) => ({
    urgency,
    guestVip,
    openedAt: later(minutes),
  })
  const [danger, vip, old, young] = [ticket("critical", null, 9), ticket("high", "A", 8), ticket("high", null, 1), ticket("high", null, 2)]
  expect([young, old, vip, danger].sort(byUrgency)).toEqual([danger, vip, old, young])
})
