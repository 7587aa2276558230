import {
  changeStay,
  type GuestOverlay,
  isStale,
  newsOfGuest,
  type StayChange,
  type StayOutcome,
  type StayOverlay,
} from "../domain/stay-change.ts"
import type { Ids } from "../ports/runtime.ts"
import type { AppliedChange } from "../ports/store.ts"
import type { KnownGuest, KnownStay, KnownStays } from "./known-stays.ts"

type GuestWrite = GuestOverlay & { id: string; isNew: boolean; changedAt: Date }
type StayWrite = Omit<KnownStay, "record" | "asOf"> & KnownStay["record"] & { isNew: boolean; isHandedOver: boolean }

/** The rows that `WRITE_STAYS` writes, and the stays that addresses follow. */
export type StayPlan = {
  applied: AppliedChange[]
  guests: GuestWrite[]
  refs: { source: string; ref: string; guestId: string }[]
  stays: StayWrite[]
  /** Ids of stays that count from now on. */
  begun: string[]
  handedOver: string[]
}

type Draft = {
  known: KnownStays
  ids: Ids
  heardAt: Date
  guests: Map<string, GuestWrite>
  refs: StayPlan["refs"]
  stays: Map<string, StayWrite>
  begun: Set<string>
}

/** A statement about one stay or one profile; profiles that become one are another matter. */
export type PlainChange = Exclude<StayChange, { kind: "merged" }>

/** Decides statements one after the other, as if each had come alone. */
export function planStays(changes: PlainChange[], known: KnownStays, ids: Ids, heardAt: Date): StayPlan {
  const draft: Draft = { known, ids, heardAt, guests: new Map(), refs: [], stays: new Map(), begun: new Set() }
  const outcomes = changes.map((change) => ("stay" in change ? takeStay(draft, change) : takeGuest(draft, change)))
  const stays = [...draft.stays.values()]
  return {
    applied: changes.map((change, index) => ({
      outcome: outcomes[index] ?? "ignored",
      known: "stay" in change ? known.view(change.stay.reservation) : null,
    })),
    guests: [...draft.guests.values()],
    refs: draft.refs,
    stays,
    begun: [...draft.begun],
    handedOver: stays.filter(({ isHandedOver }) => isHandedOver).map(({ id }) => id),
  }
}

type StayStatement = Extract<PlainChange, { stay: StayOverlay }>

function takeStay(draft: Draft, change: StayStatement): StayOutcome {
  const before = draft.known.findStay(change.stay.reservation)
  const { outcome, record } = changeStay(before?.record ?? null, change)
  if (outcome === "stale" || outcome === "ignored" || !record) return outcome
  const owner = draft.known.findGuest(before?.guestId)
  const guest = findOwner(draft, change, owner) ?? makeGuest(draft, change)
  if (!guest) return "ignored"
  const isNews = noteRef(draft, change, guest)
  const isTold = tellGuest(draft, guest, change.stay.guest ?? {}, change.at)
  const kept = guest.isErased ? { ...record, companions: [] } : record
  writeStay(draft, before, { reservation: change.stay.reservation, guestId: guest.id, record: kept })
  return outcome === "unchanged" && (isNews || isTold || owner?.id !== guest.id) ? "changed" : outcome
}

/**
 * Whose stay it is: the guest of that system's reference; else the reservation's, unless that system calls them otherwise;
 * else the one with the same number and name. Never a guess.
 */
function findOwner({ known }: Draft, { stay, source }: StayStatement, owner: KnownGuest | null): KnownGuest | null {
  const named = stay.guestRef ? known.findByRef(source, stay.guestRef) : null
  if (named) return named
  const isSomebodyElse = stay.guestRef != null && owner?.sources.includes(source) === true
  return owner && !isSomebodyElse ? owner : known.findTwin(stay.guest ?? {})
}

function makeGuest(draft: Draft, { stay, at }: StayStatement): KnownGuest | null {
  if (!stay.guest?.name) return null
  const nothing = { givenName: null, familyName: null, title: null, language: null, phone: null, email: null, tier: null, vip: null }
  const id = draft.ids.make("gst")
  const guest: KnownGuest = {
    ...{ id, name: null, ...nothing, memberNumber: null, mergedInto: null, isErased: false, changedAt: null, sources: [] },
  }
  draft.known.putGuest(guest)
  draft.guests.set(id, { id, isNew: true, changedAt: at })
  return guest
}

/** @returns whether the reference was not known */
function noteRef(draft: Draft, { stay, source }: StayStatement, guest: KnownGuest): boolean {
  if (!stay.guestRef || draft.known.findByRef(source, stay.guestRef)) return false
  draft.known.putRef(source, stay.guestRef, guest)
  draft.refs.push({ source, ref: stay.guestRef, guestId: guest.id })
  return true
}

/** Who was erased stays unknown, whatever other systems still remember. @returns whether anything was new */
function tellGuest(draft: Draft, { id }: KnownGuest, overlay: GuestOverlay, at: Date): boolean {
  const guest = draft.known.findGuest(id)
  if (!guest || guest.isErased || isStale(at, guest)) return false
  const news = newsOfGuest(guest, overlay)
  draft.known.putGuest({ ...guest, ...news, changedAt: at })
  draft.guests.set(id, { ...(draft.guests.get(id) ?? { id, isNew: false }), ...news, changedAt: at })
  return Object.keys(news).length > 0
}

function takeGuest(draft: Draft, { source, ref, guest: overlay, at }: Extract<PlainChange, { ref: string }>): StayOutcome {
  const guest = draft.known.findByRef(source, ref)
  if (!guest) return "ignored"
  if (guest.isErased) return "unchanged"
  if (isStale(at, guest)) return "stale"
  return tellGuest(draft, guest, overlay, at) ? "changed" : "unchanged"
}

const counts = (status: string | undefined): boolean => status === "booked" || status === "in-house"

function writeStay(draft: Draft, before: KnownStay | null, now: Pick<KnownStay, "reservation" | "guestId" | "record">): void {
  const id = before?.id ?? draft.ids.make("sty")
  draft.known.putStay({ ...now, id, asOf: draft.heardAt })
  const planned = draft.stays.get(id)
  const isHandedOver = planned?.isHandedOver === true || (before !== null && before.guestId !== now.guestId)
  const { record, ...whose } = now
  draft.stays.set(id, { ...whose, ...record, id, isNew: planned?.isNew ?? before === null, isHandedOver })
  if (counts(record.status) && (!counts(before?.record.status) || before?.guestId !== now.guestId)) draft.begun.add(id)
}
