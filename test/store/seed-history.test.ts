import { readFileSync } from "node:fs"
import { beforeEach, describe, expect, test } from "vitest"
import { createIds, systemClock } from "../../src/app/runtime.ts"
import { makeHistory } from "../../src/demo/make-history.ts"
import { readProperty } from "../../src/flows/read-property.ts"
import { databaseKinds, openTestDatabase, openTestStore, type TestStore } from "../support/database.ts"

const TODAY = "2026-03-02"
const read = readProperty({ path: "flows/property.yaml", text: readFileSync("flows/property.yaml", "utf8") })
if (!read.ok) throw new Error("The shipped property file does not read")
const { property } = read
const history = makeHistory({ property, today: TODAY, seed: 1, keptRooms: [] })
const at = (time: string) => new Date(`${time}+08:00`)

for (const kind of databaseKinds) {
  describe(`an invented year on ${kind}`, () => {
    let house: TestStore
    beforeEach(async () => {
      house = await openTestStore(kind)
      await house.reset()
    })
    const count = async (status?: string) => {
      const database = await openTestDatabase(kind)
      return database.withPrisma(async (prisma) => ({
        guests: await prisma.guest.count(),
        facts: await prisma.guestFact.count(),
        stays: await prisma.stay.count(status ? { where: { status } } : undefined),
        tickets: await prisma.ticket.count(),
        surveys: await prisma.survey.count(),
        events: await prisma.ticketEvent.count(),
      }))
    }

    test("is written whole and once; live tickets number on from it", async () => {
      const { store } = house
      const ids = createIds(systemClock)
      await store.syncStaff(
        property.staff.map((entry) => ({ ...entry, id: ids.make("stf") })),
        at("2026-03-02T08:00"),
      )
      // Two replicas that start at once.
      expect((await Promise.all([store.seedHistory(() => history), store.seedHistory(() => history)])).sort()).toContain(true)
      const { guests, facts, stays, tickets, surveys } = history
      const events = tickets.flatMap((ticket) => ticket.events).length
      const whole = {
        guests: guests.length,
        facts: facts.length,
        stays: stays.length,
        tickets: tickets.length,
        surveys: surveys.length,
        events,
      }
      expect(await count()).toEqual(whole)
      const again = () => {
        throw new Error("It is there: nobody makes it again")
      }
      expect(await store.seedHistory(again)).toBe(false)
      expect(await count()).toEqual(whole)

      const newest = await store.listTickets({ status: null, after: null, limit: 3 })
      const told = tickets.at(-1)
      expect(newest[0]).toMatchObject({ id: told?.id, details: told?.details, status: told?.status })
      expect(newest[0]?.events.map(({ action }) => action)).toEqual(told?.events.map(({ action }) => action))
      expect(newest.some(({ ownerName }) => ownerName !== null)).toBe(true)
      const [next = 0] = await store.takeTicketNumbers(1)
      expect(next).toBeGreaterThan(newest[0]?.number ?? 0)
      expect(await store.findStay(stays[0]?.reservation ?? "")).toMatchObject({
        stay: { arrival: stays[0]?.arrival, guest: stays[0]?.guest },
      })
    })

    test("is never written beside a real hotel's stays", async () => {
      const overlay = {
        reservation: "R1",
        guest: { name: "x" },
        arrival: TODAY,
        departure: "2026-03-04",
        status: "booked",
        source: "api",
      } as const
      await house.store.putStay(overlay, at("2026-03-02T08:00"))
      expect(await house.store.seedHistory(() => history)).toBe(false)
      expect(await count()).toMatchObject({ guests: 1, stays: 1, tickets: 0 })
    })

    test("moves along with the calendar", async () => {
      const { store } = house
      await store.seedHistory(() => history)
      const before = (await count("in-house")).stays
      await store.moveDemoStays({ at: at("2026-03-02T00:01"), day: TODAY, isPastCheckOut: false })
      expect((await count("in-house")).stays).toBe(before)
      await store.moveDemoStays({ at: at("2026-03-05T09:00"), day: "2026-03-05", isPastCheckOut: false })
      const kept = history.stays.filter(({ room }) => room !== null)
      const inHouse = kept.filter(({ arrival, departure }) => arrival < "2026-03-05" && departure >= "2026-03-05")
      expect((await count("in-house")).stays).toBe(inHouse.length)
      await store.moveDemoStays({ at: at("2026-03-05T23:30"), day: "2026-03-05", isPastCheckOut: true })
      const tonight = kept.filter(({ arrival, departure }) => arrival <= "2026-03-05" && departure > "2026-03-05")
      expect((await count("in-house")).stays).toBe(tonight.length)
    })
  })
}
