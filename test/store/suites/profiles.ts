import { beforeEach, describe, expect, test } from "vitest"
import type { GuestId, MergeId } from "../../../src/domain/ids.ts"
import { DAY_MS } from "../../../src/lib/time.ts"
import type { RetentionLimits } from "../../../src/ports/guest-store.ts"
import { AT, begin, commitOf, later, message, newId, overlay, type Stores, TOLD, text, ticket } from "./given.ts"

const guestOf = (name: string, more: object = {}) => ({ guest: { name, ...more } })

export function profilesSuite(open: () => Stores): void {
  describe("whole profiles", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    const merge = (kept: GuestId, gone: GuestId, filled = {}, store = a) =>
      store
        .mergeGuests({ id: `mrg_${kept.slice(4)}${gone.slice(4)}`, kept, gone, filled, by: "duty", at: later(9), audit: newId("aud") })
        .then((isDone) => (isDone ? (`mrg_${kept.slice(4)}${gone.slice(4)}` as MergeId) : null))
    const erase = (guest: GuestId, store = a) =>
      store.eraseGuest({ id: newId("ers"), guest, by: "api", at: later(60), audit: newId("aud") })

    /** Two profiles, the second with a stay, an address, a fact and a ticket. */
    async function two() {
      const kept = (await a.putStay(overlay("R1", guestOf("王伟", { phone: "+8613800138000" })), AT)).guest.id
      const other = await a.putStay(overlay("R2", guestOf("Wang Wei", { email: "wei@example.com", tier: "gold" })), AT)
      await a.linkStay("line:Uother", other.stay.id, "staff", AT)
      await a.addFact(other.guest.id, { key: "pillow", value: "soft", ...TOLD }, AT)
      const facts = await begin(a, "towels please", { address: "line:Uother" })
      await a.commit([commitOf(facts, { tickets: [await ticket(a, facts)], messages: [message(facts, "Of course, Wang Wei.")] })])
      return { kept, gone: other.guest.id }
    }

    // A149: reversible, and exactly so.
    test("what a merge moved comes back as it was; what was told since stays", async () => {
      const { kept, gone } = await two()
      const [keptBefore, goneBefore] = [await a.findGuestRecord(kept), await a.findGuestRecord(gone)]
      const id = await merge(kept, gone, { email: "wei@example.com", tier: "gold" })
      const one = await b.findGuestRecord(gone)
      expect(one).toMatchObject({ guest: { id: kept, name: "王伟", email: "wei@example.com", tier: "gold" }, alsoKnownAs: [gone] })
      expect([one?.stays.length, one?.facts.length, one?.tickets.length, one?.addresses.length]).toEqual([2, 1, 1, 1])
      expect(await a.findGuest(gone)).toMatchObject({ id: kept })
      await a.addFact(kept, { key: "floor", value: "high", ...TOLD }, later(20))
      expect(await b.undoMerge({ id: id as MergeId, by: "gm", at: later(30), audit: newId("aud") })).toBe(true)
      expect(await a.undoMerge({ id: id as MergeId, by: "gm", at: later(31), audit: newId("aud") })).toBe(false)
      const plain = { updatedAt: null, merges: null, audits: null }
      const keptAfter = await a.findGuestRecord(kept)
      expect({ ...keptAfter, ...plain, facts: keptAfter?.facts.filter(({ key }) => key !== "floor") }).toEqual({ ...keptBefore, ...plain })
      expect({ ...(await a.findGuestRecord(gone)), ...plain }).toEqual({ ...goneBefore, ...plain })
      expect(keptAfter?.facts.map(({ key }) => key)).toEqual(["floor"])
      expect(keptAfter?.audits.map(({ action, actor }) => [action, actor])).toEqual([
        ["guest.merge-undone", "gm"],
        ["guest.merge", "duty"],
      ])
    })

    test("of two merges of the same profile at once one is done", async () => {
      const { kept, gone } = await two()
      const third = (await a.putStay(overlay("R3", guestOf("李娜")), AT)).guest.id
      const done = await Promise.all([merge(kept, gone, {}, a), merge(third, gone, {}, b)])
      expect(done.filter((id) => id !== null)).toHaveLength(1)
    })

    test("a stay told for the kept one's number and name finds the kept one", async () => {
      const twin = (await a.putStay(overlay("R1", guestOf("王伟")), AT)).guest.id
      const kept = (await a.putStay(overlay("R2"), AT)).guest.id
      await a.putStay(overlay("R1"), AT)
      await merge(kept, twin)
      expect((await a.putStay(overlay("R9"), AT)).guest.id).toBe(kept)
    })

    test("erased once; the profiles merged into it as well; who comes again is new", async () => {
      const { kept, gone } = await two()
      await merge(kept, gone)
      const counts = await Promise.all([erase(kept, a), erase(kept, b)])
      expect(counts.filter((each) => each !== null)).toHaveLength(1)
      expect(await a.findErasure(kept)).toMatchObject({ at: later(60), counts: { profiles: 2, stays: 2, tickets: 1, addresses: 1 } })
      expect(await a.findErasure(gone)).toEqual(await a.findErasure(kept))
      expect([await a.findGuestRecord(kept), await a.findGuestRecord(gone)]).toEqual([null, null])
      expect(await a.searchGuests({ name: "王", phone: null, after: null, limit: 9 })).toEqual([])
      const again = await a.putStay(overlay("R1"), later(90))
      expect(again.guest.id).not.toBe(kept)
      const back = await begin(a, "hello again", { address: "line:Uother" })
      expect(back).toMatchObject({ guest: null, stay: null, tickets: [] })
    })

    test("a turn that was under way while its guest was erased writes nothing", async () => {
      const { guest, stay } = await a.putStay(overlay("R1"), AT)
      await a.linkStay("line:Uguest", stay.id, "staff", AT)
      const facts = await begin(a, "my secret")
      await erase(guest.id, b)
      expect(await a.commit([commitOf(facts, { messages: [message(facts, "Thank you, 王伟.")] })])).toEqual([false])
      expect(await a.loadTurns([facts.conversation.id])).toEqual([])
    })

    test("a companion's thread is theirs: untied, not emptied", async () => {
      const { guest, stay } = await a.putStay(overlay("R1"), AT)
      const facts = await begin(a, "I stay with my friend", { address: "line:Ufriend" })
      const tie = {
        address: "line:Ufriend" as const,
        stay: stay.id,
        guest: guest.id,
        role: "companion" as const,
        evidence: "room-name" as const,
      }
      await a.commit([commitOf(facts, { ties: [tie] })])
      await erase(guest.id)
      expect((await a.listMessages(facts.conversation.id, 9)).map((said) => said.text)).toEqual(["I stay with my friend"])
      expect(await begin(a, "still me", { address: "line:Ufriend" })).toMatchObject({ guest: null, stay: null })
    })

    test("what is old goes in batches, what is figures stays, what is young is left alone", async () => {
      const { guest } = await a.putStay(overlay("R1", { status: "departed", arrival: "2022-01-01", departure: "2022-01-03" }), AT)
      await a.addFact(guest.id, { key: "pillow", value: "soft", ...TOLD }, AT)
      for (const words of ["one", "two", "three"]) {
        const facts = await begin(a, words)
        const opened = words === "one" ? [await ticket(a, facts)] : []
        await a.commit([commitOf(facts, { tickets: opened, audits: [{ id: newId("aud"), actor: "x", action: "y", subject: "z" }] })])
      }
      const instant = (days: number) => new Date(AT.getTime() + days * DAY_MS)
      const limits = (days: number): RetentionLimits => ({
        ...{ messages: instant(days), ticketWords: instant(days), pairingTries: instant(days) },
        ...{ audits: instant(days), facts: instant(days), jobs: instant(days) },
      })
      expect(Object.values(await a.expire(limits(-1), 2)).every((count) => count === 0)).toBe(true)
      expect(await a.expire(limits(1), 2)).toMatchObject({ messagesIn: 2, audits: 2, facts: 1, ticketEvents: 0 })
      expect(await b.expire(limits(1), 2)).toMatchObject({ messagesIn: 1, audits: 1, facts: 0 })
      expect(await a.expire(limits(1), 2)).toMatchObject({ messagesIn: 0, audits: 0 })
      const conversation = await a.findConversation("line:Uguest")
      expect((await a.listMessages(conversation?.id ?? "cnv_", 9)).map((said) => said.text)).toEqual(["", "", ""])
      const [open] = await a.listTickets({ status: null, after: null, limit: 9 })
      expect(open?.events[0]?.text).toBe("two towels")
      await a.receive([text("later")], later(1))
    })
  })
}
