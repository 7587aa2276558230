import { readdirSync, readFileSync } from "node:fs"
import { validateRequest } from "twilio/lib/webhooks/webhooks.js"
import { describe, expect, test } from "vitest"
import { createSmsChannel } from "../../../src/channels/sms/channel.ts"
import { parseInbound } from "../../../src/channels/sms/parse.ts"
import { parseStatus } from "../../../src/channels/sms/parse-status.ts"
import { verify } from "../../../src/channels/sms/verify.ts"
import { MalformedBody } from "../../../src/lib/errors.ts"
import type { RawRequest } from "../../../src/ports/channel.ts"

type Recorded = {
  about: string
  publicUrl: string
  authToken: string
  request: RawRequest
  isGenuine: boolean
  isMalformed?: true
  events?: { key: string; address: string; content: unknown }[]
  receipts?: unknown[]
}

const FOLDER = new URL("../../webhooks/sms/", import.meta.url)
const NOW = new Date("2026-03-02T13:40:00Z")
const read = (name: string): Recorded => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"))
const recordings = readdirSync(FOLDER).map((name) => [name, read(name)] as const)

const webhookFor = ({ request, authToken, publicUrl }: Recorded) => {
  const channel = createSmsChannel({
    accountSid: "AC0123456789abcdef0123456789abcdef",
    authToken,
    from: "+15005550006",
    messagingServiceSid: null,
    apiBaseUrl: "http://127.0.0.1:1",
    publicUrl,
    clock: { now: () => NOW },
  })
  return channel.webhooks.find(({ path }) => path === new URL(request.url).pathname)
}

describe("recorded Twilio requests", () => {
  test.each(recordings)("%s is genuine or not, as recorded", (_name, { request, authToken, publicUrl, isGenuine }) => {
    expect(verify(request, authToken, publicUrl)).toBe(isGenuine)
  })

  test.each(recordings.filter(([, { isGenuine, events }]) => isGenuine && events))("%s is read as recorded", (_name, recorded) => {
    const delivery = webhookFor(recorded)?.parse(recorded.request, NOW)
    expect(delivery?.events.map(({ key, address, content }) => ({ key, address, content }))).toEqual(recorded.events)
    expect(delivery?.receipts).toEqual(recorded.receipts)
    for (const event of delivery?.events ?? []) {
      const always = { channel: "sms", sender: null, replyToken: null, isStandby: false, sentAt: NOW }
      expect(event).toMatchObject({ ...always, providerMessageId: event.key.replace(":media0", "") })
    }
  })

  test.each(recordings.filter(([, { isMalformed }]) => isMalformed))("%s is refused as malformed", (_name, recorded) => {
    expect(() => webhookFor(recorded)?.parse(recorded.request, NOW)).toThrow(MalformedBody)
  })

  test("a wrong signature is answered 403; the acknowledgement is an empty TwiML, for a status empty", () => {
    const [inbound, status] = ["text-chinese.json", "status-sent.json"].map((name) => webhookFor(read(name)))
    expect(inbound).toMatchObject({ refusal: 403, acknowledgement: { body: "<Response/>", contentType: "text/xml" } })
    expect(status).toMatchObject({ refusal: 403, acknowledgement: { body: "" } })
  })
})

