import type { GuestId, StayId } from "./ids.ts"
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
  tier: string | null
  vip: string | null
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

/** A remembered preference or observation, with where it came from. */
export type GuestFact = {
  key: string
  value: string
  source: string
  author: string | null
  at: Date
  isSensitive: boolean
}
