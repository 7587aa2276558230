import { backoffMs } from "../jobs/backoff.ts"
import { addMs } from "../lib/time.ts"
import type { SendResult } from "../ports/channel.ts"

/** With the backoff's ten minutes at most: about three hours of an outage. */
const ATTEMPTS_MAX = 24

/**
 * When a send that failed is tried again, never sooner than the platform asked.
 * @returns null when it is given up: refused for good, or too many attempts
 */
export function planRetry(message: { attempts: number }, result: SendResult & { ok: false }, now: Date, random: number): Date | null {
  if (result.retry === "never" || message.attempts + 1 >= ATTEMPTS_MAX) return null
  return addMs(now, Math.max(backoffMs(message.attempts + 1, random), result.retryAfterMs ?? 0))
}
