import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Address } from "../../src/domain/address.ts"
import type { OutboundContent } from "../../src/domain/message.ts"
import type { Channel, RawRequest, Send } from "../../src/ports/channel.ts"

/** What the fake platform does with every call from now on. */
export type PlatformState =
  | "up"
  /** Says no before it took anything: refused connection, rate limit, 503. */
  | "refuses"
  /** Takes nothing and gives no usable answer. */
  | "silent"
  /** Takes the message, then the answer is lost. */
  | "loses-answer"

/** One channel with its fake platform, as the contract drives it. Made anew for every test. */
export type ChannelHarness = {
  channel: Channel
  /** Somebody the platform can reach. */
  address: Address
  /** A fresh free-answer token for `address`; null on a channel that has none. */
  newReplyToken(): string | null
  setPlatform(state: PlatformState): Promise<void>
  /** Texts the platform took for `address`, in order; a repeat counts twice. */
  acceptedTexts(): string[]
  /** A signed webhook call that holds one text of a guest, as the platform makes it. */
  guestText(text: string): RawRequest
  close(): Promise<void>
}

const AT = new Date("2026-03-02T13:40:00Z")
const text = (words: string): OutboundContent => ({ kind: "text", text: words, options: [] })

/**
 * What the outbox and the inbox rely on, whatever the network. Call it once per implementation, inside its test file.
 * S17
 */
