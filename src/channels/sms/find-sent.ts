import { DAY_MS } from "../../lib/time.ts"
import type { MessageApi, NewSms } from "./message-api.ts"

const LISTED_MAX = 100
/** Twilio's times are whole seconds of another clock. */
const CLOCK_SKEW_MS = 3_000
const TRIAL_PREFIX = "Sent from your Twilio trial account - "

/**
 * Looks for a message whose sending got no answer: same recipient, sender and words, created since `createdAt`.
 * The first look is by day, however much this number has received; a message that still waits to be sent has no sending
 * date and shows only in the second, undated one. Throws what the API throws.
 * @returns the newest match's sid, or null
 */
export async function findSent(api: MessageApi, message: NewSms, createdAt: Date): Promise<string | null> {
  const notBefore = createdAt.getTime() - CLOCK_SKEW_MS
  const day = new Date(Math.floor(notBefore / DAY_MS) * DAY_MS)
  const filter = { to: message.to, limit: LISTED_MAX, ...(message.from ? { from: message.from } : {}) }
  for (const look of [{ ...filter, sentSince: day }, filter]) {
    const listed = await api.list(look)
    const found = listed.find((sms) => sms.isOutbound && sms.createdAt.getTime() >= notBefore && isSameText(sms.body, message.body))
    if (found) return found.sid
  }
  return null
}

function isSameText(listed: string, ours: string): boolean {
  return listed === ours || listed === TRIAL_PREFIX + ours
}
