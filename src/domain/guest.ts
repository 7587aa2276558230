import type { FactId, GuestId, StayId } from "./ids.ts"
import type { Language } from "./language.ts"

export type Title = "mr" | "ms"

/** One profile across channels. */
export type Guest = {
  id: GuestId
  /** As the hotel writes it; null until somebody told us. */
  name: string | null
  familyName: string | null
  givenName: string | null
  title: Title | null
  language: Language | null
  phone: string | null
  email: string | null
  /** Key of a membership level in the property file. */
  tier: string | null
  /** Key of a protocol level in the property file. */
  vip: string | null
  /** Kept through every change of level. */
  memberNumber: string | null
}

export const STAY_STATUSES = ["booked", "in-house", "departed", "cancelled", "no-show"] as const
export type StayStatus = (typeof STAY_STATUSES)[number]

/** One booking's presence. Dates are the hotel's calendar days, `YYYY-MM-DD`. */
export type Stay = {
  id: StayId
  reservation: string
  guest: GuestId
  room: string | null
  arrival: string
  departure: string
  status: StayStatus
  /** Names of those who travel along, as the reservation has them. */
  companions: string[]
  /** How many of them are children; null: not told. */
  children: number | null
  /** The hour the guest is expected in the house. */
  expectedAt: Date | null
  /** When the hotel's system last told us. */
  asOf: Date
}

/** Where the guest is in their journey; `unknown` when no stay is tied to the conversation. */
export type Phase = "unknown" | "booked" | "in-house" | "departed"

export function phaseOf(stay: Stay | null): Phase {
  if (!stay) return "unknown"
  if (stay.status === "cancelled" || stay.status === "no-show") return "unknown"
  return stay.status
}

export const FACT_CATEGORIES = ["basic", "business", "personal", "logistics", "transactions"] as const
export type FactCategory = (typeof FACT_CATEGORIES)[number]
/** Where a fact came from; a fact without a source is none. */
export const FACT_SOURCES = ["guest", "staff", "pms", "form", "observation"] as const
export type FactSource = (typeof FACT_SOURCES)[number]
/** proposed: heard in chat and not yet confirmed · declined: it was not so. */
export const FACT_STATUSES = ["proposed", "confirmed", "declined"] as const
export type FactStatus = (typeof FACT_STATUSES)[number]

/** A remembered preference or observation, with where it came from. Never changed, only followed by a newer one of the same key. */
export type GuestFact = {
  id: FactId
  key: string
  value: string
  category: FactCategory
  source: FactSource
  author: string | null
  at: Date
  isSensitive: boolean
  status: FactStatus
}
