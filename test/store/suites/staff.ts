import { beforeEach, describe, expect, test } from "vitest"
import type { StaffId } from "../../../src/domain/ids.ts"
import type { StaffEntry } from "../../../src/domain/property.ts"
import { AT, begin, commitOf, later, newId, overlay, type Stores, ticket } from "./given.ts"

type NewStaff = StaffEntry & { id: StaffId }

export function staffSuite(open: () => Stores): void {
  describe("staff", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    const member = (key: string, more: Partial<NewStaff> = {}): NewStaff => ({
      ...{ id: newId("stf"), key, name: `Name of ${key}`, role: "staff", department: null, address: `line:U${key}`, language: "zh-Hans" },
      ...more,
    })

    test("the list becomes what the file says; keys keep their ids; members added by command stay", async () => {
      const [duty, hk] = [member("duty"), member("hk")]
      await a.syncStaff([duty, hk], AT)
      await a.addStaff(member("extra", { address: null }), AT)
      await b.syncStaff([member("duty", { name: "New name", address: "sms:+8613800000000" })], later(1))
      const found = await a.listStaff()
      expect(found.map(({ key }) => key)).toEqual(["duty", "extra"])
      expect(found[0]).toMatchObject({ id: duty.id, name: "New name", address: "sms:+8613800000000", language: "zh-Hans" })
      expect(found[1]).toMatchObject({ address: null, conversation: null })
      await a.syncStaff([duty, hk], later(2))
      expect((await a.listStaff()).map(({ id }) => id)).toContain(hk.id)
    })

    test("each address has a conversation at once, so that somebody can be told", async () => {
      await a.syncStaff([member("duty"), member("desk", { address: "line-group:Chk" })], AT)
      await a.syncStaff([member("duty"), member("desk", { address: "line-group:Chk" })], AT)
      for (const { address, conversation } of await a.listStaff()) {
        expect(conversation).not.toBeNull()
        expect((await a.findConversation(address as "line:U"))?.id).toBe(conversation)
      }
    })

    test("staff are known by their own thread and, in a group, by who speaks; else the group's desk counts", async () => {
      const [duty, desk] = [member("duty"), member("desk", { address: "line-group:Chk" })]
      await a.syncStaff([duty, desk], AT)
      const staffOf = async (address: "line:Uduty", sender: "line:Uduty" | null) => {
        const facts = await begin(a, "T1 take", { address, sender })
        await a.commit([commitOf(facts)])
        return facts.staff?.key
      }
      expect(await staffOf("line:Uduty", null)).toBe("duty")
      expect(await staffOf("line-group:Chk" as "line:Uduty", "line:Uduty")).toBe("duty")
      expect(await staffOf("line-group:Chk" as "line:Uduty", "line:Umaid" as "line:Uduty")).toBe("desk")
      expect(await staffOf("line-group:Chk" as "line:Uduty", null)).toBe("desk")
      expect(await staffOf("line:Uguest" as "line:Uduty", null)).toBeUndefined()
      await a.syncStaff([desk], AT)
      expect(await staffOf("line:Uduty", null)).toBeUndefined()
    })

    test("a member of staff sees the house's tickets, open ones and the last closed; a guest sees none", async () => {
      await a.syncStaff([member("duty")], AT)
      const { stay } = await a.putStay(overlay("R1"), AT)
      await a.linkStay("line:Uguest", stay.id, "staff", AT)
      const guest = await begin(a)
      expect(guest.staffTickets).toEqual([])
      const tickets = [await ticket(a, guest), await ticket(a, guest)] as const
      const close = {
        ticket: tickets[0].id,
        set: { status: "confirmed" as const },
        event: { action: "confirmed" as const, by: "guest", text: null },
      }
      await a.commit([commitOf(guest, { tickets: [...tickets], ticketChanges: [close] })])
      const { staffTickets } = await begin(a, "T2 take", { address: "line:Uduty" })
      expect(staffTickets.map(({ number, status }) => [number, status])).toEqual([
        [tickets[1].number, "open"],
        [tickets[0].number, "confirmed"],
      ])
      expect(staffTickets[0]).toMatchObject({
        ...{ guestName: "王伟", ownerName: null, guest: stay.guest },
        guestConversation: { version: 1, address: "line:Uguest", isReachable: true, heldBy: null },
      })
    })

    test("a guest in staff mode comes with the owner and where the owner reads", async () => {
      const duty = member("duty")
      await a.syncStaff([duty], AT)
      const guest = await begin(a)
      const opened = await ticket(a, guest, { owner: duty.id })
      const { id, version } = guest.conversation
      const mode = { kind: "staff", ticket: opened.id, owner: duty.id } as const
      await a.commit([commitOf(guest, { tickets: [opened], conversations: [{ id, version, mode }] })])
      const facts = await begin(b, "anybody there?")
      expect(facts.conversation.mode).toEqual(mode)
      expect(facts.owner).toEqual((await a.listStaff())[0])
      expect(facts.owner?.conversation).not.toBeNull()
      expect(await a.findTicket(opened.id)).toMatchObject({
        guestConversation: { heldBy: opened.id, isAsking: false },
        ownerName: duty.name,
      })
    })
  })
}
