import type { Chance } from "../lib/chance.ts"
import type { Calendar } from "./calendar.ts"
import { ROOMS, type Room } from "./rooms.ts"

export type Segment = "business" | "leisure" | "family"

/** A stay without its guest. Days are counted from today. */
export type Booking = {
  segment: Segment
  /** Null for who never came. */
  room: Room | null
  arrival: number
  departure: number
  fate: "kept" | "cancelled" | "no-show"
}

/** What has to be known of the calendar and of rooms that others have. */
export type BookingInput = { calendar: Calendar; chance: Chance; from: number; until: number; kept: readonly string[] }

/** Rooms kept for others have guests of ours only up to this day. */
const KEPT_FROM = -5

/** How full the house is by month, January first: the sea in summer, the holidays in October. */
const SEASON = [0.58, 0.62, 0.6, 0.68, 0.74, 0.77, 0.85, 0.86, 0.75, 0.8, 0.64, 0.6]
/** Sunday first. */
const WEEK = [-0.05, -0.03, 0, 0.01, 0.02, 0.06, 0.07]
const OCCUPANCY_MIN = 0.55
const OCCUPANCY_MAX = 0.92
const NIGHTS: Record<Segment, Record<string, number>> = {
  business: { 1: 8, 2: 14, 3: 26, 4: 28, 5: 24 },
  leisure: { 2: 7, 3: 16, 4: 25, 5: 28, 6: 24 },
  family: { 3: 10, 4: 22, 5: 32, 6: 36 },
}
const CANCELLED_SHARE = 0.035
const NO_SHOW_SHARE = 0.012

/** The share of rooms that is taken in a night, 0 to 1. */
function occupancyOf(calendar: Calendar, day: number): number {
  const holiday = /-(10-0[1-7]|05-0[1-4])$/.test(calendar.day(day)) ? 0.12 : 0
  const wanted = (SEASON[calendar.month(day) - 1] ?? 0) + (WEEK[calendar.weekday(day)] ?? 0) + holiday
  return Math.min(OCCUPANCY_MAX, Math.max(OCCUPANCY_MIN, wanted))
}

/** Fills the house night by night; no room is ever let twice. In order of arrival. */
export function bookStays(input: BookingInput): Booking[] {
  const { calendar, chance, from, until } = input
  const freeFrom = new Map(ROOMS.map(({ number }) => [number, from]))
  const bookings: Booking[] = []
  for (let day = from; day < until; day++) {
    const isLettable = (room: Room) => day + 1 < KEPT_FROM || !input.kept.includes(room.number)
    const lettable = ROOMS.filter(isLettable)
    const free = lettable.filter(({ number }) => (freeFrom.get(number) ?? 0) <= day)
    const wanted = Math.round(occupancyOf(calendar, day) * bookedAhead(day) * lettable.length) - (lettable.length - free.length)
    for (let left = wanted; left > 0 && free.length > 0; left--) {
      const segment = segmentOf(calendar, chance, day)
      const room = takeRoom(free, segment, chance)
      const last = input.kept.includes(room.number) ? KEPT_FROM : Number.POSITIVE_INFINITY
      const departure = Math.min(day + Number(chance.weigh(NIGHTS[segment])), last)
      freeFrom.set(room.number, departure)
      bookings.push({ segment, room, arrival: day, departure, fate: "kept" })
      const lost = lostBooking(segment, day, chance)
      if (lost) bookings.push(lost)
    }
  }
  return bookings
}

/** The nearer the night, the more of it is booked. */
const bookedAhead = (day: number): number => (day <= 0 ? 1 : Math.max(0.2, 0.95 - 0.14 * Math.sqrt(day)))

function segmentOf(calendar: Calendar, chance: Chance, day: number): Segment {
  const isWeekend = [5, 6].includes(calendar.weekday(day))
  const isSummer = [7, 8].includes(calendar.month(day))
  return chance.weigh({ business: isSummer || isWeekend ? 22 : 48, leisure: 42, family: isSummer ? 40 : 16 })
}

function takeRoom(free: Room[], segment: Segment, chance: Chance): Room {
  const fitting = segment === "family" ? free.filter(({ type }) => type === "family" || type === "suite") : []
  const room = chance.pick(fitting.length > 0 ? fitting : free)
  free.splice(free.indexOf(room), 1)
  return room
}

function lostBooking(segment: Segment, arrival: number, chance: Chance): Booking | null {
  const roll = chance.next()
  const common = { segment, room: null, arrival, departure: arrival + Number(chance.weigh(NIGHTS[segment])) }
  if (roll < CANCELLED_SHARE) return { ...common, fate: "cancelled" }
  return roll < CANCELLED_SHARE + NO_SHOW_SHARE && arrival < 0 ? { ...common, fate: "no-show" } : null
}
