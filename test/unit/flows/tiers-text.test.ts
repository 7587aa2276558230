import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { serviceLevelOf } from "../../../src/domain/property.ts"
import { readProperty } from "../../../src/flows/read-property.ts"

const path = "flows/property.yaml"
const shipped = readFileSync(join(import.meta.dirname, "../../..", path), "utf8")
const [before = "", after = ""] = shipped.split(/^membership:[\s\S]*?(?=^# Who is told)/m)

const withScheme = (scheme: string) => readProperty({ path, text: `${before}membership:\n  levels:\n${scheme}\n${after}` })

function paysIn(scheme: string): Record<string, number> {
  const read = withScheme(scheme)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return Object.fromEntries(Object.entries(read.property.tiers.membership.levels).map(([key, { pays }]) => [key, pays]))
}

describe("members' programmes of other houses", () => {
  // A208
  test("KAKO's three cards", () => {
    const scheme = [
      "    basic: { name: { zh-Hans: 普卡 }, pays: 0.95 }",
      "    silver: { name: { zh-Hans: 银卡 }, pays: 0.88 }",
      "    gold: { name: { zh-Hans: 金卡 }, pays: 0.80 }",
    ]
    expect(paysIn(scheme.join("\n"))).toEqual({ basic: 0.95, silver: 0.88, gold: 0.8 })
  })

  // A209
  test("elegance without a discount, jade and diamond with one", () => {
    const scheme = [
      "    优雅: { name: { zh-Hans: 优雅会员 } }",
      "    翡翠: { name: { zh-Hans: 翡翠会员 }, pays: 0.9, from: { nights: 10 } }",
      "    钻石: { name: { zh-Hans: 钻石会员 }, pays: 0.9, from: { points: 5000 } }",
    ]
    expect(paysIn(scheme.join("\n"))).toEqual({ 优雅: 1, 翡翠: 0.9, 钻石: 0.9 })
  })

  test("what a programme leaves out is as the sources have it", () => {
    const read = withScheme("    one: { name: { en: One } }")
    expect(read.ok && read.property.tiers.membership).toMatchObject({
      discountFrom: "next-stay",
      points: { perUnit: 1, paidRatioMin: 0.8, pendingMinutes: 30, lapseDays: 365, warningDays: 30 },
    })
  })
})

test("an entitlement nobody knows and a host nobody is are found with their line", () => {
  const unknown = readProperty({ path, text: shipped.replace("[late-check-out, newspaper, birthday-card]", "[late-checkout]") })
  expect(unknown).toMatchObject({
    ok: false,
    findings: [{ file: path, line: expect.any(Number), message: expect.stringContaining("late-check-out") }],
  })
  const nobody = readProperty({ path, text: shipped.replace("    criteria: 重点客户", "    host: butler\n    criteria: 重点客户") })
  expect(nobody).toMatchObject({ ok: false, findings: [{ file: path, message: expect.stringContaining('"butler"') }] })
})

// A168, A173–A175
test("the demo house has protocol levels A, B, C and 3", () => {
  const read = readProperty({ path, text: shipped })
  expect(read.ok && Object.keys(read.property.tiers.vip).sort()).toEqual(["3", "A", "B", "C"])
  expect(read.ok && read.property.tiers.vip["3"]?.amenities).toHaveLength(6)
})

// A203: minutes are the service's, whoever asks.
test("a level has no minutes of its own", () => {
  const read = readProperty({ path, text: shipped })
  expect(read.ok && serviceLevelOf(read.property, "amenity", "request")).toEqual({ acknowledge: 5, complete: 15 })
  expect(
    readProperty({ path, text: shipped.replace("    criteria: 重点客户", "    service-levels: { amenity: 1/2 }\n    criteria: 重点客户") })
      .ok,
  ).toBe(false)
})
