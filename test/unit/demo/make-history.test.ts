import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { makeHistory } from "../../../src/demo/make-history.ts"
import { ROOMS } from "../../../src/demo/rooms.ts"
import type { History } from "../../../src/domain/history.ts"
import { isLanguage } from "../../../src/domain/language.ts"
import { isOpen } from "../../../src/domain/ticket.ts"
import { readProperty } from "../../../src/flows/read-property.ts"
import { instantOf } from "../../../src/lib/time.ts"

const KEPT = ["1204", "0907", "1508", "0611", "1010"]
const read = readProperty({ path: "flows/property.yaml", text: readFileSync("flows/property.yaml", "utf8") })
if (!read.ok) throw new Error("The shipped property file does not read")
const { property } = read
const make = (seed: number, today: string): History => makeHistory({ property, today, seed, keptRooms: KEPT })

/** Britain's and America's ranges for stories, and beginnings that no number of the other countries has. */
const FICTION = /^(\+447700900\d{3}|\+1\d{3}55501\d\d|\+861000000\d{4}|\+88610000\d{4}|\+81900000\d{4}|\+650000\d{4})$/

test("the same seed and day give the same year; another seed another one", () => {
  expect(make(1, "2026-03-02")).toEqual(make(1, "2026-03-02"))
  expect(make(2, "2026-03-02").guests[0]).not.toEqual(make(1, "2026-03-02").guests[0])
})

describe("whatever the seed and the day", () => {
  const days = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  const years = fc.tuple(
    fc.integer({ min: 0, max: 2 ** 31 }),
    days.map((day) => day.toISOString().slice(0, 10)),
  )
  const holds = (claim: (history: History, today: string) => void) =>
    fc.assert(
      fc.property(years, ([seed, today]) => claim(make(seed, today), today)),
      { numRuns: 4 },
    )

  test("120 rooms are let, none twice for a night, those of others not of late", () => {
    expect(new Set(ROOMS.map(({ number }) => number)).size).toBe(120)
    holds(({ stays }, today) => {
      const byRoom = new Map<string, History["stays"]>()
      for (const stay of stays) if (stay.room) byRoom.set(stay.room, [...(byRoom.get(stay.room) ?? []), stay])
      expect([...byRoom.keys()].sort()).toEqual(ROOMS.map(({ number }) => number).sort())
      for (const [room, own] of byRoom) {
        own.forEach((stay, index) => {
          expect(stay.arrival < stay.departure && (own[index - 1]?.departure ?? "") <= stay.arrival).toBe(true)
        })
        if (KEPT.includes(room)) expect((own.at(-1)?.departure ?? "") < today).toBe(true)
      }
    })
  })

  test("who is in house came before today and has not left, in most rooms of the house", () => {
    holds(({ stays }, today) => {
      const inHouse = stays.filter(({ status }) => status === "in-house")
      expect(inHouse.every(({ arrival, departure }) => arrival < today && departure >= today)).toBe(true)
      expect(inHouse.length / (ROOMS.length - KEPT.length)).toBeGreaterThan(0.5)
      expect(inHouse.length / (ROOMS.length - KEPT.length)).toBeLessThan(0.95)
      expect(stays.filter(({ status }) => status === "departed").every(({ departure }) => departure < today)).toBe(true)
    })
  })

  test("15 to 25 of a hundred guests came again, all six countries, invented numbers only", () => {
    holds(({ guests, stays }) => {
      const counts = new Map<string, number>()
      for (const { guest } of stays) counts.set(guest, (counts.get(guest) ?? 0) + 1)
      const again = [...counts.values()].filter((count) => count > 1).length / guests.length
      expect(again).toBeGreaterThan(0.15)
      expect(again).toBeLessThan(0.25)
      expect(counts.size).toBe(guests.length)
      const phones = guests.flatMap(({ phone }) => phone ?? [])
      expect(phones.filter((phone) => !FICTION.test(phone))).toEqual([])
      expect(new Set(phones).size).toBe(phones.length)
      expect(new Set(phones.map((phone) => phone.slice(0, 3))).size).toBeGreaterThan(5)
      expect(guests.every(({ language }) => language !== null && isLanguage(language))).toBe(true)
      const numbers = guests.flatMap(({ memberNumber }) => memberNumber ?? [])
      expect(new Set(numbers).size).toBe(numbers.length)
    })
  })

  test("tickets are over before today and told in order; surveys follow departures only", () => {
    holds(({ stays, tickets, surveys }, today) => {
      const midnight = instantOf(today, "00:00", property.timezone)
      for (const ticket of tickets) {
        const times = ticket.events.map(({ at }) => at.getTime())
        expect(times).toEqual([...times].sort((a, b) => a - b))
        expect(!isOpen(ticket) && ticket.closedAt < midnight && ticket.openedAt <= ticket.closedAt).toBe(true)
      }
      const departed = new Set(stays.filter(({ status }) => status === "departed").map(({ id }) => id))
      expect(surveys.filter(({ stay }) => !departed.has(stay))).toEqual([])
      expect(surveys.filter(({ answeredAt, score }) => (answeredAt === null) !== (score === null))).toEqual([])
    })
  })
})

// Who was let down scores lower than who was not.
test("complaints that went badly are heard in the surveys", () => {
  const { tickets, surveys } = make(1, "2026-03-02")
  const complained = new Set(tickets.filter(({ kind }) => kind === "complaint").map(({ stay }) => stay))
  const mean = (rows: History["surveys"]) => {
    const scores = rows.flatMap(({ score }) => score ?? [])
    return scores.reduce((sum, score) => sum + score, 0) / scores.length
  }
  const after = mean(surveys.filter(({ stay }) => complained.has(stay)))
  expect(after).toBeGreaterThan(mean(surveys.filter(({ stay }) => !complained.has(stay))))
})

test("what is remembered has a source and a date; some of it is older than a year", () => {
  const { facts } = make(1, "2026-03-02")
  expect(facts.filter(({ at }) => at < new Date("2025-03-02")).length).toBeGreaterThan(100)
  expect(facts.filter(({ at }) => at >= instantOf("2026-03-02", "00:00", property.timezone))).toEqual([])
  expect(facts.filter(({ source, author }) => (source === "staff" || source === "observation") && author === null)).toEqual([])
})
