import { MINUTE_MS, SECOND_MS } from "../lib/time.ts"

const FIRST_MS = 2 * SECOND_MS
const LONGEST_MS = 10 * MINUTE_MS

/**
 * How long to wait before the next try, in ms: doubling from 2 s, at most 10 min, and between half and all of
 * that, so that many that failed together do not come back together.
 * @param attempts tries made so far, at least 1
 * @param random 0 (shortest) up to 1 (longest)
 */
export function backoffMs(attempts: number, random: number): number {
  const doublings = Math.min(Math.max(attempts, 1) - 1, 20)
  const full = Math.min(FIRST_MS * 2 ** doublings, LONGEST_MS)
  return Math.round(full / 2 + (full / 2) * random)
}
