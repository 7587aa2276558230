import { beforeEach, describe, expect, test } from "vitest"
import type { StayChange } from "../../src/domain/stay-change.ts"
import type { Store } from "../../src/ports/store.ts"
import type { Database } from "../../src/store/database.ts"
import { databaseKinds, openTestDatabase, openTestStore } from "../support/database.ts"
import { AT, later, overlay } from "./suites/given.ts"

const told = (seconds: number, reservation = "R1"): StayChange => ({
  ...{ kind: "booked", source: "mews", at: later(seconds) },
  stay: {
    ...{ reservation, arrival: "2026-03-01", departure: "2026-03-04", guestRef: "c1", companions: ["李娜"] },
    guest: { name: "王伟", phone: "+8613800138000", email: "wang@example.com" },
  },
})

for (const kind of databaseKinds) {
  describe(`profiles that ended, on ${kind}`, () => {
    let store: Store
    let database: Database
    beforeEach(async () => {
      const opened = await openTestStore(kind)
      await opened.reset()
      store = opened.store
      database = await openTestDatabase(kind)
      await store.applyStayChanges([told(10)], AT)
    })
    const find = async (reservation: string) => (await store.findStay(reservation)) ?? { guest: null, stay: null }

    test("who was erased is never filled again, by their reference, their reservation or their number", async () => {
      const erased = { name: null, phone: null, email: null, erasedAt: AT }
      await database.withPrisma((prisma) => prisma.guest.updateMany({ data: erased }))
      await database.withPrisma((prisma) => prisma.stay.updateMany({ data: { companions: [] } }))
      await store.applyStayChanges([told(20), told(20, "R2")], later(20))
      await store.putStay(overlay("R1", { room: "1508" }), later(30))
      const known = await find("R1")
      expect(known).toMatchObject({ guest: { name: null, phone: null, email: null }, stay: { companions: [], room: "1508" } })
      expect((await find("R2")).guest).toEqual(known.guest)
      const changed: StayChange = { kind: "guest-changed", source: "mews", at: later(40), ref: "c1", guest: { name: "王伟" } }
      expect(await store.applyStayChanges([changed], later(40))).toMatchObject([{ outcome: "unchanged" }])
      expect((await store.putStay(overlay("R3"), later(50))).guest.id).not.toBe(known.guest?.id)
    })

    test("what comes for a profile that another one took over is the other one's", async () => {
      const kept = await store.putStay(overlay("R9", { guest: { name: "Wei Wang", phone: "+4915112345678" } }), AT)
      const gone = (await find("R1")).guest
      await database.withPrisma((prisma) => prisma.guest.update({ where: { id: gone?.id ?? "" }, data: { mergedInto: kept.guest.id } }))
      await store.applyStayChanges([told(20, "R2"), told(20)], later(20))
      expect([(await find("R1")).guest?.id, (await find("R2")).guest?.id]).toEqual([kept.guest.id, kept.guest.id])
    })

    test("what moved in a merge that their system told is written down, so that it can be undone", async () => {
      await store.applyStayChanges(
        [
          {
            ...told(10, "R2"),
            stay: { reservation: "R2", arrival: "2026-03-01", departure: "2026-03-04", guestRef: "c2", guest: { name: "Wang W" } },
          } as StayChange,
        ],
        AT,
      )
      const [kept, gone] = [await find("R1"), await find("R2")]
      await store.linkStay("line:Uguest", gone.stay?.id ?? "sty_0", "staff", AT)
      await store.applyStayChanges([{ kind: "merged", source: "mews", at: later(20), kept: "c1", gone: "c2" }], later(20))
      const [row] = await database.withPrisma((prisma) => prisma.guestMerge.findMany())
      expect(row).toMatchObject({
        ...{ keptId: kept.guest?.id, goneId: gone.guest?.id, by: "mews", at: later(20), undoneAt: null },
        moved: {
          stays: [gone.stay?.id],
          addresses: ["line:Uguest"],
          facts: [],
          tickets: [],
          refs: [{ source: "mews", ref: "c2" }],
          filled: {},
        },
      })
    })
  })
}
