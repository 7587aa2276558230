import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createSmsChannel, type SmsOptions } from "../../../src/channels/sms/channel.ts"
import type { Address } from "../../../src/domain/address.ts"
import { SetupProblem } from "../../../src/lib/errors.ts"
import { addMs } from "../../../src/lib/time.ts"
import type { Channel, Send } from "../../../src/ports/channel.ts"
import { channelContract, type PlatformState } from "../../contracts/channel-contract.ts"
import { type FakeTwilio, type FakeTwilioMode, startFakeTwilio } from "../../support/fake-twilio.ts"

const ACCOUNT = { accountSid: "AC0123456789abcdef0123456789abcdef", authToken: "1c892n40nd03kdnc0112slzkl3091j20" }
const AT = new Date("2026-03-02T13:40:00Z")
const GUEST = "+8613800001111"
const MODES: Record<PlatformState, FakeTwilioMode> = { up: "up", refuses: "refuses", silent: "slow", "loses-answer": "accept-then-reset" }

const openChannel = (twilio: FakeTwilio, more: Partial<SmsOptions> = {}): Channel =>
  createSmsChannel({
    ...ACCOUNT,
    from: twilio.number,
    messagingServiceSid: null,
    apiBaseUrl: twilio.url,
    publicUrl: twilio.publicUrl,
    timeoutMs: 700,
    clock: { now: () => AT },
    ...more,
  })

channelContract("sms", async () => {
  const twilio = await startFakeTwilio({ ...ACCOUNT, now: () => AT })
  return {
    channel: openChannel(twilio),
    address: `sms:${GUEST}`,
    newReplyToken: () => null,
    setPlatform: (state) => twilio.setMode(MODES[state]),
    acceptedTexts: () => twilio.textsTo(GUEST),
    guestText: (text) => twilio.inboundSms(GUEST, text),
    close: () => twilio.close(),
  }
})

