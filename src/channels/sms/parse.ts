import type { Address } from "../../domain/address.ts"
import type { InboundContent, InboundEvent } from "../../domain/message.ts"
import { MalformedBody } from "../../lib/errors.ts"
import { type ReservedMeaning, reservedMeaning } from "./reserved-words.ts"

const TEXT_CHARS_MAX = 1_600
const ID_CHARS_MAX = 100
const URL_CHARS_MAX = 2_000

/**
 * Reads a verified incoming message (form body). A text with a picture gives two events: the text under the message's
 * sid and the first attachment under `<sid>:media0`. A parameter given twice counts once, the first time.
 * WhatsApp comes the same way; its address keeps the prefix (`sms:whatsapp:+49…`), so that answers return through it.
 * The form has no time, so `now` stands in. Throws `MalformedBody` without a sender or sid.
 * Source: twilio.com/docs/messaging/guides/webhook-request.
 */
export function parseInbound(body: string, now: Date): InboundEvent[] {
  const form = new URLSearchParams(body)
  const sid = readId(form, "MessageSid", "SmsMessageSid", "SmsSid")
  const from = readId(form, "From")
  const address: Address = `sms:${from}`
  const event = (key: string, content: InboundContent): InboundEvent => ({
    channel: "sms",
    key,
    address,
    sender: null,
    providerMessageId: sid,
    sentAt: now,
    replyToken: null,
    isStandby: false,
    content,
  })

  const text = readText(form)
  const meaning = platformMeaning(form, from, text)
  if (meaning) return [event(sid, consentContent(meaning))]
  const media = readMedia(form)
  if (!media) return [event(sid, text === "" ? readPlace(form) : { kind: "text", text })]
  return text === "" ? [event(sid, media)] : [event(sid, { kind: "text", text }), event(`${sid}:media0`, media)]
}

/** The first of these parameters that is there. Ids and numbers are short and hold neither spaces nor control characters. */
export function readId(form: URLSearchParams, ...names: string[]): string {
  const value = names.map((name) => form.get(name)?.trim()).find((found) => found)
  if (!value) throw new MalformedBody(`${names[0]} is missing`)
  if (value.length > ID_CHARS_MAX || /[\s\p{Cc}]/u.test(value)) throw new MalformedBody(`${names[0]} is not an id`)
  return value
}

function readText(form: URLSearchParams): string {
  // The database takes no NUL, and a carrier may pass one on.
  const text = (form.get("Body") ?? "").replaceAll("\0", "")
  // Twilio itself sends no more; half a surrogate pair must not stay behind.
  return text
    .slice(0, TEXT_CHARS_MAX)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim()
}

/**
 * `OptOutType` is Twilio's own word and comes with Advanced Opt-Out on any network; the default words work on phone
 * numbers only, so that a WhatsApp guest's "help" or "yes" is for us to answer.
 */
function platformMeaning(form: URLSearchParams, from: string, text: string): ReservedMeaning | null {
  const told = form.get("OptOutType")
  if (told) return reservedMeaning(told)
  return from.startsWith("whatsapp:") ? null : reservedMeaning(text)
}

function consentContent(meaning: ReservedMeaning): InboundContent {
  return meaning === "help" ? { kind: "unsupported", what: "help answered by the platform" } : { kind: "consent", change: meaning }
}

function readMedia(form: URLSearchParams): InboundContent | null {
  if (!(Number(form.get("NumMedia")) > 0)) return null
  const given = form.get("MediaUrl0") ?? ""
  const url = given.length <= URL_CHARS_MAX && URL.canParse(given) && /^https?:/i.test(given) ? given : null
  const ref = url ? (new URL(url).pathname.split("/").at(-1) ?? "") : ""
  return { kind: "media", media: mediaKind(form.get("MediaContentType0") ?? ""), ref: ref || "media0", url }
}

function mediaKind(contentType: string): "image" | "audio" | "video" | "file" {
  const family = contentType.split("/")[0]?.trim().toLowerCase()
  return family === "image" || family === "audio" || family === "video" ? family : "file"
}

/** WhatsApp sends a shared place as an empty message with coordinates. */
function readPlace(form: URLSearchParams): InboundContent {
  const [latitude, longitude] = ["Latitude", "Longitude"].map((name) => Number.parseFloat(form.get(name) ?? ""))
  const isPlace = Math.abs(latitude ?? Number.NaN) <= 90 && Math.abs(longitude ?? Number.NaN) <= 180
  if (!isPlace || latitude === undefined || longitude === undefined) return { kind: "unsupported", what: "empty message" }
  const label = (form.get("Label") ?? form.get("Address") ?? "").replaceAll("\0", "").slice(0, ID_CHARS_MAX)
  return { kind: "location", latitude, longitude, label }
}
