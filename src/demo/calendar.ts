import { addDays, addMinutes, instantOf } from "../lib/time.ts"

/** Days counted from today (0), and instants on the hotel's clock. */
export type Calendar = {
  /** `YYYY-MM-DD`. */
  day(index: number): string
  /** 0 is Sunday. */
  weekday(index: number): number
  /** 1 to 12. */
  month(index: number): number
  /** So many minutes after that day's midnight. */
  at(index: number, minutes: number): Date
}

export function createCalendar(today: string, zone: string): Calendar {
  const midnights = new Map<number, Date>()
  const day = (index: number): string => addDays(today, index)
  const midnight = (index: number): Date => {
    const known = midnights.get(index) ?? instantOf(day(index), "00:00", zone)
    midnights.set(index, known)
    return known
  }
  return {
    day,
    weekday: (index) => new Date(`${day(index)}T00:00:00Z`).getUTCDay(),
    month: (index) => Number(day(index).slice(5, 7)),
    at: (index, minutes) => addMinutes(midnight(index), minutes),
  }
}