describe("sending an SMS", () => {
  let twilio: FakeTwilio
  let channel: Channel
  let now = AT

  beforeEach(async () => {
    now = AT
    twilio = await startFakeTwilio({ ...ACCOUNT, now: () => now })
    channel = openChannel(twilio)
  })
  afterEach(async () => {
    await twilio.close()
    twilio.assertNoViolations()
  })

  const plan = (text: string, more: Partial<Send> = {}): Send => ({
    address: `sms:${GUEST}`,
    contents: [{ kind: "text", text, options: [] }],
    replyToken: null,
    retryKey: "5f0c8a52-7f1f-4c1e-9a55-0d7f4f8f2b11",
    wasUnknown: false,
    createdAt: AT,
    ...more,
  })

  test("tells the sid, the segments paid for, and asks for receipts", async () => {
    const result = await channel.send(plan("好".repeat(71)))
    const [sms] = twilio.accepted
    expect(result).toEqual({ ok: true, providerIds: [sms?.sid], via: "sms", segments: 2, isPossibleDuplicate: false })
    expect(sms).toMatchObject({ to: GUEST, from: twilio.number, segments: 2, statusCallback: `${twilio.publicUrl}/webhooks/sms/status` })
  })

  test("without a public URL no receipts are asked for; a messaging service picks the sender", async () => {
    const messagingServiceSid = "MG0123456789abcdef0123456789abcdef"
    const other = openChannel(twilio, { publicUrl: null, from: null, messagingServiceSid })
    expect(await other.send(plan("Hello"))).toMatchObject({ ok: true })
    expect(twilio.accepted).toMatchObject([{ from: null, messagingServiceSid, statusCallback: null }])
  })

  test("a WhatsApp guest is answered on WhatsApp, whatever the sender's form, and pays no segments", async () => {
    for (const from of [twilio.number, `whatsapp:${twilio.number}`]) {
      const channel = openChannel(twilio, { from })
      expect(await channel.send(plan("It’s ready", { address: `sms:whatsapp:${GUEST}` }))).toMatchObject({ ok: true, segments: null })
      expect(await channel.send(plan("It’s ready"))).toMatchObject({ ok: true, segments: 1 })
    }
    expect(twilio.accepted.map(({ to, from, body }) => [to, from, body])).toEqual([
      [`whatsapp:${GUEST}`, `whatsapp:${twilio.number}`, "It’s ready"],
      [GUEST, twilio.number, "It's ready"],
      [`whatsapp:${GUEST}`, `whatsapp:${twilio.number}`, "It’s ready"],
      [GUEST, twilio.number, "It's ready"],
    ])
  })

  test("a base URL may have a path; a wrong one is not the message's fault", async () => {
    const prefixed = openChannel(twilio, { apiBaseUrl: `${twilio.url}/proxy/` })
    expect(await prefixed.send(plan("Hello"))).toMatchObject({ ok: false, retry: "later", reason: expect.stringMatching(/^20404 /) })
    expect(twilio.paths).toEqual([`/proxy/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json`])
  })

  test("an empty text is not sent", async () => {
    expect(await channel.send(plan("  "))).toMatchObject({ ok: false, retry: "never" })
    expect(twilio.paths).toEqual([])
  })

  describe("refusals", () => {
    test("a guest who sent STOP is never written to again, until START", async () => {
      twilio.inboundSms(GUEST, "Stop")
      expect(await channel.send(plan("Hello"))).toEqual({
        ok: false,
        retry: "never",
        reason: "21610 the guest has opted out",
        address: "opted-out",
      })
      twilio.inboundSms(GUEST, "START")
      expect(await channel.send(plan("Welcome back"))).toMatchObject({ ok: true })
      expect(twilio.platformReplies.map(({ word }) => word)).toEqual(["STOP", "START"])
    })

    test.each([21211, 21408, 21606, 21614, 21635, 39999])("code %i is final and named; other guests are not concerned", async (code) => {
      twilio.rejected.set(GUEST, code)
      const result = await channel.send(plan("Hello"))
      expect(result).toMatchObject({ ok: false, retry: "never", reason: expect.stringMatching(new RegExp(`^${code} [a-z]`, "i")) })
      expect(result).not.toHaveProperty("address")
      expect(JSON.stringify(result)).not.toContain(GUEST)
      expect(await channel.send(plan("Hello", { address: "sms:+819012345678" }))).toMatchObject({ ok: true })
    })

    test("no number at all is final", async () => {
      const nobody: Address = "sms:front-desk"
      expect(await channel.send(plan("Hello", { address: nobody }))).toMatchObject({ ok: false, retry: "never", reason: /21211/ })
    })

    test.each(["rate-limited", "down", "refuses"] as const)("%s: later, and nothing was sent", async (mode) => {
      await twilio.setMode(mode)
      const result = await channel.send(plan("Hello"))
      expect(result).toMatchObject({ ok: false, retry: "later" })
      expect(result.ok ? null : result.retryAfterMs).toBe(mode === "rate-limited" ? 2_000 : undefined)
      expect(twilio.accepted).toEqual([])
    })

    test("wrong credentials: later, for the operator can mend them", async () => {
      const stranger = openChannel(twilio, { authToken: "wrong" })
      expect(await stranger.send(plan("Hello"))).toEqual({ ok: false, retry: "later", reason: "20003 Twilio refuses the credentials" })
    })

    test("a full queue: later", async () => {
      twilio.rejected.set(GUEST, 21611)
      expect(await channel.send(plan("Hello"))).toMatchObject({ ok: false, retry: "later" })
    })
  })

  describe("an outcome nobody knows", () => {
    test.each(["slow", "reset", "error"] as const)("%s: unknown; the look-up finds nothing, so it is sent", async (mode) => {
      twilio.next.push(mode)
      expect(await channel.send(plan("Hello"))).toMatchObject({ ok: false, retry: "unknown", retryAfterMs: 2_000 })
      expect(await channel.send(plan("Hello", { wasUnknown: true }))).toMatchObject({ ok: true, isPossibleDuplicate: false })
      expect(twilio.textsTo(GUEST)).toEqual(["Hello"])
    })

    test.each(["accept-then-slow", "accept-then-reset", "accept-then-error"] as const)("%s: found, not sent again", async (mode) => {
      twilio.next.push(mode)
      expect(await channel.send(plan("Hello"))).toMatchObject({ ok: false, retry: "unknown" })
      now = addMs(AT, 1_000)
      // Waiting in Twilio's queue, then sent: both are found.
      expect(await channel.send(plan("Hello", { wasUnknown: true }))).toMatchObject({ ok: true, providerIds: [twilio.accepted[0]?.sid] })
      twilio.statusCallback(twilio.accepted[0]?.sid ?? "", "sent")
      const before = twilio.paths.length
      expect(await channel.send(plan("Hello", { wasUnknown: true }))).toMatchObject({ ok: true, via: "sms", segments: 1 })
      expect(twilio.paths.length - before).toBe(1)
      expect(twilio.textsTo(GUEST)).toEqual(["Hello"])
    })

    test("the same words of an hour ago, to another guest, or other words are not taken for it", async () => {
      now = addMs(AT, -3_600_000)
      await channel.send(plan("Hello"))
      now = AT
      await channel.send(plan("Hello", { address: "sms:+819012345678" }))
      await channel.send(plan("Hello!"))
      expect(await channel.send(plan("Hello", { wasUnknown: true }))).toMatchObject({ ok: true })
      expect(twilio.textsTo(GUEST)).toEqual(["Hello", "Hello!", "Hello"])
    })

    test("found across midnight, and among more messages than one page", async () => {
      now = new Date("2026-03-01T23:59:59.700Z")
      await channel.send(plan("Hello", { createdAt: now }))
      const createdAt = now
      twilio.statusCallback(twilio.accepted[0]?.sid ?? "", "delivered")
      now = new Date("2026-03-02T00:00:05Z")
      for (let n = 0; n < 60; n++) await channel.send(plan(`Later ${n}`))
      expect(await channel.send(plan("Hello", { wasUnknown: true, createdAt }))).toMatchObject({ ok: true })
      expect(twilio.accepted).toHaveLength(61)
    })

    test("what a trial account writes before the text does not hide it", async () => {
      await channel.send(plan("Hello"))
      Object.assign(twilio.accepted[0] ?? {}, { body: "Sent from your Twilio trial account - Hello" })
      expect(await channel.send(plan("Hello", { wasUnknown: true }))).toMatchObject({ ok: true })
      expect(twilio.accepted).toHaveLength(1)
    })

    test.each(["down", "rate-limited", "reset", "refuses"] as const)(
      "a look-up that fails (%s) leaves it unknown, and sends nothing",
      async (mode) => {
        twilio.next.push("accept-then-reset")
        await channel.send(plan("Hello"))
        await twilio.setMode(mode)
        expect(await channel.send(plan("Hello", { wasUnknown: true }))).toMatchObject({ ok: false, retry: "unknown" })
        await twilio.setMode("up")
        expect(await channel.send(plan("Hello", { wasUnknown: true }))).toMatchObject({ ok: true })
        expect(twilio.textsTo(GUEST)).toEqual(["Hello"])
      },
    )
  })
})

describe("setting up", () => {
  test("an account sid of another kind or a missing sender is named in one sentence, without secrets", async () => {
    const options = {
      ...ACCOUNT,
      from: null,
      messagingServiceSid: null,
      apiBaseUrl: "http://127.0.0.1:1",
      publicUrl: null,
      clock: { now: () => AT },
    }
    expect(() => createSmsChannel(options)).toThrow(SetupProblem)
    expect(() => createSmsChannel({ ...options, from: "+1500", accountSid: "SK01" })).toThrow(/TWILIO_ACCOUNT_SID/)
  })
})
