import type { Stay, StayStatus } from "../domain/guest.ts"
import type { History } from "../domain/history.ts"
import type { Language } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import { type Chance, createChance } from "../lib/chance.ts"
import { askGuests } from "./ask-guests.ts"
import { type Booking, bookStays } from "./book-stays.ts"
import { type Calendar, createCalendar } from "./calendar.ts"
import { inviteGuests, type Person } from "./invite-guests.ts"
import { drawName } from "./names.ts"
import { openTickets, type Visit } from "./open-tickets.ts"
import { rememberLikes } from "./remember-likes.ts"
import { RATES } from "./rooms.ts"
import { en } from "./words/en.ts"
import { ja } from "./words/ja.ts"
import type { Words } from "./words/words.ts"
import { zhHans } from "./words/zh-hans.ts"
import { zhHant } from "./words/zh-hant.ts"

const DAYS_BACK = 365
const DAYS_AHEAD = 30
const WORDS: Record<Language, Words> = { "zh-Hans": zhHans, "zh-Hant": zhHant, ja, en }

/**
 * The demo hotel's last year and next month: the same for the same seed and day. Statuses are those of the early
 * morning: who leaves today is still in house, who comes today is expected.
 * @param input `keptRooms` are let to nobody from a few days ago on: somebody else is in them
 */
export function makeHistory(input: { property: Property; today: string; seed: number; keptRooms: readonly string[] }): History {
  const { property, today, seed } = input
  const calendar = createCalendar(today, property.timezone)
  const chanceFor = (part: number) => createChance(seed + part)
  const span = { from: -DAYS_BACK, until: DAYS_AHEAD, kept: input.keptRooms }
  const bookings = bookStays({ calendar, chance: chanceFor(1), ...span })
  const people = inviteGuests(bookings, chanceFor(2))
  const chance = chanceFor(3)
  const stays = bookings.map((booking, index) => stayOf({ booking, person: people[index] as Person, number: index + 1 }, calendar, chance))
  const visits = stays.flatMap((stay, index) => visitOf(stay, bookings[index] as Booking, people[index] as Person))
  const guests = [...new Set(people)]
  const common = { calendar, property, words: WORDS }
  const tickets = openTickets(visits, { ...common, chance: chanceFor(4) })
  return {
    guests: guests.map(({ guest, knownSince }) => ({ ...guest, createdAt: calendar.at(knownSince, 9 * 60) })),
    facts: rememberLikes(guests, { ...common, chance: chanceFor(5) }),
    ...{ stays, tickets },
    surveys: askGuests(visits, { ...common, chance: chanceFor(6), tickets }),
  }
}

/** The hotel's system numbers reservations; `DEMO-` marks what is invented. */
const reservationOf = (number: number): string => `DEMO-${100_000 + number}`

type Row = History["stays"][number]

function stayOf(given: { booking: Booking; person: Person; number: number }, calendar: Calendar, chance: Chance): Row {
  const { booking, person, number } = given
  const { room, arrival, departure } = booking
  const status = statusOf(booking)
  const createdAt = calendar.at(Math.min(arrival - 1 - chance.below(45), -1), 8 * 60 + chance.below(14 * 60))
  const expectedAt = calendar.at(arrival, 14 * 60 + chance.below(8 * 60))
  return {
    ...{ id: `sty_demo${String(number).padStart(5, "0")}`, reservation: reservationOf(number), guest: person.guest.id },
    ...{ room: room?.number ?? null, arrival: calendar.day(arrival), departure: calendar.day(departure), status },
    ...companionsOf(booking, person, chance),
    ...{ expectedAt, source: "demo", createdAt },
    asOf:
      status === "departed"
        ? calendar.at(departure, 11 * 60 + 30)
        : status === "booked"
          ? createdAt
          : earlier(expectedAt, calendar.at(0, 0)),
    spent: spentOf(booking, status, calendar, chance),
  }
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b)

function statusOf({ fate, arrival, departure }: Booking): StayStatus {
  if (fate !== "kept") return fate
  if (departure < 0) return "departed"
  return arrival < 0 ? "in-house" : "booked"
}

function companionsOf({ segment }: Booking, { guest, country }: Person, chance: Chance): Pick<Stay, "companions" | "children"> {
  if (segment === "business" || chance.next() < 0.2) return { companions: [], children: null }
  const family = country === "CN" || country === "TW" || country === "SG" ? undefined : (guest.familyName ?? undefined)
  const partner = drawName(country, guest.title === "mr" ? "ms" : "mr", chance, family)
  if (segment === "leisure") return { companions: [partner.name], children: 0 }
  const children = 1 + chance.below(2)
  const names = Array.from(
    { length: children },
    () => drawName(country, chance.pick(["mr", "ms"] as const), chance, guest.familyName ?? undefined).name,
  )
  return { companions: [partner.name, ...names], children }
}

/** Nights by the room's price and the season, and what was eaten and drunk; in yuan. */
function spentOf({ room, arrival, departure }: Booking, status: StayStatus, calendar: Calendar, chance: Chance): number | null {
  if (status !== "departed" || !room) return null
  const isSeason = [5, 7, 8, 10].includes(calendar.month(arrival))
  const nights = departure - arrival
  return Math.round((nights * RATES[room.type] * (isSeason ? 1.25 : 1) + chance.spread(140 * nights)) * 100) / 100
}

/** A stay somebody really came for. */
function visitOf(stay: Stay, { arrival, departure }: Booking, { guest }: Person): Visit[] {
  const hasCome = stay.status === "departed" || stay.status === "in-house"
  return hasCome && guest.language ? [{ stay, language: guest.language, arrival, departure }] : []
}
