import { beforeEach, describe, expect, test } from "vitest"
import type { DeliveryStatus, NewMessage, Receipt } from "../../../src/domain/message.ts"
import { AT, later, report, type Stores, send } from "./given.ts"

const PHONE = "sms:+819012345678"
const receipt = (status: DeliveryStatus, more: Partial<Receipt> = {}): Receipt => {
  return { channel: "sms", providerId: "SM1", status, reason: null, address: null, ...more }
}

export function receiptsSuite(open: () => Stores): void {
  describe("receipts", () => {
    let { a, b } = {} as Stores
    let sent: NewMessage
    beforeEach(async () => {
      ;({ a, b } = open())
      ;[sent] = (await send(a, ["one"], PHONE)) as [NewMessage]
    })

    const accept = () => a.reportSends([report(sent, { providerId: "SM1", via: "sms", segments: 1 })], AT)
    const view = async () => {
      const found = (await a.listMessages(sent.conversation, 5)).at(-1)
      return { status: found?.status, history: found?.history.map(({ status }) => status) }
    }

    test("states move forward only, in whatever order and however often they are told", async () => {
      await accept()
      expect(await a.recordReceipts([receipt("delivered")], later(2))).toBe(1)
      expect(await b.recordReceipts([receipt("accepted"), receipt("delivered"), receipt("unknown")], later(3))).toBe(3)
      expect(await view()).toEqual({ status: "delivered", history: ["planned", "accepted", "delivered"] })
      expect(await a.recordReceipts([receipt("read")], later(4))).toBe(1)
      expect(await a.recordReceipts([receipt("failed", { reason: "late" })], later(5))).toBe(1)
      expect(await view()).toEqual({ status: "read", history: ["planned", "accepted", "delivered", "read"] })
    })

    test("a failure is final, but for the proof that the guest has it", async () => {
      await accept()
      await a.recordReceipts([receipt("failed", { reason: "30003" })], later(1))
      await a.recordReceipts([receipt("accepted")], later(2))
      expect((await a.listMessages(sent.conversation, 5)).at(-1)?.history.at(-1)).toEqual({
        status: "failed",
        at: later(1),
        reason: "30003",
      })
      await a.recordReceipts([receipt("delivered")], later(3))
      expect(await view()).toEqual({ status: "delivered", history: ["planned", "accepted", "failed", "delivered"] })
    })

    test("several steps told at once are all kept", async () => {
      await accept()
      expect(await a.recordReceipts([receipt("delivered"), receipt("read")], later(1))).toBe(2)
      expect(await view()).toEqual({ status: "read", history: ["planned", "accepted", "delivered", "read"] })
    })

    test("a receipt that comes before our own note of what we sent is kept, and counts then", async () => {
      expect(await b.recordReceipts([receipt("delivered")], later(1))).toBe(0)
      expect(await view()).toEqual({ status: "planned", history: ["planned"] })
      await accept()
      expect(await view()).toEqual({ status: "delivered", history: ["planned", "accepted", "delivered"] })
      expect(await a.recordReceipts([receipt("delivered")], later(2))).toBe(1)
    })

    test("receipts and reports at the same moment: none is lost", async () => {
      const more = [sent, ...(await Promise.all(Array.from({ length: 9 }, (_, n) => send(a, ["more"], `sms:+8190000000${n}0`)))).flat()]
      const ids = more.map((_, n) => `SM${n}`)
      await Promise.all(
        more.flatMap((each, n) => [
          a.reportSends([report(each, { providerId: ids[n] ?? null })], AT),
          b.recordReceipts([receipt("delivered", { providerId: ids[n] ?? "" })], later(1)),
        ]),
      )
      const statuses = await Promise.all(more.map(async ({ conversation }) => (await a.listMessages(conversation, 9)).at(-1)?.status))
      expect(statuses).toEqual(more.map(() => "delivered"))
    })

    test("a delivered message is not sent again, whatever we believed", async () => {
      await a.reportSends([report(sent, { status: "unknown", providerId: "SM1", retryAt: later(30) })], AT)
      await a.recordReceipts([receipt("delivered")], later(1))
      expect(await a.claimMessages(later(60), 10)).toEqual([])
    })

    test("the same id on another channel is another message", async () => {
      await accept()
      expect(await a.recordReceipts([receipt("read", { channel: "line" })], later(1))).toBe(0)
      expect((await view()).status).toBe("accepted")
    })

    test("a guest who opted out or blocked us is marked, once", async () => {
      await accept()
      await a.recordReceipts([receipt("failed", { reason: "21610", address: "opted-out" })], later(1))
      expect(await a.findConversation(PHONE)).toMatchObject({ isOptedOut: true, isBlocked: false })
      await a.setAddressState(PHONE, "blocked", later(2))
      await a.setAddressState("line:Unew", "blocked", later(2))
      expect(await a.findConversation(PHONE)).toMatchObject({ isOptedOut: true, isBlocked: true })
    })
  })
}
