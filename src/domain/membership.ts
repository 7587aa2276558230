import { addMinutes } from "../lib/time.ts"
import type { PointsEntry, PointsRules } from "./points.ts"
import type { Membership, MembershipLevel } from "./tier.ts"

const DAY_MINUTES = 24 * 60

export type Balance = {
  /** May be spent now. Never below zero. */
  available: number
  /** Earned, but not counted yet. */
  pending: number
  /** When the first of them count; null when none are pending. */
  pendingUntil: Date | null
  /** When all of it lapses unless something is bought before; null when there is nothing to lose. */
  lapsesOn: Date | null
  /** From when on the guest may be told so. */
  warnOn: Date | null
}

/**
 * What a member's entries come to at an instant. A purchase keeps all points for the time of the rules; when it passes
 * without another one, what was there is gone, whatever comes after.
 */
export function balanceAt(entries: PointsEntry[], rules: PointsRules, now: Date): Balance {
  const known = entries.filter(({ at }) => at <= now).sort((a, b) => a.at.getTime() - b.at.getTime())
  const living = known.slice(firstLiving(known, rules))
  const isPending = ({ kind, at }: PointsEntry): boolean => kind === "earned" && countsFrom(at, rules) > now
  const waiting = living.filter(isPending)
  const last = living.findLast(keepsAlive)
  const lapsesOn = last ? lapseOf(last.at, rules) : null
  const isOver = lapsesOn !== null && lapsesOn <= now
  const available = isOver ? 0 : Math.max(0, sum(living.filter((entry) => !isPending(entry))))
  const pending = isOver ? 0 : sum(waiting)
  const hasAny = available + pending > 0
  return {
    available,
    pending,
    pendingUntil: pending > 0 && waiting[0] ? countsFrom(waiting[0].at, rules) : null,
    lapsesOn: hasAny ? lapsesOn : null,
    warnOn: hasAny && lapsesOn ? addMinutes(lapsesOn, -rules.warningDays * DAY_MINUTES) : null,
  }
}

/** Where the last unbroken row of purchases begins: what lies before a gap has lapsed. */
function firstLiving(entries: PointsEntry[], rules: PointsRules): number {
  let last: Date | null = null
  let first = 0
  entries.forEach((entry, index) => {
    if (last && lapseOf(last, rules) <= entry.at) {
      first = index
      last = null
    }
    if (keepsAlive(entry)) last = entry.at
  })
  return first
}

/** A gift of points opens an account as a purchase does; spending and lapsing keep nothing alive. */
const keepsAlive = ({ kind, points }: PointsEntry): boolean => kind === "earned" || (kind === "adjusted" && points > 0)

const lapseOf = (at: Date, { lapseDays }: PointsRules): Date => addMinutes(at, lapseDays * DAY_MINUTES)
const countsFrom = (at: Date, { pendingMinutes }: PointsRules): Date => addMinutes(at, pendingMinutes)
const sum = (entries: PointsEntry[]): number => entries.reduce((total, { points }) => total + points, 0)

/** Something bought, in the hotel's currency. */
export type Purchase = {
  paid: number
  /** Before any discount; what was paid when not told. */
  price?: number | undefined
  /** Parts of `paid` that were coupons and rebates. */
  coupons?: number | undefined
  rebates?: number | undefined
  /** As the rules name what is excluded, e.g. `presale`. */
  category?: string | undefined
}

/** What a purchase earns: whole points, and the amount they were counted on. */
export function pointsFor(purchase: Purchase, rules: PointsRules): { points: number; amount: number } {
  const { paid, price = paid, coupons = 0, rebates = 0, category } = purchase
  const isExcluded = category !== undefined && rules.excluded.includes(category)
  // Prices in cents: 0.8 × 100 must not come to less than 80.
  const isTooCheap = Math.round(paid * 100) < Math.round(price * rules.paidRatioMin * 100)
  const amount = isExcluded || isTooCheap ? 0 : Math.max(0, Math.round((paid - coupons - rebates) * 100) / 100)
  return { points: Math.floor(Math.round(amount * rules.perUnit * 100) / 100), amount }
}

/** The highest level that so many points or nights earn; null: none, or the programme gives its levels by hand. */
export function levelReached(levels: Record<string, MembershipLevel>, has: { points: number; nights: number }): string | null {
  const isReached = ({ from }: MembershipLevel): boolean =>
    from !== null && ("points" in from ? has.points >= from.points : has.nights >= from.nights)
  return Object.entries(levels).findLast(([, level]) => isReached(level))?.[0] ?? null
}

/** The part of the price a member pays now: the first purchase earns points but is not yet cheaper where the programme says so. */
export function paysNow(level: MembershipLevel | null, { discountFrom }: Membership, hasBoughtBefore: boolean): number {
  return level === null || (discountFrom === "next-stay" && !hasBoughtBefore) ? 1 : level.pays
}

/** May the birthday price be given for so many items? `usedOn`: days (`YYYY-MM-DD`) on which it was given before. */
export function mayUseBirthday(asked: { items: number; day: string; usedOn: string[] }, { birthday }: Membership): boolean {
  const yearOf = (day: string): string => day.slice(0, 4)
  const isUsed = asked.usedOn.some((day) => yearOf(day) === yearOf(asked.day))
  return birthday !== null && !isUsed && asked.items >= 1 && asked.items <= birthday.itemsMax
}
