import { describe, expect, test } from "vitest"
import type { Property } from "../../../src/domain/property.ts"
import { createChance } from "../../../src/lib/chance.ts"
import { peopleAt } from "../../../src/simulate/desks.ts"
import type { ForecastFile } from "../../../src/simulate/forecast-file.ts"
import { planDay } from "../../../src/simulate/plan-day.ts"

const file: ForecastFile = {
  ...{ let: 1, languages: { en: 1 }, "answer-seconds": 20, notice: 1, work: { request: 10 } },
  profiles: { evening: { 20: 1, 21: 3 } },
  demand: { amenity: { "per-100": 50, when: "evening" } },
  staff: {},
}
const sentences = new Map([["en", new Map([["amenity" as const, ["Two towels please"]]])]])
const input = { file, sentences, rooms: 400, day: "2026-11-23", zone: "Asia/Shanghai" }

describe("a day's demand", () => {
  test("the same seed draws the same day, another seed another", () => {
    const [first, again, other] = [7, 7, 8].map((seed) => planDay(input, createChance(seed)))
    expect(first).toEqual(again)
    expect(first).not.toEqual(other)
  })

  test("about as much as the rate says, in the hours of its profile, in order", () => {
    const days = [1, 2, 3, 4, 5].map((seed) => planDay(input, createChance(seed)))
    const mean = days.flat().length / days.length
    expect(mean).toBeGreaterThan(170)
    expect(mean).toBeLessThan(230)
    const hours = days.flat().map(({ at }) => (at.getUTCHours() + 8) % 24)
    expect(new Set(hours)).toEqual(new Set([20, 21]))
    expect(hours.filter((hour) => hour === 21).length).toBeGreaterThan(2 * hours.filter((hour) => hour === 20).length)
    for (const day of days) expect(day.map(({ at }) => at.getTime())).toEqual(day.map(({ at }) => at.getTime()).sort((a, b) => a - b))
  })

  test("nobody writes to an empty hotel", () => {
    expect(planDay({ ...input, file: { ...file, let: 0 } }, createChance(1))).toEqual([])
  })
})

describe("who is at a desk", () => {
  const property = {
    timezone: "Asia/Shanghai",
    departments: { engineering: { hours: ["08:00-22:00"], cover: null, name: {} } },
  } as unknown as Property
  const given = { staff: { engineering: 2, "duty-manager": { "20:00-06:00": 1 } }, property, extra: null }
  const at = (time: string) => new Date(`2026-11-23T${time}:00+08:00`)

  test.each([
    ["engineering", "09:00", 2],
    ["engineering", "22:30", 0],
    ["duty-manager", "23:00", 1],
    ["duty-manager", "12:00", 0],
    ["a desk the file does not know", "12:00", 1],
  ])("%s at %s: %i", (desk, time, people) => {
    expect(peopleAt(desk, at(time), given)).toBe(people)
  })

  test("one more, in their hours only", () => {
    const extra = { desk: "engineering", from: 17, to: 19 }
    expect([16, 17, 18, 19].map((hour) => peopleAt("engineering", at(`${hour}:30`), { ...given, extra }))).toEqual([2, 3, 3, 2])
  })
})
