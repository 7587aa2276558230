import { describe, expect, it } from "vitest"
import { isOpen, serviceLevelOf } from "../../../src/domain/property.ts"
import { readFacts } from "../../../src/flows/read-facts.ts"
import { readProperty } from "../../../src/flows/read-property.ts"

/** The example of the contract, which leaves out what has a default. */
const CONTRACT = `
key: harbour-view
name: { en: Harbour View Hotel, zh-Hans: 海景饭店 }
timezone: Asia/Shanghai
languages: [zh-Hans, zh-Hant, ja, en]
phone: "+8653200000000"
check-out: "12:00"
quiet-hours: { from: "21:00", to: "09:00" }
departments:
  housekeeping: { hours: ["07:00-12:00", "13:00-22:00"], cover: front-office }
  front-office: { hours: always }
staff:
  - { key: duty, name: Duty manager, role: duty-manager, address: "line:U1", language: zh-Hans }
  - { key: hk, name: Housekeeping desk, role: staff, department: housekeeping, address: "line-group:C1" }
ladder:
  complaint: [{ to: duty-manager, at: 0 }, { to: front-office-manager, at: 10 }]
  emergency: [{ to: duty-manager, at: 0 }, { to: everyone-on-duty, at: 2.5 }]
  request: [{ to: department, at: 0 }, { to: hk, at: 15 }]
contact: { line: "@harbourview", wechat: "http://weixin.qq.com/r/demo", sms: "+12025550123" }
service-levels:
  amenity: 5/15
  complaint: 3/60
  late: 0.5/1.5
`
const read = (text: string) => readProperty({ path: "flows/property.yaml", text })
const findings = (text: string): string[] => {
  const result = read(text)
  return result.ok ? [] : result.findings.map(({ line, message }) => `${line} ${message}`)
}

describe("the property file", () => {
  const result = read(CONTRACT)
  const property = result.ok ? result.property : null

  it("is read, with defaults for what it leaves out", () => {
    expect(property).toMatchObject({
      key: "harbour-view",
      name: { ja: "海景饭店", en: "Harbour View Hotel" },
      checkOut: "12:00",
      emergencyNumbers: { fire: "119", medical: "120", police: "110" },
      departments: { housekeeping: { cover: "front-office", name: { en: "Housekeeping" } } },
      serviceLevels: { amenity: { acknowledge: 5, complete: 15 }, late: { acknowledge: 0.5, complete: 1.5 } },
    })
  })

  it("gives a hand-off the complaint's ladder", () => {
    expect(property?.ladder["hand-off"]).toEqual(property?.ladder.complaint)
  })

  it("tells of rungs nobody holds, and of numbers it had to assume", () => {
    expect(result.ok && result.notes).toEqual([
      'Nobody holds the role "front-office-manager" of the complaint ladder: that rung is skipped.',
      'Nobody holds the role "front-office-manager" of the hand-off ladder: that rung is skipped.',
      "No emergency-numbers are given: guests are told fire 119, medical 120, police 110.",
    ])
  })

  it.each([
    ["timezone: Asia/Shanghai", "timezone: Asia/Nowhere", "this is no time zone"],
    ['check-out: "12:00"', 'check-out: "25:00"', "a time is HH:MM"],
    ["@harbourview", "harbourview", "the LINE basic id is like"],
    ["http://weixin", "weixin", "what the account's QR code holds"],
    ["+12025550123", "2025550123", "the number for SMS is like"],
    ["amenity: 5/15", "amenity: 5 min", "a service level is"],
    ["cover: front-office", "cover: spa", '"spa" covers for housekeeping but is no department'],
    ['"line:U1"', '"U1"', '"U1" is no address'],
    ["key: hk", "key: duty", "Two staff entries have the key"],
    ["department: housekeeping", "department: spa", '"spa" is no department here'],
    ['"07:00-12:00"', '"7-12"', "a span is like"],
    ["phone:", "telephone:", '"telephone" is unknown'],
    ["role: staff", "rank: staff", '"rank" is unknown'],
  ])("finds %s written as %s, with its line", (good, bad, message) => {
    const line = CONTRACT.split("\n").findIndex((text) => text.includes(good)) + 1
    const found = findings(CONTRACT.replace(good, bad))
    expect(
      found.some((finding) => finding.startsWith(`${line} `) && finding.includes(message)),
      found.join("\n"),
    ).toBe(true)
  })

  it("knows the minutes of a service, else of its kind", () => {
    if (!property) throw new Error("unread")
    expect(serviceLevelOf(property, "amenity", "request")).toEqual({ acknowledge: 5, complete: 15 })
    expect(serviceLevelOf(property, "hand-off", "hand-off")).toEqual({ acknowledge: 3, complete: 60 })
    expect(serviceLevelOf(property, "laundry", "request")).toEqual({ acknowledge: 5, complete: 30 })
  })
})

describe("opening hours", () => {
  const at = (time: string): Date => new Date(`2026-03-02T${time}:00+08:00`)
  it.each([
    ["06:59", false],
    ["07:00", true],
    ["12:00", false],
    ["21:59", true],
    ["23:30", false],
  ] as const)("split shifts at %s: %s", (time, open) => {
    expect(isOpen(["07:00-12:00", "13:00-22:00"], at(time), "Asia/Shanghai")).toBe(open)
  })

  it("pass midnight, and may be always", () => {
    expect(isOpen(["17:00-01:00"], at("00:30"), "Asia/Shanghai")).toBe(true)
    expect(isOpen(["17:00-01:00"], at("01:00"), "Asia/Shanghai")).toBe(false)
    expect(isOpen("always", at("03:00"), "Asia/Shanghai")).toBe(true)
  })
})

describe("facts", () => {
  const facts = (text: string) => readFacts({ path: "flows/facts.yaml", text })
  it("are read per language, plain values for all", () => {
    const { facts: read } = facts(
      'gym: { hours: always, floor: 3, place: { ja: 三階, en: third } }\naddress: { zh-Hans: 路, ja: 道, en: "Road 1" }',
    )
    expect(read.byLanguage.en).toEqual({ gym: { hours: "24 hours", until: "", next: "", floor: 3, place: "third" }, address: "Road 1" })
    expect(read.byLanguage.ja.gym).toMatchObject({ hours: "24時間", place: "三階" })
    expect(read.byLanguage["zh-Hant"].address).toBe("路")
    expect(read.hours).toEqual({ gym: "always" })
  })

  it("with hours that are none are found", () => {
    expect(facts("gym:\n  hours: [late]").findings[0]?.line).toBe(2)
  })
})
