import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { databaseKinds } from "../support/database.ts"
import { openTestHouse, type TestHouse } from "../support/house.ts"
import { lineId, redelivered } from "../support/line-events.ts"

const GUEST = lineId("U", "a guest in a hurry")
/** Five messages whose answers differ, so that an answer out of its turn shows. */
const TALK = ["wifi密码是多少", "早餐几点开始", "要毛巾", "浴巾", "两条"]

for (const kind of databaseKinds) {
  describe(`order and repetition on ${kind}`, () => {
    let house: TestHouse
    beforeEach(async () => {
      house = await openTestHouse(kind, new Date("2026-03-02T10:00:00+08:00"))
    })
    afterEach(() => house.close())

    const outTemplates = async () => {
      const conversation = await house.store.findConversation(`line:${GUEST}`)
      const messages = conversation ? await house.store.listMessages(conversation.id, 100) : []
      return messages.filter((message) => message.direction === "out").map((message) => message.template)
    }

    /** What a patient guest is told: one message at a time. */
    const patiently = async () => {
      for (const text of TALK) {
        await house.post(house.line.signedRequest([house.line.textEvent(GUEST, text)]))
        await house.app.settle()
        house.moveClock(1_000)
      }
      return outTemplates()
    }

    test("five events in one body are answered in order, each on its own reply token", async () => {
      const expected = await patiently()
      const other = await openTestHouse(kind, new Date("2026-03-02T10:00:00+08:00"))
      house = other
      const events = TALK.map((text, n) => other.line.textEvent(GUEST, text, { timestamp: other.now().getTime() + n }))
      await other.post(other.line.signedRequest(events))
      await other.app.settle()
      expect(await outTemplates()).toEqual(expected)
      const tokens = other.line.accepted.filter(({ to }) => to === GUEST).map(({ token }) => token)
      expect(tokens).toEqual(events.map((event) => event.replyToken))
    })

    test("five webhooks without waiting are dealt with in the order sent, even when they arrive out of it", async () => {
      const expected = await patiently()
      const other = await openTestHouse(kind, new Date("2026-03-02T10:00:00+08:00"))
      house = other
      const events = TALK.map((text, n) => other.line.textEvent(GUEST, text, { timestamp: other.now().getTime() + n }))
      await Promise.all(events.map((event) => other.post(other.line.signedRequest([event]))))
      await other.app.settle()
      expect(await outTemplates()).toEqual(expected)
    })

    test("redelivered events change nothing: at once, later, and in another order", async () => {
      const events = TALK.map((text, n) => house.line.textEvent(GUEST, text, { timestamp: house.now().getTime() + n }))
      await Promise.all([house.post(house.line.signedRequest(events)), house.post(house.line.signedRequest(events.map(redelivered)))])
      await house.app.settle()
      const once = await outTemplates()
      const calls = house.line.accepted.length
      for (const event of [...events].reverse()) await house.post(house.line.signedRequest([redelivered(event)]))
      await house.app.settle()
      expect(await outTemplates()).toEqual(once)
      expect(house.line.accepted.length).toBe(calls)
    })

    test("a hundred guests at once each get their own answer", async () => {
      const guests = Array.from({ length: 100 }, (_, n) => lineId("U", `guest ${n}`))
      await Promise.all(guests.map((guest) => house.post(house.line.signedRequest([house.line.textEvent(guest, "wifi密码是多少")]))))
      await house.app.settle()
      for (const guest of guests) expect(house.line.textsTo(guest)).toHaveLength(1)
    })
  })
}
