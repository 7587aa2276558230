import fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { KIND_OF, type StayChange, type StayOverlay } from "../../../src/domain/stay-change.ts"
import { DAY_MS } from "../../../src/lib/time.ts"
import type { PmsFetch } from "../../../src/ports/job.ts"
import type { Store } from "../../../src/ports/store.ts"
import { AT, begin, commitOf, later, overlay, type Stores, TOLD, ticket } from "./given.ts"

const WANG = { name: "王伟", phone: "+8613800138000" }
type Kind = Extract<StayChange, { stay: StayOverlay }>["kind"]

function told(kind: Kind, seconds: number, stay: Partial<StayOverlay> = {}): StayChange {
  const dates = { arrival: "2026-03-01", departure: "2026-03-04" }
  return {
    kind,
    source: "mews",
    at: later(seconds),
    stay: { reservation: "R1", guest: WANG, guestRef: "c1", room: "1204", ...dates, ...stay },
  }
}

const HEARD = later(10_000)

async function apply(store: Store, ...changes: StayChange[]) {
  return (await store.applyStayChanges(changes, HEARD)).map(({ outcome }) => outcome)
}

export function stayChangesSuite(open: () => Stores): void {
  describe("what hotel systems state", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    test("a statement makes a stay, told again it changes nothing, and an older one comes too late", async () => {
      expect(await apply(a, told("booked", 10))).toEqual(["created"])
      expect(await apply(b, told("booked", 10))).toEqual(["unchanged"])
      expect(await apply(a, told("moved", 30, { room: "1508", status: "in-house" }))).toEqual(["changed"])
      expect(await apply(b, told("checked-in", 20))).toEqual(["stale"])
      expect((await a.findStay("R1"))?.stay).toMatchObject({ room: "1508", status: "in-house", asOf: HEARD })
    })

    test("cancelled, reinstated, gone: the newest statement counts, also when it comes first", async () => {
      await apply(a, told("cancelled", 50), told("checked-in", 20))
      expect((await a.findStay("R1"))?.stay.status).toBe("cancelled")
      await apply(a, told("reinstated", 60))
      expect((await a.findStay("R1"))?.stay.status).toBe("booked")
      await apply(a, told("no-show", 70), told("checked-out", 65))
      expect((await a.findStay("R1"))?.stay.status).toBe("no-show")
    })

    test("all of the stay is kept: companions, children, the hour of arrival", async () => {
      const more = { companions: ["李娜", "王小明"], children: 1, expectedAt: later(3_600), spent: 1_234.5 }
      const [applied] = await a.applyStayChanges([told("booked", 10, more)], HEARD)
      const { companions, children, expectedAt } = more
      expect(applied?.known?.stay).toMatchObject({ companions, children, expectedAt })
      expect((await a.findStay("R1"))?.stay).toEqual(applied?.known?.stay)
    })

    test("a statement about a stay nobody knows, without its days or a name, makes none", async () => {
      expect(await apply(a, { kind: "cancelled", source: "mews", at: AT, stay: { reservation: "R9" } })).toEqual(["ignored"])
      expect(await apply(a, told("booked", 1, { reservation: "R9", guest: {}, guestRef: null }))).toEqual(["ignored"])
      expect(await a.findStay("R9")).toBeNull()
    })

    // S1: one profile across stays, never by guess
    test("a guest is found by that system's reference, whatever name and number it has by now", async () => {
      await apply(a, told("booked", 10), told("booked", 20, { reservation: "R2", guest: { name: "Wei Wang", phone: "+4915112345678" } }))
      const [one, two] = [await a.findStay("R1"), await a.findStay("R2")]
      expect(two?.guest.id).toBe(one?.guest.id)
      expect(one?.guest).toMatchObject({ name: "Wei Wang", phone: "+4915112345678" })
      await apply(a, { ...told("booked", 30, { reservation: "R3", guest: { name: "李娜" } }), source: "opera" })
      expect((await a.findStay("R3"))?.guest.id).not.toBe(one?.guest.id)
    })

    test("a reservation known before its system was connected keeps its guest, and that guest gets the reference", async () => {
      const before = await a.putStay(overlay("R1"), AT)
      await apply(
        a,
        told("moved", 60, { room: "0907", status: "in-house" }),
        told("booked", 70, { reservation: "R2", guest: { name: "Wang W" } }),
      )
      expect((await a.findStay("R1"))?.guest.id).toBe(before.guest.id)
      expect((await a.findStay("R2"))?.guest.id).toBe(before.guest.id)
    })

    test("a reservation handed to another person is theirs, and its former guest's phone no longer opens it", async () => {
      await apply(a, told("checked-in", 10))
      const first = await a.findStay("R1")
      await a.linkStay("line:Uguest", first?.stay.id ?? "sty_0", "staff", AT)
      await apply(a, told("changed", 20, { status: "in-house", guestRef: "c2", guest: { name: "李娜", phone: "+8613900139000" } }))
      expect((await a.findStay("R1"))?.guest).toMatchObject({ name: "李娜" })
      expect(await begin(a)).toMatchObject({ guest: { id: first?.guest.id }, stay: null })
    })

    test("a change of a profile is applied by its reference, in order; of a stranger it is nobody's", async () => {
      await apply(a, told("booked", 10))
      const changed = (seconds: number, phone: string): StayChange => ({
        ...{ kind: "guest-changed", source: "mews", at: later(seconds), ref: "c1", guest: { phone, tier: "gold" } },
      })
      expect(await apply(a, changed(30, "+81312345678"), changed(20, "+442012345678"))).toEqual(["changed", "stale"])
      expect((await a.findStay("R1"))?.guest).toMatchObject({ name: "王伟", phone: "+81312345678", tier: "gold" })
      expect(await apply(a, { ...changed(40, "+81312345678"), ref: "c9" } as StayChange)).toEqual(["ignored"])
    })

    test("what staff wrote stays, and silence about a field empties nothing", async () => {
      await apply(a, told("booked", 10, { guest: { ...WANG, email: "wang@example.com", vip: "A" } }))
      const guest = (await a.findStay("R1"))?.guest
      await a.addFact(guest?.id ?? "gst_0", { ...TOLD, key: "note", value: "荞麦枕", source: "staff", author: "duty" }, AT)
      await apply(a, told("changed", 20, { guest: { name: "王伟", email: "" } }))
      expect((await a.findStay("R1"))?.guest).toMatchObject({ email: "wang@example.com", vip: "A", phone: WANG.phone })
      const stay = (await a.findStay("R1"))?.stay
      await a.linkStay("line:Uguest", stay?.id ?? "sty_0", "staff", AT)
      const { conversation } = await begin(a)
      expect((await a.loadCard(conversation.id)).preferences.map(({ value }) => value)).toEqual(["荞麦枕"])
    })

    test("two profiles that are one: the kept guest has both stays, what was said to either, and both references", async () => {
      await apply(a, told("checked-in", 10), told("booked", 20, { reservation: "R2", guestRef: "c2", guest: { name: "W. Wang" } }))
      const [kept, gone] = [await a.findStay("R1"), await a.findStay("R2")]
      await a.addFact(gone?.guest.id ?? "gst_0", { ...TOLD, key: "pillow", value: "feather-free" }, AT)
      await a.linkStay("line:Uguest", gone?.stay.id ?? "sty_0", "staff", AT)
      const facts = await begin(a)
      await a.commit([commitOf(facts, { tickets: [await ticket(a, facts)] })])
      const merged: StayChange = { kind: "merged", source: "mews", at: later(30), kept: "c1", gone: "c2" }
      expect(await apply(a, merged, merged)).toEqual(["changed", "unchanged"])
      expect((await a.findStay("R2"))?.guest.id).toBe(kept?.guest.id)
      const after = await begin(a)
      expect(after).toMatchObject({ guest: { id: kept?.guest.id }, tickets: [{ guest: kept?.guest.id }] })
      expect((await a.loadCard(after.conversation.id)).preferences.map(({ value }) => value)).toEqual(["feather-free"])
      await apply(a, told("booked", 40, { reservation: "R3", guestRef: "c2" }))
      expect((await a.findStay("R3"))?.guest.id).toBe(kept?.guest.id)
    })

    test("a profile merged with one we never heard of keeps its guest under both references", async () => {
      await apply(a, told("booked", 10))
      expect(await apply(a, { kind: "merged", source: "mews", at: later(20), kept: "c7", gone: "c1" })).toEqual(["changed"])
      await apply(a, told("booked", 30, { reservation: "R2", guestRef: "c7", guest: { name: "Wang W" } }))
      expect((await a.findStay("R2"))?.guest.id).toBe((await a.findStay("R1"))?.guest.id)
      expect(await apply(a, { kind: "merged", source: "mews", at: later(20), kept: "x1", gone: "x2" })).toEqual(["ignored"])
    })

    test("a guest who comes again is known on the chat they used before; somebody in house is not led away", async () => {
      await apply(a, told("checked-out", 10))
      await a.linkStay("line:Uguest", (await a.findStay("R1"))?.stay.id ?? "sty_0", "room-name", AT)
      await apply(a, told("booked", 20, { reservation: "R2", arrival: "2026-03-10", departure: "2026-03-12", room: null }))
      const facts = await begin(a)
      expect(facts.stay?.reservation).toBe("R2")
      await a.commit([commitOf(facts)])
      await apply(a, told("booked", 30, { reservation: "R3", arrival: "2026-03-05", departure: "2026-03-06" }))
      expect((await begin(a)).stay?.reservation).toBe("R2")
    })

    test("of several stays that begin at once, the one in house is followed", async () => {
      await apply(a, told("cancelled", 10))
      await a.linkStay("line:Uguest", (await a.findStay("R1"))?.stay.id ?? "sty_0", "staff", AT)
      const future = { arrival: "2026-04-01", departure: "2026-04-02" }
      await apply(a, told("booked", 20, { reservation: "R2", ...future }), told("checked-in", 20, { reservation: "R3" }))
      expect((await begin(a)).stay?.reservation).toBe("R3")
    })

    test("one list is what its statements would be one by one, at any length and from several processes at once", async () => {
      const changes = Array.from({ length: 60 }, (_, n) => told("booked", 10 + n, { reservation: `R${n % 20}`, guestRef: `c${n % 7}` }))
      await Promise.all([a.applyStayChanges(changes, HEARD), b.applyStayChanges(changes.toReversed(), HEARD)])
      const guests = await Promise.all(Array.from({ length: 20 }, async (_, n) => (await a.findStay(`R${n}`))?.guest.id))
      expect(new Set(guests).size).toBeLessThanOrEqual(7)
      expect(guests.every(Boolean)).toBe(true)
    })

    test("any order and any repetition of the same statements ends in the same stay of the same guest", async () => {
      const status = fc.constantFrom<Kind>("booked", "cancelled", "checked-in", "checked-out", "no-show")
      const statement = fc.record({
        kind: status,
        room: fc.constantFrom("1204", "1508", null),
        name: fc.constantFrom("王伟", "王小伟", "Wang Wei"),
      })
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(statement, { minLength: 2, maxLength: 6 }), fc.infiniteStream(fc.nat(99)), async (drawn, chance) => {
          run++
          const changes = drawn.map(({ kind, room, name }, n) =>
            told(kind, 10 * (n + 1), { room, guest: { name, phone: `+86138${n}` }, reservation: `P${run}`, guestRef: `p${run}` }),
          )
          const shuffled = [...changes, ...changes.slice(0, 2)]
            .map((change) => ({ change, place: chance.next().value ?? 0 }))
            .sort((x, y) => x.place - y.place)
          for (const { change } of shuffled) await a.applyStayChanges([change], HEARD)
          const found = await a.findStay(`P${run}`)
          const last = changes.at(-1)
          const expected = last && "stay" in last ? last.stay : null
          expect(found).toMatchObject({
            stay: { room: expected?.room },
            guest: { name: expected?.guest?.name, phone: expected?.guest?.phone },
          })
          expect(KIND_OF[found?.stay.status ?? "booked"]).toBe(last?.kind)
        }),
        { numRuns: 25 },
      )
    })
  })

  describe("fetching what hotel systems name", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })
    const fetchOf = (ref: string): PmsFetch => ({ source: "mews", what: "reservation", ref, isDeleted: false })

    test("one job waits for one thing, however often it was named; while it is done another may wait", async () => {
      await a.addPmsJobs("mews", [fetchOf("r1"), fetchOf("r1"), fetchOf("r2")], AT)
      await b.addPmsJobs("mews", [fetchOf("r1")], AT)
      const jobs = await a.claimJobs(AT, 10, "pms")
      expect(jobs.map(({ payload }) => payload)).toEqual([
        { name: "pms-fetch", ...fetchOf("r1") },
        { name: "pms-fetch", ...fetchOf("r2") },
      ])
      await a.addPmsJobs("mews", [fetchOf("r1")], AT)
      expect(await b.claimJobs(AT, 10, "pms")).toHaveLength(1)
    })

    test("the house's own jobs are not held up by them", async () => {
      await a.addPmsJobs("mews", [fetchOf("r1")], AT)
      expect(await a.claimJobs(AT, 10)).toEqual([])
    })

    test("silence is counted from whoever was heard last", async () => {
      expect(await a.findPmsHeard()).toBeNull()
      await a.putStay(overlay("R1"), AT)
      expect(await a.findPmsHeard()).toBeNull()
      await a.applyStayChanges([told("booked", 1)], later(5))
      await a.addPmsJobs("opera", [], later(9))
      await a.addPmsJobs("opera", [], new Date(AT.getTime() - DAY_MS))
      expect(await a.findPmsHeard()).toEqual(later(9))
    })
  })
}
