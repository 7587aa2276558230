import type { DeliveryStatus, Receipt } from "../../domain/message.ts"
import { explainCode, isOptOutCode } from "./explain-code.ts"
import { readId } from "./parse.ts"

const STATUSES: Record<string, DeliveryStatus> = {
  accepted: "accepted",
  scheduled: "accepted",
  queued: "accepted",
  sending: "accepted",
  sent: "accepted",
  delivered: "delivered",
  read: "read",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
}

/**
 * Reads a verified status callback (form body). They come in any order; the store lets a status move forward only.
 * A status this table does not know gives no receipt. Throws `MalformedBody` without a sid or status.
 * Source: twilio.com/docs/messaging/guides/track-outbound-message-status.
 */
export function parseStatus(body: string): Receipt[] {
  const form = new URLSearchParams(body)
  const providerId = readId(form, "MessageSid", "SmsSid")
  const word = readId(form, "MessageStatus", "SmsStatus").toLowerCase()
  const status = Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined
  if (!status) return []
  const code = Number(form.get("ErrorCode") ?? "") || null
  const reason = status !== "failed" ? null : code ? explainCode(code) : word
  return [{ channel: "sms", providerId, status, reason, address: isOptOutCode(code) ? "opted-out" : null }]
}
