/** Time in the hotel's zone. Instants are `Date`; hotel days are `YYYY-MM-DD`; hotel times are `HH:MM`. */

export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

export const addMs = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
export const addMinutes = (at: Date, minutes: number): Date => addMs(at, minutes * MINUTE_MS)

export type LocalTime = { day: string; time: string; weekday: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      weekday: "short",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
    formats.set(zone, format)
  }
  return format
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

/** Minutes asked for lately: one turn asks for the same again and again, and the calendar is slow. */
const known = new Map<string, LocalTime>()
const KNOWN_MAX = 1_000

/** The hotel's wall clock at an instant. `weekday` 0 is Sunday. */
export function localTime(at: Date, zone: string): LocalTime {
  const key = `${Math.floor(at.getTime() / MINUTE_MS)} ${zone}`
  const local = known.get(key) ?? readClock(at, zone)
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(key, local)
  return local
}

function readClock(at: Date, zone: string): LocalTime {
  const part: Record<string, string> = {}
  for (const { type, value } of formatFor(zone).formatToParts(at)) part[type] = value
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}`,
    weekday: WEEKDAYS.indexOf(part.weekday ?? ""),
  }
}

const instants = new Map<string, number>()

/** The instant at which the hotel's clock shows this day and time. In a skipped hour: the instant after the jump. In a doubled one: the first. */
export function instantOf(day: string, time: string, zone: string): Date {
  const key = `${day} ${time} ${zone}`
  const ms = instants.get(key) ?? findInstant(day, time, zone).getTime()
  if (instants.size >= KNOWN_MAX) instants.clear()
  instants.set(key, ms)
  return new Date(ms)
}

function findInstant(day: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((ms) => offsetMs(new Date(ms), zone))
  for (const offset of offsets.sort((a, b) => b - a)) {
    const guess = new Date(wanted - offset)
    const local = localTime(guess, zone)
    if (local.day === day && local.time === time) return guess
  }
  return new Date(wanted - Math.min(...offsets))
}

function offsetMs(at: Date, zone: string): number {
  const local = localTime(at, zone)
  return Date.parse(`${local.day}T${local.time}:00Z`) - Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Is this hotel time inside one of the spans? A span like `22:00-06:00` passes midnight. */
export function isWithin(time: string, spans: string[]): boolean {
  return spans.some((span) => {
    const [from = "", to = ""] = span.split("-")
    return from <= to ? time >= from && time < to : time >= from || time < to
  })
}
