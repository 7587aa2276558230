import { beforeEach, describe, expect, test } from "vitest"
import type { ConversationId } from "../../../src/domain/ids.ts"
import type { Store } from "../../../src/ports/store.ts"
import { AT, LEASE_SECONDS, later, report, type Stores, send, wordsOf } from "./given.ts"

const LEASE_OVER = later(LEASE_SECONDS + 1)

export function outboxSuite(open: () => Stores): void {
  describe("outbox", () => {
    let { a, b } = {} as Stores
    beforeEach(() => {
      ;({ a, b } = open())
    })

    const claimed = async (store: Store, at: Date, limit = 50) => wordsOf(await store.claimMessages(at, limit))

    test("what was just committed is with its writer: nobody claims it, not even the writer", async () => {
      await send(a, ["one"])
      expect(await a.claimMessages(AT, 10)).toEqual([])
      expect(await b.claimMessages(later(LEASE_SECONDS - 1), 10)).toEqual([])
    })

    test("a dead process's messages are taken over when the lease runs out; they may have been sent", async () => {
      const sent = await send(a, ["one", "two"])
      const found = await b.claimMessages(LEASE_OVER, 10)
      expect(found).toMatchObject(
        sent.map(({ id, conversation, address, content, retryKey }) => ({
          ...{ id, conversation, address, content, retryKey, replyToken: null, replyTokenAt: null },
          ...{ attempts: 0, wasUnknown: true, createdAt: AT },
        })),
      )
      expect(await a.claimMessages(LEASE_OVER, 10)).toEqual([])
      expect(await claimed(a, later(2 * LEASE_SECONDS + 2))).toEqual(["one", "two"])
    })

    test("what is put back comes again at its time, and its lease is free", async () => {
      const [one] = await send(a, ["one"])
      if (!one) throw new Error("nothing sent")
      await a.reportSends([report(one, { status: "planned", reason: "503", retryAt: later(30) })], AT)
      expect(await a.claimMessages(later(29), 10)).toEqual([])
      expect(await b.claimMessages(later(30), 10)).toMatchObject([{ id: one.id, attempts: 1, wasUnknown: false }])
      await b.reportSends([report(one, { status: "unknown", reason: "timeout", retryAt: later(90) })], later(31))
      expect(await a.claimMessages(later(90), 10)).toMatchObject([{ id: one.id, attempts: 2, wasUnknown: true }])
      await a.reportSends([report(one, { providerId: "p1", segments: 2, isPossibleDuplicate: true })], later(91))
      const [, view] = await a.listMessages(one.conversation, 5)
      expect(view).toMatchObject({ status: "accepted" })
      expect(view?.history).toEqual([
        { status: "planned", at: AT, reason: null },
        { status: "planned", at: AT, reason: "503" },
        { status: "unknown", at: later(31), reason: "timeout" },
        { status: "accepted", at: later(91), reason: null },
      ])
      expect(await a.claimMessages(later(9_000), 10)).toEqual([])
    })

    test("put back unsent behind one that must go first: no attempt, no line in the history", async () => {
      const [one, two] = await send(a, ["one", "two"])
      if (!one || !two) throw new Error("nothing sent")
      const behind = report(two, { isAttempt: false, status: "planned", retryAt: later(5) })
      await a.reportSends([report(one, { status: "planned", reason: "429", retryAt: later(5) }), behind], AT)
      expect((await a.claimMessages(later(5), 10)).map(({ attempts }) => attempts)).toEqual([1, 0])
      expect((await a.listMessages(two.conversation, 5)).at(-1)?.history).toHaveLength(1)
    })

    test("nothing overtakes: not what waits for a retry, not what somebody else is sending", async () => {
      const [one, two] = await send(a, ["one", "two"])
      if (!one || !two) throw new Error("nothing sent")
      await a.reportSends(
        [report(one, { status: "planned", retryAt: later(600) }), report(two, { isAttempt: false, status: "planned", retryAt: later(5) })],
        AT,
      )
      expect(await b.claimMessages(later(300), 10)).toEqual([]) // "one" is not due yet
      expect(await claimed(b, later(600), 1)).toEqual(["one"])
      expect(await a.claimMessages(later(601), 10)).toEqual([]) // "one" is with b
      await b.reportSends([report(one)], later(602))
      expect(await claimed(a, later(602))).toEqual(["two"])
    })

    test("a run ends before the first message whose time has not come", async () => {
      const [one, two, three] = await send(a, ["one", "two", "three"])
      if (!one || !two || !three) throw new Error("nothing sent")
      const backAt = (each: typeof one, seconds: number) => report(each, { isAttempt: false, status: "planned", retryAt: later(seconds) })
      await a.reportSends([backAt(one, 5), backAt(two, 600), backAt(three, 5)], AT)
      expect(await claimed(b, later(5))).toEqual(["one"])
    })

    test("a given up message lets the next one go", async () => {
      const [one, two] = await send(a, ["one", "two"])
      if (!one || !two) throw new Error("nothing sent")
      await a.reportSends([report(one, { status: "failed", reason: "blocked" })], AT)
      expect(await claimed(b, LEASE_OVER)).toEqual(["two"])
    })

    test("several processes claiming at once share the conversations, each in order, none twice", async () => {
      for (let n = 0; n < 12; n++) await send(a, ["1", "2", "3"], `line:U${n}`)
      const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 ? a : b).claimMessages(LEASE_OVER, 9)))
      for (let round = 0; round < 6; round++) claims.push(await a.claimMessages(LEASE_OVER, 9))
      const all = claims.flat()
      expect(new Set(all.map(({ id }) => id)).size).toBe(36)
      expect(all).toHaveLength(36)
      for (const claim of claims) {
        const byConversation = new Map<ConversationId, unknown[]>()
        for (const each of claim)
          byConversation.set(each.conversation, [
            ...(byConversation.get(each.conversation) ?? []),
            each.content.kind === "text" && each.content.text,
          ])
        for (const words of byConversation.values()) expect(words).toEqual(words.toSorted())
      }
    })

    test("reports about messages nobody knows, and none at all, are harmless", async () => {
      await a.reportSends([], AT)
      await a.reportSends([report({ id: "msg_unknown" })], AT)
      expect((await a.countBacklog(AT)).messagesPending).toBe(0)
    })
  })
}
