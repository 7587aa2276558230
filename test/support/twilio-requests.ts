import { createHmac } from "node:crypto"
import type { RawRequest } from "../../src/ports/channel.ts"

export type Params = Record<string, string>

/** A webhook request with Twilio's signature: base64(HMAC-SHA1(token, URL + parameters sorted by name)). */
export function signTwilioRequest(url: string, params: Params, authToken: string): RawRequest {
  const signed = Object.keys(params)
    .sort()
    .reduce((text, name) => text + name + params[name], url)
  const headers = {
    "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    "user-agent": "TwilioProxy/1.1",
    "i-twilio-idempotency-token": "5d9e4c1c-6f0a-4b6c-9d7e-1f5b0a2c3d4e",
    "x-twilio-signature": createHmac("sha1", authToken).update(signed, "utf8").digest("base64"),
  }
  return { method: "POST", url, headers, body: new URLSearchParams(params).toString() }
}

/**
 * The requests Twilio makes for a guest's messages. `more` adds or replaces parameters. Sids are numbered, so that a run
 * gives the same bytes every time. `onText` hears of every SMS before its request exists, as Twilio's opt-out list does.
 */
export function twilioRequests(options: {
  accountSid: string
  number: string
  sign: (path: string, params: Params) => RawRequest
  onText: (from: string, body: string) => void
}) {
  let count = 0

  function inbound(from: string, body: string, more: Params = {}): RawRequest {
    const sid = `${more.NumMedia ? "MM" : "SM"}${(++count).toString(16).padStart(32, "0")}`
    const isWhatsApp = from.startsWith("whatsapp:")
    if (!isWhatsApp) options.onText(from, body)
    return options.sign("/webhooks/sms", {
      AccountSid: options.accountSid,
      ApiVersion: "2010-04-01",
      Body: body,
      From: from,
      MessageSid: sid,
      NumMedia: "0",
      NumSegments: "1",
      SmsMessageSid: sid,
      SmsSid: sid,
      SmsStatus: "received",
      To: (isWhatsApp ? "whatsapp:" : "") + options.number,
      ...more,
    })
  }

  return {
    /** A guest's text from a number such as `+8613800001111`. A reserved word changes Twilio's opt-out list. */
    inboundSms: inbound,
    inboundMms(from: string, body: string, media: { url: string; contentType: string }[], more: Params = {}): RawRequest {
      const listed = media.flatMap(({ url, contentType }, n) => [
        [`MediaUrl${n}`, url],
        [`MediaContentType${n}`, contentType],
      ])
      return inbound(from, body, { NumMedia: String(media.length), ...Object.fromEntries(listed), ...more })
    },
    inboundWhatsApp: (from: string, body: string, more: Params = {}): RawRequest =>
      inbound(`whatsapp:${from}`, body, { ProfileName: "Guest", WaId: from.slice(1), ...more }),
  }
}
