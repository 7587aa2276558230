import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { databaseKinds } from "../support/database.ts"
import { openTestHouse, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const GUEST = lineId("U", "guest")
const PHONE = "+8613812345678"

for (const kind of databaseKinds) {
  describe(`the messaging platform is away, on ${kind}`, () => {
    let house: TestHouse
    beforeEach(async () => {
      house = await openTestHouse(kind, new Date("2026-03-02T10:00:00+08:00"))
    })
    afterEach(() => house.close())

    const ask = async (text = "wifi密码是多少") => {
      await house.post(house.line.signedRequest([house.line.textEvent(GUEST, text)]))
      await house.app.settle()
    }
    const passTime = async (seconds: number) => {
      for (let left = seconds; left > 0; left--) {
        house.moveClock(1_000)
        await house.app.tick()
        await house.app.settle()
      }
    }

    for (const outage of ["down", "refuses", "error", "reset"] as const) {
      test(`LINE ${outage}: the answer waits and arrives once, on the reply token while it lives`, async () => {
        await house.line.setMode(outage)
        await ask()
        expect(house.line.accepted).toHaveLength(0)
        await house.line.setMode("up")
        await passTime(15)
        expect(house.line.accepted).toMatchObject([{ kind: "reply", to: GUEST }])
        await passTime(120)
        expect(house.line.textsTo(GUEST)).toHaveLength(1)
      })
    }

    test("after a long outage the token is stale: one push with a retry key", async () => {
      await house.line.setMode("down")
      await ask()
      await passTime(90)
      await house.line.setMode("up")
      await passTime(120)
      expect(house.line.accepted).toMatchObject([{ kind: "push", to: GUEST, retryKey: expect.any(String) }])
    })

    test("LINE took the answer but its word was lost: the same token is asked, then one push, noted as a possible duplicate", async () => {
      house.line.next.push("accept-then-reset")
      await ask()
      await passTime(30)
      expect(house.line.accepted.map(({ kind: how }) => how)).toEqual(["reply", "push"])
      await passTime(300)
      expect(house.line.accepted).toHaveLength(2)
    })

    test("what follows waits for the message before it", async () => {
      await house.line.setMode("down")
      await ask("wifi密码是多少")
      await ask("早餐几点开始")
      await house.line.setMode("up")
      await passTime(60)
      const [first, second] = house.line.textsTo(GUEST)
      expect(house.line.textsTo(GUEST)).toHaveLength(2)
      expect(first).toContain("HarbourView")
      expect(second).toContain("早餐")
    })

    test("SMS: a message whose outcome is unknown is looked up before it is sent again", async () => {
      await house.twilio.setMode("accept-then-reset")
      await house.post(house.twilio.inboundSms(PHONE, "wifi密码是多少"))
      await house.app.settle()
      await house.twilio.setMode("up")
      await passTime(30)
      expect(house.twilio.textsTo(PHONE)).toHaveLength(1)
    })

    test("SMS down: the answer waits and arrives once", async () => {
      await house.twilio.setMode("down")
      await house.post(house.twilio.inboundSms(PHONE, "wifi密码是多少"))
      await house.app.settle()
      await house.twilio.setMode("up")
      await passTime(60)
      expect(house.twilio.textsTo(PHONE)).toHaveLength(1)
    })
  })
}
