import type { Guest } from "../domain/guest.ts"
import type { Chance } from "../lib/chance.ts"
import type { Booking, Segment } from "./book-stays.ts"
import { type Country, drawName, languageOf } from "./names.ts"
import { inventPhone } from "./phones.ts"

export type Person = {
  guest: Guest
  country: Country
  segment: Segment
  /** Comes again and again. */
  isRegular: boolean
  /** The day the house came to know them, counted from today. */
  knownSince: number
}

type Regular = { person: Person; restsUntil: number }

const REGULARS = 1_000
const REGULAR_SHARE = 0.56
const TRIES_MAX = 12
const PHONE_SHARE = 0.9
const WEIGHTS: Record<Country, number> = { CN: 46, TW: 12, JP: 17, GB: 7, US: 9, SG: 9 }

/** Who takes each booking, in order. Nobody is in two rooms at once, and regulars stay away for some weeks in between. */
export function inviteGuests(bookings: Booking[], chance: Chance): Person[] {
  const counts = new Map<Country, number>()
  let made = 0
  const newPerson = (booking: Booking, isRegular: boolean): Person => {
    const country = chance.weigh(WEIGHTS)
    const n = counts.get(country) ?? 0
    counts.set(country, n + 1)
    const knownSince = booking.arrival - 3 - (isRegular ? chance.below(900) : chance.below(40))
    const guest = inventGuest({ country, n, number: ++made, isRegular }, chance)
    return { guest, country, segment: booking.segment, isRegular, knownSince: Math.min(knownSince, -1) }
  }
  const regulars: Regular[] = []
  return bookings.map((booking) => {
    if (chance.next() >= REGULAR_SHARE) return newPerson(booking, false)
    const known = findRested(regulars, booking, chance)
    const regular = known ?? { person: newPerson(booking, true), restsUntil: 0 }
    if (!known) regulars.push(regular)
    regular.restsUntil = booking.departure + 14 + chance.below(60)
    return regular.person
  })
}

/** One place of the pool in turn: an empty one means somebody new. */
function findRested(regulars: Regular[], booking: Booking, chance: Chance): Regular | null {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const place = chance.below(REGULARS)
    if (place >= regulars.length) return null
    const regular = regulars[place]
    if (regular && regular.person.segment === booking.segment && regular.restsUntil <= booking.arrival) return regular
  }
  return null
}

function inventGuest(who: { country: Country; n: number; number: number; isRegular: boolean }, chance: Chance): Guest {
  const { country, number, isRegular } = who
  const title = chance.next() < 0.56 ? "mr" : "ms"
  const name = drawName(country, title, chance)
  const language = languageOf(country)
  const phone = inventPhone(country, who.n)
  const level = chance.weigh({
    silver: isRegular ? 36 : 5,
    gold: isRegular ? 18 : 0,
    platinum: isRegular ? 6 : 0,
    none: isRegular ? 40 : 95,
  })
  const isMember = level !== "none"
  const isVip = chance.next() < (isRegular ? 0.04 : 0.005)
  return {
    ...{ id: `gst_demo${String(number).padStart(5, "0")}`, ...name, title, language },
    phone: chance.next() < PHONE_SHARE ? phone : null,
    email: language === "en" ? `${name.givenName}.${name.familyName}.${number}@example.com`.replaceAll(" ", "").toLowerCase() : null,
    tier: isMember ? level : null,
    vip: isVip ? chance.weigh({ A: 8, B: 20, C: 32, 3: 40 }) : null,
    memberNumber: isMember ? `HV${String(500_000 + number * 7)}` : null,
  }
}
