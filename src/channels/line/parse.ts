import { z } from "zod"
import type { Address } from "../../domain/address.ts"
import type { InboundEvent } from "../../domain/message.ts"
import { MalformedBody } from "../../lib/errors.ts"
import { keyOf } from "./event-key.ts"
import { parseContent } from "./parse-content.ts"

/** LINE sends a handful per call; what is beyond this bound is not read. */
export const EVENTS_PER_BODY_MAX = 100
/** LINE opened in June 2011: an earlier time is seconds taken for milliseconds, or nonsense. */
const EARLIEST_MS = Date.UTC(2011, 5, 1)

const Body = z.looseObject({ events: z.array(z.unknown()) })

const PlatformId = z.string().regex(/^[\x21-\x7e]{1,100}$/)
const Source = z.union([
  z.looseObject({ type: z.literal("group"), groupId: PlatformId, userId: PlatformId.optional().catch(undefined) }),
  z.looseObject({ type: z.literal("room"), roomId: PlatformId, userId: PlatformId.optional().catch(undefined) }),
  z.looseObject({ type: z.literal("user"), userId: PlatformId }),
])

/** What every kind of event has. Only the source is indispensable: without it there is no conversation. */
const Envelope = z.looseObject({
  source: Source,
  timestamp: z.number().catch(Number.NaN),
  mode: z.string().catch("active"),
  replyToken: PlatformId.nullable().catch(null),
})
type Envelope = z.infer<typeof Envelope>

/**
 * Reads a verified webhook body: `{ destination, events: […] }`, possibly with no events.
 * Unknown kinds and misshapen events become `unsupported` and never sink their neighbours; an event without a usable
 * source is dropped, as there is nobody to answer. `now` stands in for a missing, nonsensical or future timestamp.
 * Throws `MalformedBody` for what is no JSON or has no list of events.
 * Source: Messaging API reference, "Webhook event objects".
 */
export function parse(body: string, now: Date): InboundEvent[] {
  return eventsOf(body)
    .slice(0, EVENTS_PER_BODY_MAX)
    .flatMap((raw) => {
      const event = parseEvent(raw, now)
      return event ? [event] : []
    })
}

function eventsOf(body: string): unknown[] {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new MalformedBody("The body is not JSON.")
  }
  const read = Body.safeParse(json)
  if (!read.success) throw new MalformedBody("The body has no list of events.")
  return read.data.events
}

function parseEvent(raw: unknown, now: Date): InboundEvent | null {
  const envelope = Envelope.safeParse(raw)
  if (!envelope.success) return null
  const { source, timestamp, mode, replyToken } = envelope.data
  const event = {
    channel: "line" as const,
    ...partiesOf(source),
    ...parseContent(envelope.data),
    sentAt: timestamp >= EARLIEST_MS && timestamp <= now.getTime() ? new Date(timestamp) : now,
    replyToken,
    isStandby: mode === "standby",
  }
  return { ...event, key: keyOf(envelope.data, timestamp, event) }
}

/** Rooms (chats of several people without a group) behave as groups do. */
function partiesOf(source: Envelope["source"]): { address: Address; sender: Address | null } {
  if (source.type === "user") return { address: `line:${source.userId}`, sender: null }
  return {
    address: `line-group:${source.type === "group" ? source.groupId : source.roomId}`,
    sender: source.userId ? `line:${source.userId}` : null,
  }
}