describe("signature", () => {
  const { request, authToken, publicUrl } = read("documentation-signature.json")

  test("Twilio's documented example, by the SDK and by us", () => {
    const form = Object.fromEntries(new URLSearchParams(request.body))
    expect(validateRequest("12345", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", request.url, form)).toBe(true)
    expect(verify(request, authToken, publicUrl)).toBe(true)
    expect(verify(request, authToken, `${publicUrl}/`)).toBe(true)
  })

  test("without a public URL, the URL as requested is what counts", () => {
    expect(verify(request, authToken, null)).toBe(true)
    expect(verify({ ...request, url: "https://mycompany.com/myapp.php?foo=1" }, authToken, null)).toBe(false)
    const local = { ...request, url: "/myapp.php?foo=1&bar=2", headers: { ...request.headers, host: "mycompany.com" } }
    expect(verify(local, authToken, null)).toBe(false) // Signed for https, called on http: PUBLIC_URL is missing.
    expect(verify(local, authToken, publicUrl)).toBe(true)
  })

  test("another host, path, query or parameter is not genuine; nonsense never throws", () => {
    expect(verify(request, authToken, "https://other.example")).toBe(false)
    expect(verify({ ...request, url: "https://mycompany.com/webhooks/sms" }, authToken, publicUrl)).toBe(false)
    for (const url of ["", "nonsense", "http://", "//x"]) expect(verify({ ...request, url }, authToken, null)).toBe(false)
    for (const body of ["", "%", "__proto__=1&constructor=2", `${request.body}&Digits=1`]) {
      expect(verify({ ...request, body }, authToken, publicUrl)).toBe(false)
    }
  })
})

describe("reading what Twilio never sent so far", () => {
  const read = (params: Record<string, string>) =>
    parseInbound(new URLSearchParams({ MessageSid: "SM1", From: "+861", ...params }).toString(), NOW)

  test("a parameter given twice counts once, the first time", () => {
    const events = parseInbound("MessageSid=SM1&From=%2B861&Body=a&Body=b&From=%2B862&MessageSid=SM2", NOW)
    expect(events).toMatchObject([{ key: "SM1", address: "sms:+861", content: { text: "a" } }])
  })

  test.each(["MessageSid", "SmsMessageSid", "SmsSid"])("the key is found under %s", (name) => {
    expect(parseInbound(`${name}=SM1&From=%2B861&Body=a`, NOW)[0]?.key).toBe("SM1")
  })

  test.each([
    ["no key", "From=%2B861&Body=a"],
    ["no sender", "MessageSid=SM1&Body=a"],
    ["an empty body", ""],
    ["JSON", '{"MessageSid":"SM1"}'],
    ["a sender with a line break", "MessageSid=SM1&From=%2B86%0A1&Body=a"],
    ["a sender without end", `MessageSid=SM1&From=${"1".repeat(200)}`],
    ["a key with NUL", "MessageSid=SM1%00&From=%2B861"],
  ])("%s is malformed", (_what, body) => {
    expect(() => parseInbound(body, NOW)).toThrow(MalformedBody)
  })

  test("a status without sid or status is malformed", () => {
    expect(() => parseStatus("MessageSid=SM1")).toThrow(MalformedBody)
    expect(() => parseStatus("MessageStatus=sent")).toThrow(MalformedBody)
  })

  test.each(["constructor", "__proto__", "receiving"])("status %s gives no receipt", (status) => {
    expect(parseStatus(`MessageSid=SM1&MessageStatus=${status}`)).toEqual([])
  })

  test("a failure without a code says what it was; an unknown code is kept", () => {
    expect(parseStatus("MessageSid=SM1&MessageStatus=canceled")).toMatchObject([{ status: "failed", reason: "canceled" }])
    expect(parseStatus("MessageSid=SM1&MessageStatus=failed&ErrorCode=39999")[0]?.reason).toMatch(/^39999 /)
  })

  test("text is bounded, without NUL and without half a character", () => {
    const [event] = read({ Body: `a\0${"x".repeat(1_598)}😀😀` })
    expect(event?.content).toEqual({ kind: "text", text: `a${"x".repeat(1_598)}` })
  })

  test.each([
    ["", "", "file", null],
    ["application/pdf", "https://media.example/ME1", "file", "ME1"],
    ["VIDEO/mp4", "https://media.example/ME1?x=1", "video", "ME1"],
    ["audio/ogg", "javascript:alert(1)", "audio", null],
  ])("an attachment of type '%s' at '%s' is %s", (contentType, url, media, ref) => {
    const [event] = read({ NumMedia: "1", MediaContentType0: contentType, MediaUrl0: url })
    expect(event?.content).toEqual({ kind: "media", media, ref: ref ?? "media0", url: ref && url })
  })

  test.each(["STOP", "stopall", "Unsubscribe", "CANCEL ", "end", "QUIT", "revoke", "OptOut"])("%s opts out", (word) => {
    expect(read({ Body: word })).toMatchObject([{ content: { kind: "consent", change: "opt-out" } }])
  })

  test.each(["START", "Yes", "unstop"])("%s opts in", (word) => {
    expect(read({ Body: word })).toMatchObject([{ content: { kind: "consent", change: "opt-in" } }])
  })

  test.each(["stop it", "STOP.", "yes please", "cancel my booking", "constructor", "取消"])("%s is an ordinary text", (words) => {
    expect(read({ Body: words })).toMatchObject([{ content: { kind: "text", text: words } }])
  })
})
