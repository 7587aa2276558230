import type { Address, ChannelName } from "../domain/address.ts"
import type { InboundEvent, OutboundContent, Receipt } from "../domain/message.ts"

/** One call to a platform: up to `messagesPerSendMax` messages for one address, in order. */
export type Send = {
  address: Address
  contents: OutboundContent[]
  /** The free answer token while it is fresh, else null. */
  replyToken: string | null
  /** Kept from the first attempt on. */
  retryKey: string
  /** An earlier attempt of exactly these messages ended without an answer. */
  wasUnknown: boolean
  /** When the messages were written, for looking an unknown one up. */
  createdAt: Date
}

/** How a send went. `later`: definitely not accepted. `unknown`: it may have been. */
export type SendResult =
  | {
      ok: true
      /** The platform's ids, one per content where it gives them. */
      providerIds: (string | null)[]
      /** `push` spends quota, `reply` is free, `sms` is paid by segment. */
      via: "reply" | "push" | "sms" | "local"
      segments: number | null
      /** Sent again after an unknown outcome: the guest may have it twice. */
      isPossibleDuplicate: boolean
    }
  | {
      ok: false
      retry: "never" | "later" | "unknown"
      reason: string
      retryAfterMs?: number
      /** The address takes no messages any more. */
      address?: "opted-out" | "blocked"
    }

/** A raw webhook request: the exact body, lower-case headers, and the URL as the platform called it. */
export type RawRequest = { method: "GET" | "POST"; url: string; headers: Record<string, string>; body: string }

/** A verified body, read. */
export type Delivery = { events: InboundEvent[]; receipts: Receipt[] }

/** A route a platform calls. Verification sees raw bytes; parsing happens only after it. */
export interface Webhook {
  path: string
  /** What a wrong signature is answered with. */
  refusal: 401 | 403
  isGenuine(request: RawRequest): boolean
  /** Throws `MalformedBody` for what is not the platform's format; unknown kinds become `unsupported`. `now` is the fallback for a missing time. */
  parse(request: RawRequest, now: Date): Delivery
  /** The acknowledgement. */
  acknowledgement: { body: string; contentType: string }
}

/** A messaging network. Only the outbox calls `send`; implementations never throw for what a platform answers. */
export interface Channel {
  readonly name: ChannelName
  readonly limits: {
    messagesPerSendMax: number
    /** Longest text; longer ones are cut by `render` with an ellipsis. */
    textCharsMax: number
    /** How long a reply token stays usable, ms; null when the channel has none. */
    replyTokenMs: number | null
  }
  readonly webhooks: Webhook[]
  send(send: Send): Promise<SendResult>
  /** Shows the guest that we are writing, where the platform can. Failures are nobody's business. */
  showTyping?(address: Address): Promise<void>
}
