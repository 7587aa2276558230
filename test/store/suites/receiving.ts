import { beforeEach, describe, expect, test } from "vitest"
import type { Address } from "../../../src/domain/address.ts"
import { AT, begin, commitOf, event, GUEST, later, loadOne, newId, type Stores, text } from "./given.ts"

export function receivingSuite(open: () => Stores): void {
  describe("receiving", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    test("new addresses get a conversation; ids come back in order of first mention", async () => {
      const found = await a.receive(
        [text("one", { address: "line:Ub" }), text("two", { address: "line:Ua" }), text("three", { address: "line:Ub" })],
        AT,
      )
      const addresses = (await a.loadTurns(found)).map(({ conversation }) => conversation.address)
      expect(addresses).toEqual(["line:Ub", "line:Ua"])
      expect(await a.findConversation("line:Ua")).toMatchObject({ version: 0, mode: { kind: "bot" }, isOptedOut: false, isBlocked: false })
      expect(await a.findConversation("line:Unobody")).toBeNull()
    })

    // A054
    test("a key that is known changes nothing: in one call, in the next, from another process", async () => {
      const first = text("once", { key: "same" })
      const found = await a.receive([first, text("again", { key: "same" })], AT)
      expect(found).toHaveLength(1)
      expect(await a.receive([text("again", { key: "same" })], AT)).toEqual([])
      expect(await b.receive([text("again", { key: "same" })], AT)).toEqual([])
      const facts = await loadOne(a, found)
      expect(facts.event).toMatchObject({ ...first, content: { kind: "text", text: "once" } })
      expect(facts.hasMore).toBe(false)
      expect(await a.receive([text("other channel", { key: "same", channel: "sms", address: "sms:+815000000000" })], AT)).toHaveLength(1)
    })

    test("many processes receiving the same new guests at once store each event once", async () => {
      const batch = Array.from({ length: 20 }, (_, n) => ({ key: `k${n}`, address: `line:U${n % 5}` as Address }))
      const calls = Array.from({ length: 12 }, (_, n) => {
        const events = batch.map((each) => text("hi", each))
        return (n % 2 ? a : b).receive(n % 3 ? events : events.toReversed(), AT)
      })
      const found = (await Promise.all(calls)).flat()
      expect(new Set(found).size).toBe(5)
      expect((await a.countBacklog(AT)).eventsPending).toBe(20)
      expect(new Set(await a.findWaitingConversations(later(1), 50)).size).toBe(5)
    })

    test("events are taken in the order they were sent, then in the order they came", async () => {
      const found = await a.receive([text("third", { sentAt: later(2) })], AT)
      await a.receive([text("first", { sentAt: later(0) }), text("fourth", { sentAt: later(2) }), text("second", { sentAt: later(1) })], AT)
      const order: unknown[] = []
      for (let turn = 0; turn < 4; turn++) {
        const facts = await loadOne(a, found)
        order.push(facts.event.content.kind === "text" && facts.event.content.text)
        expect(facts.hasMore).toBe(turn < 3)
        expect(await a.commit([commitOf(facts)])).toEqual([true])
      }
      expect(order).toEqual(["first", "second", "third", "fourth"])
      expect(await a.loadTurns(found)).toEqual([])
    })

    test("what a text column refuses does no harm: NUL characters, halves of surrogate pairs, anywhere", async () => {
      const facts = await begin(a, 'a\u0000b\ud800c 😀 \\u0000 "', { replyToken: "to\u0000ken", key: "k\u0000ey" })
      expect(facts.event.content).toEqual({ kind: "text", text: 'ab\ufffdc 😀 \\u0000 "' })
      expect(facts.event.replyToken).toBe("token")
      const language = "ja" as const
      const change = { ...commitOf(facts).conversations[0], language, id: facts.conversation.id, version: 0 }
      expect(await a.commit([commitOf(facts, { conversations: [change], event: { id: facts.event.id, outcome: "\u0000" } })])).toEqual([
        true,
      ])
      expect((await a.listMessages(facts.conversation.id, 5)).map(({ text: words }) => words)).toEqual(['ab\ufffdc 😀 \\u0000 "'])
    })

    test("every kind of content comes back as it went in", async () => {
      const contents = [
        { kind: "postback", data: "T1 take" },
        { kind: "media", media: "image", ref: "1", url: null },
        { kind: "location", latitude: 36.06, longitude: 120.38, label: "栈桥" },
        { kind: "timer", timer: { kind: "follow-up", ticket: newId("tkt"), ask: "amenity.arrived", flow: "amenity" } },
      ] as const
      for (const content of contents) {
        const stored = event(content, {
          sender: "line:Usender",
          replyToken: "r",
          providerMessageId: "p",
          isStandby: true,
          sentAt: later(1),
        })
        const facts = await loadOne(a, await a.receive([stored], AT))
        expect(facts.event).toEqual({ ...stored, receivedAt: AT })
        await a.commit([commitOf(facts)])
      }
    })

    test("conversations that wait are found by age, longest wait first", async () => {
      const [old] = await a.receive([text("old", { address: "line:Uold" })], later(-60))
      await a.receive([text("new")], AT)
      expect(await a.findWaitingConversations(later(-10), 10)).toEqual([old])
      expect(await a.findWaitingConversations(later(10), 10)).toHaveLength(2)
      expect(await a.findWaitingConversations(later(10), 1)).toEqual([old])
    })

    test("an empty call and unknown conversations give nothing", async () => {
      expect(await a.receive([], AT)).toEqual([])
      expect(await a.loadTurns([])).toEqual([])
      expect(await a.loadTurns(["cnv_unknown"])).toEqual([])
      expect(await a.isNew()).toBe(true)
      await a.receive([text("hello", { address: GUEST })], AT)
      expect(await a.isNew()).toBe(false)
    })
  })
}
