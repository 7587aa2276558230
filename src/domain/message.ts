import type { Address, ChannelName } from "./address.ts"
import type { ConversationId, EventId, JobId, MessageId, TicketId } from "./ids.ts"

/** What came in, in one shape for every channel. A kind a platform invents later arrives as `unsupported`. */
export type InboundContent =
  | { kind: "text"; text: string }
  | { kind: "postback"; data: string }
  | { kind: "media"; media: "image" | "audio" | "video" | "file"; ref: string; url: string | null }
  | { kind: "sticker"; keywords: string[] }
  | { kind: "location"; latitude: number; longitude: number; label: string }
  | { kind: "follow" }
  | { kind: "unfollow" }
  | { kind: "unsend"; providerMessageId: string }
  /** STOP or START on a channel whose platform has already answered it. */
  | { kind: "consent"; change: "opt-out" | "opt-in" }
  /** Our own alarm clock for this conversation: silence after a question, or a follow-up that is due. */
  | { kind: "timer"; timer: Timer }
  | { kind: "unsupported"; what: string }

export type Timer = { kind: "silence"; question: string } | { kind: "follow-up"; ticket: TicketId; ask: string; flow: string }

/** One event of a platform's webhook, parsed and bounded. */
export type InboundEvent = {
  channel: ChannelName
  /** The platform's idempotency key, unique within the channel. */
  key: string
  /** The thread it belongs to: a person, or a staff group. */
  address: Address
  /** Who spoke, when the thread is a group and the platform says so. */
  sender: Address | null
  /** The platform's id of the message, for unsend. */
  providerMessageId: string | null
  sentAt: Date
  /** LINE's single-use token for a free answer. */
  replyToken: string | null
  /** Another system answers this one (LINE standby): store it, stay silent. */
  isStandby: boolean
  content: InboundContent
}

/** An event as stored, with the id it was given. */
export type StoredEvent = InboundEvent & { id: EventId }

/** An event as it is taken up. `receivedAt` is when it reached us, which a redelivery or a wrong clock tells apart from `sentAt`. */
export type ReceivedEvent = StoredEvent & { receivedAt: Date }

/** A tappable answer. `send` is what we receive when it is tapped or typed. */
export type Option = { label: string; send: string }

export type CardLine = { label: string; value: string }

/** What goes out, before a channel gives it the platform's shape. */
export type OutboundContent =
  | { kind: "text"; text: string; options: Option[] }
  /** A staff card: on LINE a bubble with buttons, elsewhere plain lines with the commands. */
  | { kind: "card"; title: string; lines: CardLine[]; actions: Option[] }

/** How a message went, told honestly. States only move forward; `failed` and `unknown` end it or await a later word. */
const DELIVERY_STATUSES = ["planned", "accepted", "delivered", "read", "failed", "unknown"] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** A row of the outbox as the dispatcher works on it. */
export type OutboundMessage = {
  id: MessageId
  conversation: ConversationId
  address: Address
  content: OutboundContent
  /** Free answer on this token while it is fresh; null → push. */
  replyToken: string | null
  /** When the platform handed us the token. */
  replyTokenAt: Date | null
  /** UUID kept from the first attempt, so that a repeated push is one push. */
  retryKey: string
  /** Sends begun before this one. */
  attempts: number
  /** An earlier attempt ended without an answer: it may have arrived. */
  wasUnknown: boolean
  createdAt: Date
}

/** A message to be written to the outbox by a commit. */
export type NewMessage = {
  id: MessageId
  conversation: ConversationId
  /** The conversation's address, carried along so that the message can leave right after the commit. */
  address: Address
  /** Unique: writing the same consequence twice is harmless. */
  dedupeKey: string
  /** Template id, or null for words a person wrote. */
  template: string | null
  content: OutboundContent
  cause: EventId | JobId | null
  replyToken: string | null
  replyTokenAt: Date | null
  retryKey: string
}

/** What a platform told us about a message later. */
export type Receipt = {
  channel: ChannelName
  providerId: string
  status: DeliveryStatus
  reason: string | null
  /** The platform says this address takes no more messages. */
  address: "opted-out" | null
}
