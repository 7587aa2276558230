import { type Hours, isOpen } from "../domain/property.ts"
import { addDays, instantOf, localTime } from "../lib/time.ts"

/** Where a moment stands in opening hours: open until then, or closed and open again then. */
export type Opening = { until: Date | null; next: Date | null }

/** Spans that follow each other without a gap are one, at most over as many days. */
const DAYS_AHEAD = 2

/**
 * Until when it is open, or when it opens next, on the hotel's clock; spans may pass midnight. Both null: it never
 * closes, or there are no hours.
 */
export function openingAt(hours: Hours, now: Date, zone: string): Opening {
  if (hours === "always") return { until: null, next: null }
  const spans = spansAround(hours, now, zone)
  if (!isOpen(hours, now, zone)) return { until: null, next: spans.find(({ from }) => from > now)?.from ?? null }
  const until = endOf(spans, now)
  return { until: until && isOpen(hours, until, zone) ? null : until, next: null }
}

type Span = { from: Date; to: Date }

/** The day last asked for: every text of a turn asks again, and the calendar is slow. */
const lately = new WeakMap<string[], { today: string; zone: string; spans: Span[] }>()

/** The spans from yesterday to the day after tomorrow, by when they begin. */
function spansAround(hours: string[], now: Date, zone: string): readonly Span[] {
  const today = localTime(now, zone).day
  const known = lately.get(hours)
  if (known?.today === today && known.zone === zone) return known.spans
  const spans = spansFrom(hours, today, zone)
  lately.set(hours, { today, zone, spans })
  return spans
}

function spansFrom(hours: string[], today: string, zone: string): Span[] {
  const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, index) => addDays(today, index - 1))
  const spans = days.flatMap((day) =>
    hours.map((span) => {
      const [from = "", to = ""] = span.split("-")
      const isNextDay = to === "24:00" || to < from
      return { from: instantOf(day, from, zone), to: instantOf(isNextDay ? addDays(day, 1) : day, to === "24:00" ? "00:00" : to, zone) }
    }),
  )
  return spans.sort((a, b) => a.from.getTime() - b.from.getTime())
}

/** The end of the span we are in, and of those that join it. */
function endOf(spans: readonly Span[], now: Date): Date | null {
  let end: Date | null = null
  for (const { from, to } of spans) {
    const isIn = end === null ? from <= now && now < to : from <= end && to > end
    if (isIn) end = to
  }
  return end
}