export function channelContract(name: string, makeHarness: () => Promise<ChannelHarness>): void {
  describe(`channel contract: ${name}`, () => {
    let harness: ChannelHarness

    beforeEach(async () => {
      harness = await makeHarness()
    })
    afterEach(() => harness.close())

    const plan = (...contents: OutboundContent[]): Send => ({
      address: harness.address,
      contents,
      replyToken: harness.newReplyToken(),
      retryKey: "5f0c8a52-7f1f-4c1e-9a55-0d7f4f8f2b11",
      wasUnknown: false,
      createdAt: AT,
    })

    describe("sending", () => {
      test("one text arrives as it was written", async () => {
        const result = await harness.channel.send(plan(text("两条毛巾，马上送到。")))
        expect(result).toMatchObject({ ok: true, isPossibleDuplicate: false })
        expect(result.ok && result.providerIds).toHaveLength(1)
        expect(harness.acceptedTexts()).toEqual(["两条毛巾，马上送到。"])
      })

      test("as many as one send may hold arrive in order, one id each", async () => {
        const words = ["一", "二", "三", "四", "五"].slice(0, harness.channel.limits.messagesPerSendMax)
        const result = await harness.channel.send(plan(...words.map(text)))
        expect(result.ok && result.providerIds).toHaveLength(words.length)
        expect(harness.acceptedTexts()).toEqual(words)
      })

      test("a text that is too long is cut with an ellipsis, never refused", async () => {
        const max = harness.channel.limits.textCharsMax
        expect(await harness.channel.send(plan(text("好".repeat(max + 40))))).toMatchObject({ ok: true })
        const [arrived = ""] = harness.acceptedTexts()
        expect(arrived.length).toBeLessThanOrEqual(max)
        expect(arrived.endsWith("…")).toBe(true)
      })

      test("options and staff cards are taken", async () => {
        const options = Array.from({ length: 20 }, (_, index) => ({ label: `Option number ${index} with a long label`, send: `${index}` }))
        expect(await harness.channel.send(plan({ kind: "text", text: "Which one?", options }))).toMatchObject({ ok: true })
        const card: OutboundContent = {
          kind: "card",
          title: "T42 · 1204",
          lines: [
            { label: "Room", value: "1204" },
            { label: "Words", value: "冷气很吵。".repeat(2_000) },
            { label: "", value: "" },
          ],
          actions: [{ label: "Take", send: "T42 take" }],
        }
        expect(await harness.channel.send(plan(card))).toMatchObject({ ok: true })
      })

      test("a definite failure says later, and the repeat arrives once", async () => {
        await harness.setPlatform("refuses")
        const send = plan(text("请稍等。"))
        expect(await harness.channel.send(send)).toMatchObject({ ok: false, retry: "later", reason: expect.stringMatching(/\S/) })
        expect(harness.acceptedTexts()).toEqual([])
        await harness.setPlatform("up")
        expect(await harness.channel.send(send)).toMatchObject({ ok: true, isPossibleDuplicate: false })
        expect(harness.acceptedTexts()).toEqual(["请稍等。"])
      })

      test("no answer is unknown, never a failure, and the repeat arrives once", async () => {
        await harness.setPlatform("silent")
        const send = plan(text("请稍等。"))
        expect(await harness.channel.send(send)).toMatchObject({ ok: false, retry: "unknown", reason: expect.stringMatching(/\S/) })
        await harness.setPlatform("up")
        expect(await harness.channel.send({ ...send, wasUnknown: true })).toMatchObject({ ok: true })
        expect(harness.acceptedTexts()).toEqual(["请稍等。"])
      })

      test("a lost answer is unknown; after the repeat the guest has it once, or the record says perhaps twice", async () => {
        await harness.setPlatform("loses-answer")
        const send = plan(text("请稍等。"))
        expect(await harness.channel.send(send)).toMatchObject({ ok: false, retry: "unknown" })
        expect(harness.acceptedTexts()).toEqual(["请稍等。"])
        await harness.setPlatform("up")
        const repeat = await harness.channel.send({ ...send, wasUnknown: true })
        expect(repeat.ok).toBe(true)
        const arrivals = harness.acceptedTexts().length
        expect(arrivals === 1 || (arrivals === 2 && repeat.ok && repeat.isPossibleDuplicate)).toBe(true)
      })

      test("showing that we write never throws, not even when the platform is away", async () => {
        await harness.setPlatform("refuses")
        await expect(Promise.resolve(harness.channel.showTyping?.(harness.address))).resolves.toBeUndefined()
      })
    })

    describe("webhook", () => {
      const webhookOf = (request: RawRequest) => {
        const webhook = harness.channel.webhooks.find(({ path }) => new URL(request.url).pathname === path)
        expect(webhook, `no webhook for ${request.url}`).toBeDefined()
        return webhook as NonNullable<typeof webhook>
      }

      test("a genuine request is recognised; a changed body, a wrong signature or none is not", () => {
        const request = harness.guestText("要毛巾")
        const webhook = webhookOf(request)
        expect(webhook.isGenuine(request)).toBe(true)
        expect(webhook.isGenuine({ ...request, body: `${request.body} ` })).toBe(false)
        expect(webhook.isGenuine({ ...request, body: "" })).toBe(false)
        for (const header of Object.keys(request.headers).filter((key) => key.includes("signature"))) {
          const { [header]: right = "", ...without } = request.headers
          expect(webhook.isGenuine({ ...request, headers: without })).toBe(false)
          for (const wrong of ["", "x", "=", right.slice(1), right.toLowerCase(), `${right}AAAA`])
            expect(webhook.isGenuine({ ...request, headers: { ...without, [header]: wrong } })).toBe(false)
        }
      })

      test("the text, its sender and its key are read, and a repeat has the same key", () => {
        const request = harness.guestText("要毛巾 🧺")
        const { events } = webhookOf(request).parse(request, AT)
        expect(events).toHaveLength(1)
        expect(events[0]).toMatchObject({
          channel: harness.channel.name,
          address: harness.address,
          sender: null,
          isStandby: false,
          content: { kind: "text", text: "要毛巾 🧺" },
        })
        expect(webhookOf(request).parse(request, new Date(AT.getTime() + 60_000)).events[0]?.key).toBe(events[0]?.key)
        expect(events[0]?.key).not.toBe("")
      })
    })
  })
}
