import { createHash } from "node:crypto"
import { z } from "zod"
import type { InboundEvent } from "../../domain/message.ts"

const Given = z.looseObject({ webhookEventId: z.string().regex(/^[\x21-\x7e]{1,100}$/) })

/**
 * The event's idempotency key: LINE's `webhookEventId`; without one the message's id, else a digest of who said what
 * and when by LINE's clock. A redelivery of the same event has the same key.
 * `timestamp` is as the platform sent it, whatever it was.
 */
export function keyOf(raw: object, timestamp: number, event: Omit<InboundEvent, "key">): string {
  const given = Given.safeParse(raw)
  if (given.success) return given.data.webhookEventId
  if (event.providerMessageId) return `message:${event.providerMessageId}`
  const said = JSON.stringify([event.address, event.sender, timestamp, event.content])
  return `digest:${createHash("sha256").update(said).digest("hex")}`
}
