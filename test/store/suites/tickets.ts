import { beforeEach, describe, expect, test } from "vitest"
import { AT, begin, commitOf, later, newId, overlay, type Stores, TOLD, text, ticket } from "./given.ts"

export function ticketsSuite(open: () => Stores): void {
  describe("tickets and promises", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    test("numbers rise and are never given twice", async () => {
      const taken = (await Promise.all([a.takeTicketNumbers(3), b.takeTicketNumbers(3), a.takeTicketNumbers(1)])).flat()
      expect(new Set(taken).size).toBe(7)
      expect(await a.takeTicketNumbers(0)).toEqual([])
      expect((await a.takeTicketNumbers(2)).toSorted((x, y) => x - y)).toEqual([8, 9])
    })

    test("a ticket comes back as it was opened, with its conversation and its story", async () => {
      const facts = await begin(a)
      const opened = await ticket(a, facts)
      await a.commit([
        commitOf(facts, {
          tickets: [opened],
          conversations: [{ ...commitOf(facts).conversations[0], id: facts.conversation.id, version: 0, language: "en" }],
        }),
      ])
      const { event: _, ...asTold } = opened
      expect(await a.findTicket(opened.id)).toEqual({
        ...{ ...asTold, status: "open", guestName: null, guestVip: null, ownerName: null },
        guestConversation: {
          ...{ id: facts.conversation.id, version: 1, address: "line:Uguest", language: "en" },
          ...{ isReachable: true, heldBy: null, isAsking: false },
        },
      })
      expect(await a.findTicketByNumber(opened.number)).toEqual({
        ...{ ...asTold, status: "open", ownerName: null },
        events: [{ at: AT, action: "opened", by: "guest", text: "two towels" }],
      })
      expect(await a.findTicket("tkt_unknown")).toBeNull()
      expect(await a.findTicketByNumber(999)).toBeNull()
    })

    test("a preparation of the house belongs to a stay and to no conversation", async () => {
      const { stay, guest } = await a.putStay(overlay("R-prepared"), AT)
      const facts = await begin(a)
      const opened = await ticket(a, facts, { conversation: null, stay: stay.id, guest: guest.id, intent: "amenity" })
      await a.commit([commitOf(facts, { tickets: [opened] })])
      expect(await a.findTicket(opened.id)).toMatchObject({
        conversation: null,
        stay: stay.id,
        guestConversation: null,
        guestName: guest.name,
      })
    })

    test("changes of one commit add up, also on a ticket that it opens", async () => {
      await a.syncStaff(
        [{ id: "stf_duty", key: "duty", name: "Duty", role: "duty-manager", department: null, address: "line:Uduty", language: null }],
        AT,
      )
      const facts = await begin(a)
      const opened = await ticket(a, facts)
      const change = (set: object, action: "taken" | "chased" | "later") => ({
        ticket: opened.id,
        set,
        event: { action, by: "duty", text: action },
      })
      await a.commit([commitOf(facts, { tickets: [opened], ticketChanges: [change({ urgency: "high" }, "chased")] })])
      expect(await a.findTicket(opened.id)).toMatchObject({ status: "open", urgency: "high", owner: null })
      const next = await begin(a, "next")
      await a.commit([
        commitOf(next, {
          ticketChanges: [
            change({ status: "acknowledged", room: "1508", details: { quantity: 3, when: "now" } }, "later"),
            change({ status: "in-progress", owner: "stf_duty", details: { quantity: 4 } }, "taken"),
          ],
        }),
      ])
      expect(await a.findTicket(opened.id)).toMatchObject({ status: "in-progress", urgency: "high", owner: "stf_duty", ownerName: "Duty" })
      const view = await a.findTicketByNumber(opened.number)
      expect(view).toMatchObject({ room: "1508", roomEvidence: "claimed", details: { item: "towel", quantity: 4, when: "now" } })
      expect(view?.events.map(({ action }) => action)).toEqual(["opened", "chased", "later", "taken"])
      const last = await begin(a, "last")
      await a.commit([
        commitOf(last, {
          ticketChanges: [{ ticket: opened.id, set: { owner: null }, event: { action: "passed", by: "duty", text: null } }],
        }),
      ])
      expect(await a.findTicket(opened.id)).toMatchObject({ status: "in-progress", owner: null })
    })

    test("a turn sees the guest's open tickets, oldest first, also those of the guest's other conversations", async () => {
      const { stay, guest } = await a.putStay(overlay("R1"), AT)
      await a.linkStay("line:U1", stay.id, "staff", AT)
      await a.linkStay("line:U2", stay.id, "staff", AT)
      const one = await begin(a, "one", { address: "line:U1" })
      const two = await begin(a, "two", { address: "line:U2" })
      const stranger = await begin(a, "three", { address: "line:U3" })
      const tickets = [await ticket(a, one), await ticket(a, two), await ticket(a, stranger)] as const
      await a.commit([one, two, stranger].map((facts, n) => commitOf(facts, { tickets: [tickets[n] as never] })))
      const seen = await begin(a, "again", { address: "line:U1" })
      expect(seen.tickets.map(({ id }) => id)).toEqual([tickets[0].id, tickets[1].id])
      expect(seen.guest?.id).toBe(guest.id)
      const done = { ticket: tickets[0].id, set: { status: "done" as const }, event: { action: "done" as const, by: "hk", text: null } }
      await a.commit([commitOf(seen, { ticketChanges: [done] })])
      expect((await begin(a, "and", { address: "line:U1" })).tickets.map(({ id }) => id)).toEqual([tickets[1].id])
    })

    test("lists are newest first, by status, in pages", async () => {
      const facts = await begin(a)
      const tickets = [await ticket(a, facts), await ticket(a, facts), await ticket(a, facts)]
      const [first, second, third] = tickets.map(({ number }) => number)
      const cancel = {
        ticket: tickets[1]?.id as "tkt_",
        set: { status: "cancelled" as const },
        event: { action: "cancelled" as const, by: "guest", text: null },
      }
      await a.commit([commitOf(facts, { tickets, ticketChanges: [cancel] })])
      const numbers = async (filter: Parameters<typeof a.listTickets>[0]) => (await a.listTickets(filter)).map(({ number }) => number)
      expect(await numbers({ status: null, after: null, limit: 10 })).toEqual([third, second, first])
      expect(await numbers({ status: "any-open", after: null, limit: 10 })).toEqual([third, first])
      expect(await numbers({ status: "cancelled", after: null, limit: 10 })).toEqual([second])
      expect(await numbers({ status: null, after: third ?? 0, limit: 1 })).toEqual([second])
    })

    // A091 S26
    test("promises stand on the card until they are settled", async () => {
      const facts = await begin(a)
      const opened = await ticket(a, facts)
      const told = { id: newId("prm"), ticket: opened.id, conversation: facts.conversation.id, owner: "housekeeping", dueAt: later(600) }
      await a.commit([commitOf(facts, { tickets: [opened], promises: [told] })])
      expect((await a.loadCard(facts.conversation.id)).promises).toEqual([{ ...told, status: "pending" }])
      const next = await begin(a, "next")
      await a.commit([commitOf(next, { promiseChanges: [{ ticket: opened.id, status: "kept" }] })])
      expect((await a.loadCard(facts.conversation.id)).promises).toEqual([])
    })

    // A035: no orphan cases
    test("an open ticket past its time for which nobody will be rung is counted", async () => {
      const facts = await begin(a)
      const opened = await ticket(a, facts)
      const rung = {
        id: newId("job"),
        key: `ladder:${opened.id}:1`,
        payload: { name: "ladder", ticket: opened.id, rung: 1 } as const,
        dueAt: later(60),
      }
      await a.commit([commitOf(facts, { tickets: [opened], jobs: [rung] })])
      expect((await a.countBacklog(later(301))).ticketsOrphaned).toBe(0)
      const next = await begin(a, "next")
      await a.commit([commitOf(next, { cancelJobs: [rung.key] })])
      expect((await a.countBacklog(later(301))).ticketsOrphaned).toBe(1)
      expect((await a.countBacklog(later(299))).ticketsOrphaned).toBe(0)
    })

    test("the card tells who it is and what was said last", async () => {
      const { stay, guest } = await a.putStay(overlay("R1"), AT)
      await a.linkStay("line:Uguest", stay.id, "staff", AT)
      const one = { key: "pillow", value: "soft", ...TOLD }
      await a.addFact(guest.id, one, AT)
      await a.addFact(guest.id, one, later(5))
      await a.addFact(guest.id, { ...one, key: "faith", value: "none\u0000", author: "duty", isSensitive: true }, later(1))
      const facts = await begin(a, "first")
      await a.commit([commitOf(facts)])
      await a.receive(
        ["2", "3", "4", "5", "6", "7"].map((words) => text(words)),
        AT,
      )
      const card = await a.loadCard(facts.conversation.id)
      expect(card).toMatchObject({ guest: { id: guest.id }, stay: { id: stay.id } })
      expect(card.preferences.map(({ key, value, at }) => [key, value, at])).toEqual([
        ["pillow", "soft", later(5)],
        ["faith", "none", later(1)],
        ["pillow", "soft", AT],
      ])
      expect(card.lastMessages).toEqual(["2", "3", "4", "5", "6", "7"].map((words) => ({ from: "guest", text: words, at: AT })))
    })
  })
}
