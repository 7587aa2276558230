import { makeHistory } from "../demo/make-history.ts"
import type { FactSource, Guest, Phase, StayStatus, Title } from "../domain/guest.ts"
import type { Language } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import { addDays, localTime } from "../lib/time.ts"
import type { Clock } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import type { Config } from "./config.ts"

type DemoGuest = {
  id: string
  guest: { name: string; familyName: string; givenName: string; title: Title; language: Language; tier?: string; vip?: string }
  room: string | null
  /** Days from today. */
  arrival: number
  departure: number
  status: StayStatus
  preferences: [key: string, value: string, source: FactSource][]
}

/** Of the house's year: the same seed and day give the same guests. */
const SEED = 20_260_301

/** Invented people, so that a first look shows a house with guests in it. */
const GUESTS: DemoGuest[] = [
  {
    id: "wang",
    guest: { name: "王伟", familyName: "王", givenName: "伟", title: "mr", language: "zh-Hans", tier: "gold" },
    ...{ room: "1204", arrival: -1, departure: 2, status: "in-house" },
    preferences: [
      ["pillow", "buckwheat", "staff"],
      ["floor", "high", "guest"],
      ["room-place", "away-from-lift", "staff"],
    ],
  },
  {
    id: "lin",
    guest: { name: "林雅婷", familyName: "林", givenName: "雅婷", title: "ms", language: "zh-Hant" },
    ...{ room: "0907", arrival: 0, departure: 3, status: "in-house" },
    preferences: [["breakfast", "豆漿，不加糖", "staff"]],
  },
  {
    id: "tanaka",
    guest: { name: "田中 恵", familyName: "田中", givenName: "恵", title: "ms", language: "ja", tier: "platinum", vip: "B" },
    ...{ room: "1508", arrival: -2, departure: 1, status: "in-house" },
    preferences: [["room-temperature", "26℃", "observation"]],
  },
  {
    id: "carter",
    guest: { name: "James Carter", familyName: "Carter", givenName: "James", title: "mr", language: "en" },
    ...{ room: "0611", arrival: -3, departure: 0, status: "in-house" },
    preferences: [["newspaper", "Financial Times", "guest"]],
  },
  {
    id: "sato",
    guest: { name: "佐藤 健一", familyName: "佐藤", givenName: "健一", title: "mr", language: "ja" },
    ...{ room: null, arrival: 2, departure: 5, status: "booked" },
    preferences: [],
  },
  {
    id: "li",
    guest: { name: "李娜", familyName: "李", givenName: "娜", title: "ms", language: "zh-Hans" },
    ...{ room: "1010", arrival: -4, departure: -1, status: "departed" },
    preferences: [],
  },
]

/** The demo's guests as the simulator offers them. */
export function demoGuests(): { id: string; name: string; room: string | null; language: Language | null; phase: Phase }[] {
  return GUESTS.map(({ id, guest, room, status }) => ({ id, name: guest.name, room, language: guest.language, phase: status as Phase }))
}

/**
 * Fills a new database with the demo hotel: a year of stays, and guests tied to their simulator addresses. By default
 * only a new one without a real channel is filled. `DEMO=on` adds the simulator's guests to any database; the year is
 * written only where no stay of a real hotel is.
 * @returns whether the demo hotel is on
 */
export async function seedDemo(deps: { store: Store; clock: Clock; config: Config; property: Property }): Promise<boolean> {
  const { store, config, clock } = deps
  if (config.demo === "off") return false
  const hasRealChannel = config.line !== null || config.sms !== null
  const isSeeded = (await store.findStay(reservationOf("wang"))) !== null
  if (config.demo === null && (hasRealChannel || (!isSeeded && !(await store.isNew())))) return false
  for (const guest of GUESTS) await seedGuest(guest, deps, clock.now(), isSeeded)
  await seedYear(deps, clock.now())
  return true
}

/**
 * The house around the simulator's guests: after them, so that a start cut short in between is finished by the next one.
 * On later days its stays move along; the year itself is written once.
 */
async function seedYear({ store, property }: { store: Store; property: Property }, at: Date): Promise<void> {
  const { day, time } = localTime(at, property.timezone)
  const keptRooms = GUESTS.flatMap(({ room }) => room ?? [])
  await store.seedHistory(() => makeHistory({ property, today: day, seed: SEED, keptRooms }))
  await store.moveDemoStays({ at, day, isPastCheckOut: time >= property.checkOut })
}

const reservationOf = (id: string): string => `DEMO-${id}`

/** The stays move along with the calendar, so that the demo's guests are in house whenever it is started. */
async function seedGuest(demo: DemoGuest, deps: { store: Store; property: Property }, now: Date, isSeeded: boolean): Promise<void> {
  const today = localTime(now, deps.property.timezone).day
  const { stay, guest } = await deps.store.putStay(
    {
      reservation: reservationOf(demo.id),
      guest: demo.guest,
      ...{ room: demo.room, status: demo.status, source: "demo" },
      ...{ arrival: addDays(today, demo.arrival), departure: addDays(today, demo.departure) },
    },
    now,
  )
  if (isSeeded) return
  for (const pretended of ["line", "sms", "wechat"] as const) {
    await deps.store.linkStay(`simulator:${pretended}-${demo.id}`, stay.id, "staff", now)
  }
  await seedPreferences(demo, guest.id, deps.store, now)
}

async function seedPreferences(demo: DemoGuest, guest: Guest["id"], store: Store, now: Date): Promise<void> {
  for (const [key, value, source] of demo.preferences) {
    await store.addFact(guest, { key, value, category: "logistics", source, author: null, isSensitive: false, status: "confirmed" }, now)
  }
}
