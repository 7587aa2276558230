import type { Guest, Stay } from "../domain/guest.ts"
import type { GuestOverlay, GuestRecord, StayRecord } from "../domain/stay-change.ts"
import { type GuestRow, guestOf, type StayRow, stayOf } from "./rows.ts"

export type KnownGuest = GuestRow &
  GuestRecord & { mergedInto: string | null; isErased: boolean; changedAt: Date | null; sources: string[] }
export type KnownStay = { id: string; reservation: string; guestId: string; asOf: Date; record: StayRecord }

type LoadedStay = StayRow & { status: StayRecord["status"]; source: string; changedAt: string | null; spent: number | null }
type LoadedGuest = GuestRow & { mergedInto: string | null; erasedAt: string | null; changedAt: string | null; sources: string[] }
/** As `LOAD_STAYS` gives it. */
export type Loaded = {
  stays: LoadedStay[]
  refs: { source: string; ref: string; guestId: string }[]
  guests: LoadedGuest[]
}

const MERGES_MAX = 20

/** What is known of stays and guests while statements are decided one after the other; kept up with each decision. */
export class KnownStays {
  readonly #stays: Map<string, KnownStay>
  readonly #refs: Map<string, string>
  readonly #guests: Map<string, KnownGuest>
  readonly #twins = new Map<string, Set<string>>()

  constructor({ stays, refs, guests }: Loaded) {
    this.#stays = new Map(stays.map((row) => [row.reservation, knownStay(row)]))
    this.#refs = new Map(refs.map(({ source, ref, guestId }) => [refKey(source, ref), guestId]))
    this.#guests = new Map()
    for (const { erasedAt, changedAt, ...row } of guests) {
      this.putGuest({ ...row, isErased: erasedAt !== null, changedAt: changedAt === null ? null : new Date(changedAt) } as KnownGuest)
    }
  }

  findStay(reservation: string): KnownStay | null {
    return this.#stays.get(reservation) ?? null
  }

  /** The profile itself, or the one that took it over. */
  findGuest(id: string | undefined): KnownGuest | null {
    let guest = id === undefined ? undefined : this.#guests.get(id)
    for (let hops = 0; guest?.mergedInto && hops < MERGES_MAX; hops++) guest = this.#guests.get(guest.mergedInto)
    return guest ?? null
  }

  findByRef(source: string, ref: string): KnownGuest | null {
    return this.findGuest(this.#refs.get(refKey(source, ref)))
  }

  /** The one guest with this number and this name. */
  findTwin({ phone, name }: GuestOverlay): KnownGuest | null {
    const same = phone?.startsWith("+") && name ? this.#twins.get(twinKey(phone, name)) : undefined
    return same?.size === 1 ? this.findGuest([...same][0]) : null
  }

  putStay(stay: KnownStay): void {
    this.#stays.set(stay.reservation, stay)
  }

  putRef(source: string, ref: string, guest: KnownGuest): void {
    this.#refs.set(refKey(source, ref), guest.id)
    guest.sources.push(source)
  }

  putGuest(guest: KnownGuest): void {
    const before = this.#guests.get(guest.id)
    if (before) this.#twins.get(twinKey(before.phone, before.name))?.delete(guest.id)
    this.#guests.set(guest.id, guest)
    if (!guest.phone || !guest.name || guest.isErased || guest.mergedInto) return
    const key = twinKey(guest.phone, guest.name)
    this.#twins.set(key, (this.#twins.get(key) ?? new Set()).add(guest.id))
  }

  /** A stay and its guest, as the domain knows them. */
  view(reservation: string): { guest: Guest; stay: Stay } | null {
    const stay = this.findStay(reservation)
    const guest = this.findGuest(stay?.guestId)
    return stay && guest && { guest: guestOf(guest), stay: stayOf({ ...stay, ...stay.record }) }
  }
}

const refKey = (source: string, ref: string): string => `${source}\u0001${ref}`
const twinKey = (phone: string | null | undefined, name: string | null | undefined): string => `${phone}\u0001${name?.toLowerCase()}`

function knownStay(row: LoadedStay): KnownStay {
  const { asOf, arrival, departure, children, companions } = stayOf(row)
  const { id, reservation, guestId, room, status, source, spent } = row
  const times = {
    changedAt: row.changedAt === null ? null : new Date(row.changedAt),
    expectedAt: row.expectedAt === null ? null : new Date(row.expectedAt),
  }
  return { id, reservation, guestId, asOf, record: { room, arrival, departure, status, companions, children, spent, source, ...times } }
}
