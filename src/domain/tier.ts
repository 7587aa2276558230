import type { Guest } from "./guest.ts"
import type { Localised } from "./language.ts"
import type { PointsRules } from "./points.ts"

/** What a level may bring. Flows and tickets honour the first four; the rest stands on the card for those who do. */
export const ENTITLEMENTS = [
  "late-check-out",
  "no-room-inspection",
  "direct-person",
  "express-bill",
  "dedicated-host",
  "free-breakfast",
  "newspaper",
  "welcome-amenity",
  "room-upgrade",
  "no-registration",
  "birthday-card",
  "family-weekend",
] as const
export type Entitlement = (typeof ENTITLEMENTS)[number]

/** A protocol level: an honour the house gives, whatever the guest spends. */
export type VipLevel = {
  name: Localised
  /** For whom it is, in words for staff. */
  criteria: string
  /** What stands in the room on arrival. */
  amenities: string[]
  entitlements: Entitlement[]
  /** Staff key or role of the person who looks after these guests; null: the duty manager. */
  host: string | null
}

/** A level of the members' programme. */
export type MembershipLevel = {
  name: Localised
  /** The part of the price a member pays: 0.88; 1 is no discount. */
  pays: number
  /** What earns it; null: it is given. */
  from: { points: number } | { nights: number } | null
  entitlements: Entitlement[]
}

export type Membership = {
  levels: Record<string, MembershipLevel>
  points: PointsRules
  /** A member pays less at once, or from the stay after the one they joined in. */
  discountFrom: "first-stay" | "next-stay"
  /** Goods for which the birthday price may be asked, once a year; null: there is none. */
  birthday: { pays: number; itemsMax: number } | null
}

/** Two axes: whom the house honours, and who is a member. */
export type Tiers = {
  vip: Record<string, VipLevel>
  membership: Membership
  /** Free until this hour of the hotel's clock, while no more than this part of the rooms is taken. */
  lateCheckOut: { until: string; fullAbove: number }
  /** How many rooms the house has; null: not told, so that nothing is granted by occupancy. */
  rooms: number | null
}

type Levelled = Pick<Guest, "tier" | "vip">

/** What a guest may ask for, by both axes. A level the property file does not know brings nothing. */
export function entitlementsOf(guest: Levelled | null, tiers: Pick<Tiers, "vip" | "membership">): Entitlement[] {
  const given = [vipLevelOf(guest, tiers), levelOf(guest, tiers)].flatMap((level) => level?.entitlements ?? [])
  return [...new Set(given)]
}

export const vipLevelOf = (guest: Pick<Guest, "vip"> | null, { vip }: Pick<Tiers, "vip">): VipLevel | null =>
  (guest?.vip != null && Object.hasOwn(vip, guest.vip) && vip[guest.vip]) || null

export const levelOf = (guest: Pick<Guest, "tier"> | null, { membership }: Pick<Tiers, "membership">): MembershipLevel | null =>
  (guest?.tier != null && Object.hasOwn(membership.levels, guest.tier) && membership.levels[guest.tier]) || null

/** Rooms taken by the night that begins on a hotel day (`YYYY-MM-DD`); a day that is not there is not known. */
export type RoomsTaken = ReadonlyMap<string, number>

/** Are more rooms taken that night than a late check-out allows? What is not known counts as full. */
export function isFull(day: string, taken: RoomsTaken, { rooms, lateCheckOut }: Pick<Tiers, "rooms" | "lateCheckOut">): boolean {
  const count = taken.get(day)
  return rooms === null || count === undefined || count / rooms > lateCheckOut.fullAbove
}
