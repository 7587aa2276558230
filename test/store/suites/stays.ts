import { beforeEach, describe, expect, test } from "vitest"
import type { Address } from "../../../src/domain/address.ts"
import { DAY_MS } from "../../../src/lib/time.ts"
import { AT, begin, commitOf, later, overlay, type Stores, text } from "./given.ts"

const PHONE: Address = "sms:+8613800138000"
const guestOf = (name: string, phone?: string) => ({ guest: { name, ...(phone ? { phone } : {}) } })

export function staysSuite(open: () => Stores): void {
  describe("stays and guests", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    const seenAt = async (address: Address) => {
      const facts = await begin(a, "hello", { address, channel: address.startsWith("sms") ? "sms" : "line" })
      await a.commit([commitOf(facts)])
      return facts
    }

    test("an overlay changes what it mentions and keeps the rest; the reservation keeps its guest", async () => {
      const first = await a.putStay(
        overlay("R1", { guest: { name: "王伟", familyName: "王", phone: "+86 138 0013 8000", tier: "gold", language: "zh-Hans" } }),
        AT,
      )
      expect(first.guest).toMatchObject({ name: "王伟", familyName: "王", phone: "+8613800138000", tier: "gold", language: "zh-Hans" })
      expect(first.stay).toMatchObject({ room: "1204", arrival: "2026-03-01", departure: "2026-03-04", status: "in-house", asOf: AT })
      const moved = await b.putStay(overlay("R1", { guest: { name: "王小伟" }, room: "1508", departure: "2026-03-06" }), later(9))
      expect(moved.guest).toEqual({ ...first.guest, name: "王小伟" })
      expect(moved.stay).toEqual({ ...first.stay, room: "1508", departure: "2026-03-06", asOf: later(9) })
      const { room: _, ...silent } = overlay("R1")
      expect((await a.putStay(silent, later(10))).stay.room).toBe("1508")
      expect((await a.putStay({ ...silent, room: null }, later(11))).stay.room).toBeNull()
      expect(await a.findStay("R1")).toMatchObject({ stay: { id: first.stay.id }, guest: { id: first.guest.id } })
      expect(await a.findGuest(first.guest.id)).toMatchObject({ name: "王伟" })
      expect([await a.findStay("R9"), await a.findGuest("gst_9")]).toEqual([null, null])
    })

    test("the same overlay many times at once is one stay of one guest", async () => {
      const puts = await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 ? a : b).putStay(overlay("R1"), AT)))
      expect(new Set(puts.map(({ guest }) => guest.id)).size).toBe(1)
      expect(new Set(puts.map(({ stay }) => stay.id)).size).toBe(1)
    })

    // S1
    test("a guest who comes again is the same guest by number and name together, and by neither alone", async () => {
      const first = await a.putStay(overlay("R1", { status: "departed" }), AT)
      expect((await a.putStay(overlay("R2"), AT)).guest.id).toBe(first.guest.id)
      expect((await a.putStay(overlay("R3", guestOf("李娜", "+8613800138000")), AT)).guest.id).not.toBe(first.guest.id)
      expect((await a.putStay(overlay("R4", guestOf("王伟")), AT)).guest.id).not.toBe(first.guest.id)
    })

    test("an SMS from the number of one guest in house is tied to that guest and stay, as is one from a guest expected", async () => {
      const { guest, stay } = await a.putStay(overlay("R1"), AT)
      expect(await seenAt(PHONE)).toMatchObject({ guest: { id: guest.id }, stay: { id: stay.id, room: "1204" } })
      await a.putStay(overlay("R2", { ...guestOf("李娜", "+8613900139000"), status: "booked", room: null }), AT)
      expect(await seenAt("sms:+8613900139000")).toMatchObject({ guest: { name: "李娜" }, stay: { status: "booked" } })
      expect(await seenAt("line:U1")).toMatchObject({ guest: null, stay: null })
    })

    test("a stranger's thread is tied as soon as the hotel's system tells the number", async () => {
      expect((await seenAt(PHONE)).guest).toBeNull()
      await a.putStay(overlay("R1"), AT)
      expect((await seenAt(PHONE)).guest?.name).toBe("王伟")
    })

    test("a number that several guests share ties nobody", async () => {
      await a.putStay(overlay("R1"), AT)
      await a.putStay(overlay("R2", guestOf("李娜", "+8613800138000")), AT)
      expect(await seenAt(PHONE)).toMatchObject({ guest: null, stay: null })
    })

    test("of one guest's several stays the one in house counts; of several bookings none", async () => {
      const { guest } = await a.putStay(overlay("R1", { status: "booked", arrival: "2026-03-20", departure: "2026-03-22" }), AT)
      await a.putStay(overlay("R2", { status: "booked", arrival: "2026-04-01", departure: "2026-04-02" }), AT)
      expect(await seenAt(PHONE)).toMatchObject({ guest: { id: guest.id }, stay: null })
      await a.putStay(overlay("R3"), AT)
      expect((await seenAt(PHONE)).stay?.reservation).toBe("R3")
    })

    test("a tie ends at check-out: the stay is known as departed for a while, then not at all; a new stay is tied anew", async () => {
      await a.putStay(overlay("R1"), AT)
      await seenAt(PHONE)
      await a.putStay(overlay("R1", { status: "departed" }), AT)
      expect((await seenAt(PHONE)).stay).toMatchObject({ reservation: "R1", status: "departed" })
      const [old] = await a.loadTurns(
        await a.receive([text("hello", { address: PHONE, channel: "sms" })], new Date(AT.getTime() + 60 * DAY_MS)),
      )
      expect(old).toMatchObject({ guest: { name: "王伟" }, stay: null })
      await a.commit(old ? [commitOf(old)] : [])
      await a.putStay(overlay("R2", { room: "0907" }), AT)
      expect((await seenAt(PHONE)).stay).toMatchObject({ reservation: "R2", room: "0907" })
    })

    test("a cancelled stay, and one that ended long ago, tie nobody", async () => {
      await a.putStay(overlay("R1", { status: "cancelled" }), AT)
      const old = await a.putStay(overlay("R2", { status: "departed", arrival: "2025-12-01", departure: "2025-12-03" }), AT)
      expect((await seenAt(PHONE)).guest).toBeNull()
      await a.linkStay("line:U1", old.stay.id, "room-name", AT)
      expect((await seenAt("line:U1")).guest).toBeNull()
    })

    test("a guest who left lately is still known", async () => {
      await a.putStay(overlay("R1", { status: "departed", departure: "2026-02-25" }), AT)
      expect((await seenAt(PHONE)).stay).toMatchObject({ status: "departed" })
    })

    test("an address is tied by other evidence, also before its first word, and a phone does not undo that", async () => {
      const { stay, guest } = await a.putStay(overlay("R1", guestOf("李娜")), AT)
      await a.putStay(overlay("R2"), AT)
      await a.linkStay("line:U1", stay.id, "room-name", AT)
      await a.linkStay(PHONE, stay.id, "staff", AT)
      expect(await seenAt("line:U1")).toMatchObject({ guest: { id: guest.id }, stay: { id: stay.id } })
      expect((await seenAt(PHONE)).guest?.id).toBe(guest.id)
    })
  })
}
