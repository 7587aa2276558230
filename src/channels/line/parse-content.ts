import { z } from "zod"
import type { InboundContent } from "../../domain/message.ts"
import { withoutOwnMention } from "./mention.ts"

/** The longest text LINE lets a guest send. */
const TEXT_CHARS_MAX = 5_000
const DATA_CHARS_MAX = 1_000
const LABEL_CHARS_MAX = 300
const URL_CHARS_MAX = 2_000
const STICKER_KEYWORDS_MAX = 15

/** Text as a database can hold it: no NUL, no half of a surrogate pair, and no longer than the bound. */
const bounded = (charsMax: number) => z.string().transform((text) => clean(text.slice(0, charsMax)))
const Id = z.string().regex(/^[\x21-\x7e]{1,100}$/)

const Message = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("text"), text: bounded(TEXT_CHARS_MAX), mention: z.unknown().optional() }),
  z.looseObject({
    type: z.enum(["image", "video", "audio", "file"]),
    id: Id,
    contentProvider: z
      .looseObject({ originalContentUrl: z.string().max(URL_CHARS_MAX).nullable().catch(null) })
      .nullable()
      .catch(null),
  }),
  z.looseObject({
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    title: bounded(LABEL_CHARS_MAX).catch(""),
    address: bounded(LABEL_CHARS_MAX).catch(""),
  }),
  z.looseObject({ type: z.literal("sticker"), keywords: z.array(bounded(LABEL_CHARS_MAX)).catch([]) }),
])

const Event = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("message"), message: Message }),
  z.looseObject({ type: z.literal("postback"), postback: z.looseObject({ data: bounded(DATA_CHARS_MAX) }) }),
  z.looseObject({ type: z.literal("unsend"), unsend: z.looseObject({ messageId: Id }) }),
  z.looseObject({ type: z.literal("follow") }),
  z.looseObject({ type: z.literal("unfollow") }),
])

/** Enough of anything to name what we do not act on, and to find it again when it is unsent. */
const Kind = z.string().transform((kind) => clean(kind.slice(0, 40)))
const Named = z.looseObject({
  type: Kind.catch(""),
  message: z
    .looseObject({ type: Kind.catch(""), id: Id.nullable().catch(null) })
    .nullable()
    .catch(null),
})

/**
 * What an event says. Kinds that need no answer (join, leave, memberJoined, memberLeft, beacon, videoPlayComplete,
 * accountLink, module and membership events), kinds LINE invents later, and known kinds with a shape of their own
 * are `unsupported`, named like `beacon` or `message/contact`.
 */
export function parseContent(event: object): { content: InboundContent; providerMessageId: string | null } {
  const named = Named.parse(event)
  const providerMessageId = named.type === "message" ? (named.message?.id ?? null) : null
  const read = Event.safeParse(event)
  if (!read.success) return { content: { kind: "unsupported", what: whatOf(named) }, providerMessageId }
  return { content: contentOf(read.data), providerMessageId }
}

function contentOf(event: z.infer<typeof Event>): InboundContent {
  switch (event.type) {
    case "message":
      return messageContentOf(event.message)
    case "postback":
      return { kind: "postback", data: event.postback.data }
    case "unsend":
      return { kind: "unsend", providerMessageId: event.unsend.messageId }
    case "follow":
    case "unfollow":
      return { kind: event.type }
  }
}

function messageContentOf(message: z.infer<typeof Message>): InboundContent {
  switch (message.type) {
    case "text":
      return { kind: "text", text: withoutOwnMention(message.text, message.mention) }
    case "location": {
      const label = [message.title, message.address].filter((part) => part !== "").join(", ")
      return { kind: "location", latitude: message.latitude, longitude: message.longitude, label }
    }
    case "sticker":
      return { kind: "sticker", keywords: message.keywords.slice(0, STICKER_KEYWORDS_MAX) }
    default:
      return { kind: "media", media: message.type, ref: message.id, url: message.contentProvider?.originalContentUrl ?? null }
  }
}

function whatOf({ type, message }: z.infer<typeof Named>): string {
  if (type === "message" && message?.type) return `message/${message.type}`
  return type || "event"
}

function clean(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD")
}
