import { idOf } from "../../domain/address.ts"
import { assert } from "../../lib/assert.ts"
import { SetupProblem } from "../../lib/errors.ts"
import type { Channel, Send, SendResult } from "../../ports/channel.ts"
import type { Clock } from "../../ports/runtime.ts"
import { countSegments } from "./count-segments.ts"
import { explainFailure } from "./explain-failure.ts"
import { findSent } from "./find-sent.ts"
import type { MessageApi, NewSms } from "./message-api.ts"
import { parseInbound } from "./parse.ts"
import { parseStatus } from "./parse-status.ts"
import { BODY_CHARS_MAX, renderSms } from "./render.ts"
import { verify } from "./verify.ts"

const TIMEOUT_MS = 10_000
const INBOUND_PATH = "/webhooks/sms"
const STATUS_PATH = "/webhooks/sms/status"
const WHATSAPP = "whatsapp:"

export type SmsOptions = {
  accountSid: string
  authToken: string
  /** Our number, short code or alphanumeric sender. One of this and the messaging service is needed; this one wins. */
  from: string | null
  messagingServiceSid: string | null
  apiBaseUrl: string
  /** The URL Twilio calls us under; without it signatures are checked against the URL as requested and no receipts come. */
  publicUrl: string | null
  timeoutMs?: number
  clock: Clock
}

/**
 * SMS through Twilio's Programmable Messaging; guests on WhatsApp share the webhook, the sender and the code.
 * Throws `SetupProblem` for an account sid the SDK would refuse or a missing sender.
 */
export function createSmsChannel(options: SmsOptions): Channel {
  if (!options.accountSid.startsWith("AC")) throw new SetupProblem("TWILIO_ACCOUNT_SID is not an account sid: those start with AC.")
  if (!options.from && !options.messagingServiceSid) throw new SetupProblem("SMS needs TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID.")
  let opening: Promise<MessageApi> | null = null
  const openApi = () => {
    opening ??= import("./open-message-api.ts").then(({ openMessageApi }) =>
      openMessageApi({ ...options, timeoutMs: options.timeoutMs ?? TIMEOUT_MS }),
    )
    return opening
  }
  const isGenuine = (request: Parameters<typeof verify>[0]) => verify(request, options.authToken, options.publicUrl)
  return {
    name: "sms",
    limits: { messagesPerSendMax: 1, textCharsMax: BODY_CHARS_MAX, replyTokenMs: null },
    webhooks: [
      {
        path: INBOUND_PATH,
        refusal: 403,
        isGenuine,
        parse: (request, now) => ({ events: parseInbound(request.body, now), receipts: [] }),
        // Answers leave through REST, where they have a sid and receipts; an empty TwiML says that nothing follows here.
        acknowledgement: { body: "<Response/>", contentType: "text/xml" },
      },
      {
        path: STATUS_PATH,
        refusal: 403,
        isGenuine,
        parse: (request) => ({ events: [], receipts: parseStatus(request.body) }),
        acknowledgement: { body: "", contentType: "text/plain" },
      },
    ],
    async send(send) {
      const message = compose(send, options)
      if (message.body === "") return { ok: false, retry: "never", reason: "the text is empty" }
      return deliver(await openApi(), message, send)
    },
  }
}

function compose({ address, contents }: Send, { from, messagingServiceSid, publicUrl }: SmsOptions): NewSms {
  const [content] = contents
  assert(content && contents.length === 1, "an SMS send carries one message")
  const to = idOf(address)
  const isWhatsApp = to.startsWith(WHATSAPP)
  const number = from?.replace(WHATSAPP, "")
  return {
    to,
    // Sender and recipient have to be on the same network.
    ...(number ? { from: isWhatsApp ? WHATSAPP + number : number } : { messagingServiceSid: messagingServiceSid ?? "" }),
    body: renderSms(content, isWhatsApp ? "whatsapp" : "sms"),
    ...(publicUrl ? { statusCallback: publicUrl.replace(/\/+$/, "") + STATUS_PATH } : {}),
  }
}

async function deliver(api: MessageApi, message: NewSms, { wasUnknown, createdAt }: Send): Promise<SendResult> {
  if (wasUnknown) {
    try {
      const sid = await findSent(api, message, createdAt)
      if (sid) return accepted(message, sid)
    } catch (error) {
      // Nothing was sent just now, yet the first attempt is as uncertain as before: it has to be looked up again.
      const { reason, retryAfterMs } = explainFailure(error)
      return { ok: false, retry: "unknown", reason: `look-up: ${reason}`, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
    }
  }
  try {
    return accepted(message, await api.create(message))
  } catch (error) {
    return explainFailure(error)
  }
}

function accepted(message: NewSms, sid: string): SendResult {
  const segments = message.to.startsWith(WHATSAPP) ? null : countSegments(message.body)
  return { ok: true, providerIds: [sid], via: "sms", segments, isPossibleDuplicate: false }
}
