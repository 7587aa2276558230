import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { type FakeTwilio, startFakeTwilio } from "../../support/fake-twilio.ts"
import { askedReservedWord } from "../../support/reserved-word-guard.ts"

describe("the guard on reserved words", () => {
  test.each([
    ["Shall we book it? Reply YES to confirm.", "YES"],
    ["Please reply with 'cancel' if not needed", "CANCEL"],
    ["Reply NO, or YES to go on", "YES"],
    ["Text START for messages again", "START"],
    ["回复 YES 确认", "YES"],
    ["如需取消请回覆「CANCEL」", "CANCEL"],
    ["「YES」とご返信ください", "YES"],
    ["ENDと送信してください", "END"],
    ["Which one?\n1 Towels\n2 Cancel", "CANCEL"],
  ])("%s", (text, word) => {
    expect(askedReservedWord(text)).toBe(word)
  })

  test.each([
    "Reply STOP to opt out.",
    "回复 STOP 退订",
    "We will send help right away.",
    "Our answer: yes, breakfast is included.",
    "Please reply before the end of your stay.",
    "Shall I start? 1 Towels\n2 Cancel the order",
    "回复 1 确认，回复 2 修改",
    "「はい」か「いいえ」でご返信ください",
    "If you need anything, send information to the desk.",
  ])("%s: allowed", (text) => {
    expect(askedReservedWord(text)).toBe(null)
  })
})

describe("the fake Twilio", () => {
  const account = { accountSid: "AC0123456789abcdef0123456789abcdef", authToken: "token" }
  let twilio: FakeTwilio

  beforeEach(async () => {
    twilio = await startFakeTwilio({ ...account, now: () => new Date("2026-03-02T13:40:00Z") })
  })
  afterEach(() => twilio.close())

  const post = async (form: Record<string, string>, authorization = `Basic ${btoa(`${account.accountSid}:token`)}`) => {
    const headers = { authorization, "content-type": "application/x-www-form-urlencoded" }
    const url = `${twilio.url}/2010-04-01/Accounts/${account.accountSid}/Messages.json`
    const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams(form).toString() })
    const body: { code?: number; sid?: string } = await answer.json()
    return [answer.status, body.code ?? body.sid?.slice(0, 2)]
  }

  test("is as strict as Twilio", async () => {
    const sms = { To: "+8613800001111", From: twilio.number, Body: "Hello" }
    expect(await post(sms)).toEqual([201, "SM"])
    expect(await post(sms, "Basic eDp5")).toEqual([401, 20003])
    expect(await post({ ...sms, Body: "x".repeat(1_601) })).toEqual([400, 21617])
    expect(await post({ ...sms, Body: "" })).toEqual([400, 21602])
    expect(await post({ ...sms, To: "13800001111" })).toEqual([400, 21211])
    expect(await post({ To: sms.To, Body: "Hello" })).toEqual([400, 21603])
    expect(await post({ ...sms, To: "whatsapp:+8613800001111" })).toEqual([400, 21910])
    expect(await post({ ...sms, StatusCallback: "nowhere" })).toEqual([400, 21609])
    twilio.inboundSms(sms.To, "QUIT")
    expect(await post(sms)).toEqual([400, 21610])
    expect(twilio.accepted).toHaveLength(1)
    twilio.assertNoViolations()
  })

  test("what a guest must not get fails the test that sent it", async () => {
    await post({ To: "+8613800001111", From: twilio.number, Body: "Reply YES to confirm" })
    expect(() => twilio.assertNoViolations()).toThrow(/YES/)
  })
})
