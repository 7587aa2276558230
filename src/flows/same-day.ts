import { addDays, instantOf, localTime } from "../lib/time.ts"
import { readTime } from "../understanding/read-slot.ts"

/** Words that name a day or count from now: such a time stands by itself. */
const NAMES_DAY =
  /[今明翌昨后後天周週曜]|[月日号號](?!\p{L}*房)|星期|礼拜|禮拜|あさって|あした|あす|today|tonight|tomorrow|tmr|day|next|later|(?<![a-z])in (?:\d|an?|half)|(?:分|時間|小时|小時)[之以]?[后後]/iu
const NEAR_MS = 6 * 3_600_000

/**
 * A corrected hour without a day is for the day spoken of: "no, eight o'clock" to "tomorrow at seven" is tomorrow at eight.
 * Of two such hours the one nearer to the old one. Null: the words name their own day, or no time.
 */
export function readOnSameDay(text: string, old: Date, now: Date, zone: string): Date | null {
  if (NAMES_DAY.test(text)) return null
  const { day } = localTime(old, zone)
  const dawn = instantOf(day, "00:00", zone)
  const read = (from: Date): Date | null => readTime(text, from < now ? now : from, zone)
  const found = [read(dawn), read(new Date(old.getTime() - NEAR_MS))].filter((at) => at !== null)
  const end = instantOf(addDays(day, 1), "00:00", zone)
  const distance = (at: Date): number => Math.abs(at.getTime() - old.getTime())
  const [nearest] = found.filter((at) => at >= dawn && at < end).sort((a, b) => distance(a) - distance(b))
  return nearest ?? null
}
