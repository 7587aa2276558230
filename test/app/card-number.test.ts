import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openTestHouse, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const NUMBER = "4111 1111 1111 1111"

/** A123: a payment card's number is gone before anything is kept. */
describe("a card number in a message", () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse("embedded", new Date("2026-03-02T10:00:00+08:00"))
  })
  afterAll(() => house.close())

  test("is nowhere in what the hotel can read later, and the guest hears why", async () => {
    const guest = lineId("U", "payer")
    await house.post(house.line.signedRequest([house.line.textEvent(guest, `please charge ${NUMBER} for my room`)]))
    await house.app.settle()
    const conversation = await house.store.findConversation(`line:${guest}`)
    if (!conversation) throw new Error("the message was not stored")
    const messages = await house.store.listMessages(conversation.id, 10)
    expect(JSON.stringify(messages)).not.toContain("1111")
    expect(JSON.stringify(messages)).toContain("●●●●●●●●")
    expect(messages.map(({ template }) => template)).toContain("repair.card-number")
  })
})
