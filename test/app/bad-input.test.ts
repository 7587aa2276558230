import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openTestHouse, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const PHONE = "+8613812345678"

/** Whatever is thrown at the doors: one clear answer, nothing lost, nothing stored that was not signed. */
describe("bad input", () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse("embedded", new Date("2026-03-02T10:00:00+08:00"))
  })
  afterAll(() => house.close())

  const problemOf = async (response: Response) => ({ status: response.status, type: response.headers.get("content-type") })
  const lineRequest = (guest: string, text: string) => house.line.signedRequest([house.line.textEvent(lineId("U", guest), text)])

  test("A125: LINE with a wrong or missing signature is 401 and nothing is stored", async () => {
    const request = lineRequest("forger", "要毛巾")
    const forged = { ...request, body: request.body.replace("要毛巾", "要枕头") }
    expect(await problemOf(await house.post(forged))).toEqual({ status: 401, type: "application/problem+json" })
    const { "x-line-signature": _, ...unsigned } = request.headers
    expect((await house.post({ ...request, headers: unsigned as never })).status).toBe(401)
    expect(await house.store.findConversation(`line:${lineId("U", "forger")}`)).toBeNull()
  })

  test("A125: Twilio with a wrong signature is 403 and nothing is stored", async () => {
    const request = house.twilio.inboundSms("+8613900000099", "hello")
    const forged = { ...request, body: request.body.replace("hello", "bye") }
    expect(await problemOf(await house.post(forged))).toEqual({ status: 403, type: "application/problem+json" })
    expect(await house.store.findConversation("sms:+8613900000099")).toBeNull()
  })

  test("garbage with a right signature is 400", async () => {
    for (const body of ["{", "null", "[]", '{"events":"many"}', "\u0000"]) {
      const headers = { "content-type": "application/json", "x-line-signature": house.line.sign(body) }
      const response = await house.post({ method: "POST", url: "https://hotel.example/webhooks/line", headers, body })
      expect([body, response.status]).toEqual([body, 400])
    }
  })

  test("more than 1 MiB is 413", async () => {
    const body = JSON.stringify({ destination: "U", events: [], padding: "x".repeat(1_048_577) })
    const headers = { "content-type": "application/json", "x-line-signature": house.line.sign(body) }
    const response = await house.post({ method: "POST", url: "https://hotel.example/webhooks/line", headers, body })
    expect(await problemOf(response)).toEqual({ status: 413, type: "application/problem+json" })
  })

  test("no events (the console's Verify button) is 200", async () => {
    expect((await house.post(house.line.signedRequest([]))).status).toBe(200)
  })

  test("an unknown path is 404", async () => {
    expect((await house.post({ method: "POST", url: "https://hotel.example/webhooks/nobody", headers: {}, body: "" })).status).toBe(404)
  })

  const oddTexts = {
    "emoji only": "😀🎉",
    "5,000 characters": "毛".repeat(5_000),
    "right-to-left text": "\u202eمرحبا\u202c שלום",
    "zero-width characters": "\u200b\u200d\ufeff",
    "a NUL in the text": "要\u0000毛巾",
    "a lone surrogate": "要毛巾\ud83d",
    "markup and template signs": '<script>alert(1)</script> {{ hotel }} {% if %} " \\',
    SQL: "'; drop table guest; --",
  }
  for (const [name, text] of Object.entries(oddTexts)) {
    test(`${name}: answered once, by text or by a person`, async () => {
      const guest = `odd ${name}`
      expect((await house.post(lineRequest(guest, text))).status).toBe(200)
      await house.app.settle()
      const answers = house.line.textsTo(lineId("U", guest))
      expect(answers.length).toBeGreaterThan(0)
      expect(answers.join()).not.toContain("{{")
      expect((await house.store.countBacklog(house.now())).eventsPending).toBe(0)
    })
  }

  test("stickers only: answered kindly", async () => {
    const guest = lineId("U", "sticker guest")
    await house.post(house.line.signedRequest([house.line.stickerEvent(guest, ["hello"])]))
    await house.app.settle()
    expect(house.line.textsTo(guest)).toHaveLength(1)
  })

  test("event and message kinds that do not exist yet are taken and do not disturb", async () => {
    const guest = lineId("U", "future guest")
    const events = [house.line.otherEvent(guest, "hologram"), house.line.messageEvent(guest, { type: "smell", rose: true }, {})]
    expect((await house.post(house.line.signedRequest([...events, house.line.textEvent(guest, "wifi密码是多少")]))).status).toBe(200)
    await house.app.settle()
    expect(house.line.textsTo(guest).join()).toContain("HarbourView")
    expect((await house.store.countBacklog(house.now())).eventsPending).toBe(0)
  })

  test("standby: another system answers, we only listen", async () => {
    const guest = lineId("U", "standby guest")
    await house.post(house.line.signedRequest([house.line.textEvent(guest, "要毛巾", { mode: "standby" })]))
    await house.app.settle()
    expect(house.line.textsTo(guest)).toEqual([])
    expect(await house.store.findConversation(`line:${guest}`)).not.toBeNull()
  })

  test("SMS: an empty body and an unknown account are taken without a fault", async () => {
    expect((await house.post(house.twilio.inboundSms(PHONE, ""))).status).toBe(200)
    expect((await house.post(house.twilio.inboundSms(PHONE, "hello", { AccountSid: `AC${"9".repeat(32)}` }))).status).toBeLessThan(500)
    await house.app.settle()
  })

  test("the API says which field is wrong and never 500", async () => {
    const put = (body: string, token = "test-api-token") =>
      house.app.fetch(
        new Request("https://hotel.example/api/v1/stays/R1", { method: "PUT", body, headers: { authorization: `Bearer ${token}` } }),
      )
    expect((await put("{}", "wrong")).status).toBe(401)
    expect((await put("{")).status).toBe(400)
    const invalid = await put(
      JSON.stringify({ guest: { name: "王伟" }, arrival: "yesterday", departure: "2026-03-04", status: "in-house" }),
    )
    expect(invalid.status).toBe(422)
    const { errors } = (await invalid.json()) as { errors: { field: string }[] }
    expect(errors[0]?.field).toBe("arrival")
  })
})
