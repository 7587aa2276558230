import { beforeEach, describe, expect, test } from "vitest"
import { EMPTY_MEMORY, type Mode } from "../../../src/domain/conversation.ts"
import type { Commit } from "../../../src/ports/store.ts"
import { AT, begin, commitOf, event, later, loadOne, message, newId, type Stores, TOLD, text, ticket, wordsOf } from "./given.ts"

export function committingSuite(open: () => Stores): void {
  describe("committing", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    test("state, event and messages are written together, and the version moves on", async () => {
      const facts = await begin(a)
      const mode: Mode = { kind: "bot", memory: { ...EMPTY_MEMORY, questions: 3 } }
      const { id, version } = facts.conversation
      const written = await a.commit([
        commitOf(facts, {
          conversations: [{ id, version, mode, language: "ja", isOptedOut: true }],
          messages: [message(facts, "one"), message(facts, "two")],
        }),
      ])
      expect(written).toEqual([true])
      const again = await loadOne(a, await a.receive([text("next")], AT))
      expect(again.conversation).toMatchObject({ version: version + 1, mode, language: "ja", isOptedOut: true, isBlocked: false })
      const thread = await a.listMessages(id, 10)
      expect(thread.map((each) => [each.direction, each.text, each.status])).toEqual([
        ["in", "hello", "done"],
        ["out", "one", "planned"],
        ["out", "two", "planned"],
        ["in", "next", "pending"],
      ])
      expect(thread[1]).toMatchObject({ channel: "line", template: "test.words", history: [{ status: "planned", at: AT }] })
    })

    // A316
    test("of two commits that read the same version one is written: the bot is fenced out by a person", async () => {
      const facts = await begin(a)
      const same = await loadOne(b, [facts.conversation.id])
      const take = commitOf(facts, { messages: [message(facts, "a person is here")] })
      const answer = commitOf(same, { messages: [message(same, "the bot speaks")] })
      const results = (await Promise.all([a.commit([take]), b.commit([answer])])).flat()
      expect(results.toSorted()).toEqual([false, true])
      expect((await a.listMessages(facts.conversation.id, 10)).filter(({ direction }) => direction === "out")).toHaveLength(1)
      expect((await loadOne(a, await a.receive([text("next")], AT))).conversation.version).toBe(1)
    })

    test("a commit over two conversations needs both versions, and leaves nothing behind when one has moved", async () => {
      const guest = await begin(a, "guest")
      const staff = await begin(a, "T1 take", { address: "line:Ustaff" })
      const opened = await ticket(a, guest)
      await a.commit([commitOf(guest, { tickets: [opened] })])
      const stale = commitOf(staff, {
        conversations: [...commitOf(staff).conversations, { id: guest.conversation.id, version: 0 }],
        ticketChanges: [{ ticket: opened.id, set: { status: "in-progress" }, event: { action: "taken", by: "duty", text: null } }],
        messages: [message(staff, "taken")],
      })
      expect(await a.commit([stale])).toEqual([false])
      expect(await a.findTicketByNumber(opened.number)).toMatchObject({ status: "open", events: [{ action: "opened" }] })
      expect((await loadOne(a, [staff.conversation.id])).conversation.version).toBe(0)

      const fresh = { ...stale, conversations: [...commitOf(staff).conversations, { id: guest.conversation.id, version: 1 }] }
      expect(await a.commit([fresh])).toEqual([true])
      expect(await a.findTicketByNumber(opened.number)).toMatchObject({ status: "in-progress" })
    })

    test("a batch is decided commit by commit; two for one conversation are one too many", async () => {
      const turns = await Promise.all(["line:U1", "line:U2", "line:U3"].map((address) => begin(a, "hi", { address: address as "line:U1" })))
      const [one, two, three] = turns.map((facts) => commitOf(facts, { messages: [message(facts, "hello")] })) as [Commit, Commit, Commit]
      const stale = { ...two, conversations: [{ ...two.conversations[0], id: turns[1]?.conversation.id as "cnv_", version: 7 }] }
      const twice = commitOf(turns[0] as never, { messages: [message(turns[0] as never, "second")] })
      expect(await a.commit([one, stale, twice, three])).toEqual([true, false, false, true])
      expect((await a.countBacklog(AT)).messagesPending).toBe(2)
    })

    test("commits that take the same conversations in any order never block each other", async () => {
      const ids = await Promise.all(
        ["line:U1", "line:U2", "line:U3"].map(async (address) => (await begin(a, "hi", { address: address as "line:U1" })).conversation.id),
      )
      const pairs = [
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 0],
        [0, 2],
        [2, 1],
      ] as const
      const results = await Promise.all(
        pairs.map(([x, y], n) => {
          const conversations = [x, y].map((index) => ({ id: ids[index] as "cnv_", version: 0 }))
          return (n % 2 ? a : b).commit([{ ...commitOf({ conversation: {}, event: {} } as never), event: null, conversations }])
        }),
      )
      expect(results.flat().filter(Boolean)).toHaveLength(1)
    })

    test("a commit that the database refuses does not sink the others; alone it throws", async () => {
      const good = await begin(a, "good", { address: "line:U1" })
      const bad = await begin(a, "bad", { address: "line:U2" })
      const broken = commitOf(bad, { facts: [{ guest: "gst_unknown", key: "pillow", value: "soft", ...TOLD }] })
      expect(await a.commit([broken, commitOf(good, { messages: [message(good, "fine")] })])).toEqual([false, true])
      expect((await loadOne(a, [bad.conversation.id])).conversation.version).toBe(0)
      await expect(a.commit([broken])).rejects.toThrow()
      expect(await a.commit([commitOf(bad)])).toEqual([true])
    })

    test("the same consequence written twice is one message", async () => {
      const facts = await begin(a)
      const first = message(facts, "once")
      await a.commit([commitOf(facts, { messages: [first] })])
      const next = await begin(a, "again")
      await a.commit([commitOf(next, { messages: [message(next, "twice", { dedupeKey: first.dedupeKey })] })])
      expect((await a.listMessages(facts.conversation.id, 10)).map(({ text: words }) => words)).toEqual(["hello", "once", "again"])
    })

    // A privacy request: the words go, the rest of the thread stays.
    test("unsend blanks the stored words of that message in that conversation only", async () => {
      const facts = await begin(a, "my secret", { providerMessageId: "m1" })
      await a.commit([commitOf(facts)])
      await a.commit([commitOf(await begin(a, "kept", { providerMessageId: "m1", address: "line:Uother" }))])
      const unsend = await loadOne(a, await a.receive([event({ kind: "unsend", providerMessageId: "m1" }, { sentAt: later(1) })], AT))
      await a.commit([commitOf(unsend, { redactions: [{ conversation: facts.conversation.id, providerMessageId: "m1" }] })])
      expect((await a.listMessages(facts.conversation.id, 5)).map(({ text: words }) => words)).toEqual([""])
      const other = await a.findConversation("line:Uother")
      expect(
        wordsOf(
          (await a.listMessages(other?.id as "cnv_", 5)).map(({ text: words }) => ({ content: { kind: "text", text: words ?? "" } })),
        ),
      ).toEqual(["kept"])
    })

    test("unsend takes the words off the ticket they opened as well", async () => {
      const facts = await begin(a, "my secret", { providerMessageId: "m1" })
      const opened = await ticket(a, facts, {
        details: { words: "my secret", category: "noise" },
        event: { by: "guest", text: "my secret" },
      })
      await a.commit([commitOf(facts, { tickets: [opened] })])
      const unsend = await loadOne(a, await a.receive([event({ kind: "unsend", providerMessageId: "m1" }, { sentAt: later(1) })], AT))
      await a.commit([commitOf(unsend, { redactions: [{ conversation: facts.conversation.id, providerMessageId: "m1" }] })])
      const kept = await a.findTicketByNumber(opened.number)
      expect(kept?.details).toEqual({ category: "noise" })
      expect(kept?.events.map(({ text: words }) => words)).toEqual([null])
    })

    test("facts and audits are written with the commit", async () => {
      const { guest } = await a.putStay(
        { reservation: "R1", guest: { name: "Li" }, arrival: "2026-03-01", departure: "2026-03-04", status: "in-house", source: "api" },
        AT,
      )
      const facts = await begin(a)
      const fact = { guest: guest.id, key: "pillow", value: "soft\u0000", ...TOLD }
      expect(
        await a.commit([
          commitOf(facts, { facts: [fact], audits: [{ id: newId("aud"), actor: "duty", action: "card", subject: guest.id }] }),
        ]),
      ).toEqual([true])
      const stay = await a.findStay("R1")
      await a.linkStay(facts.conversation.address, stay?.stay.id as "sty_", "staff", AT)
      expect((await a.loadCard(facts.conversation.id)).preferences).toMatchObject([
        { key: "pillow", value: "soft", source: "guest", isSensitive: false, at: AT },
      ])
    })
  })
}
