import { DAY_MS } from "../lib/time.ts"
import type { FactKind } from "./fact-kind.ts"
import type { FactSource, Guest, GuestFact } from "./guest.ts"

/** A preference nobody has confirmed for a year may have changed. */
const STALE_AFTER_MS = 365 * DAY_MS

/** What is known under one key; of a kind that may hold several at once, one entry for each value. */
export type ProfileEntry = {
  key: string
  /** The newest that is confirmed; null when all there is was only heard. */
  current: GuestFact | null
  /** Heard in chat after it and not confirmed yet. */
  proposed: GuestFact | null
  /** Somebody whose word weighs more said otherwise before. */
  conflict: GuestFact | null
  isStale: boolean
  isSensitive: boolean
  /** All of it, newest first, also what was declined. */
  history: GuestFact[]
}

/**
 * A guest's facts as one profile: the latest counts, all are kept. What only stood as declined is not in it.
 * @param facts of one guest, in any order
 * @returns newest entry first
 */
export function profileOf(facts: GuestFact[], kinds: Map<string, FactKind>, now: Date): ProfileEntry[] {
  const entries = new Map<string, GuestFact[]>()
  for (const fact of facts.toSorted(newestFirst)) {
    const name = isMany(fact.key, kinds) ? `${fact.key}\n${fact.value}` : fact.key
    entries.set(name, [...(entries.get(name) ?? []), fact])
  }
  return [...entries.values()].map((history) => entryOf(history, kinds, now)).filter((entry) => entry.current || entry.proposed)
}

/** Notes and whatever else may be true beside each other: no peanuts and no prawns. */
const isMany = (key: string, kinds: Map<string, FactKind>): boolean => key === "note" || kinds.get(key)?.isMany === true

function entryOf(history: GuestFact[], kinds: Map<string, FactKind>, now: Date): ProfileEntry {
  const key = history[0]?.key ?? ""
  const current = history.find(({ status }) => status === "confirmed") ?? null
  const newest = history.find(({ status }) => status !== "declined") ?? null
  const proposed = newest?.status === "proposed" && newest.value !== current?.value ? newest : null
  const shown = current ?? proposed
  return {
    key,
    current,
    proposed,
    conflict: current && conflictOf(current, history),
    isStale: shown !== null && now.getTime() - shown.at.getTime() > STALE_AFTER_MS,
    // One who marked it once is enough, and so is the kind.
    isSensitive: kinds.get(key)?.isSensitive === true || history.some((fact) => fact.isSensitive),
    history,
  }
}

/** The guest's own word, written or filled in, outweighs what colleagues saw, and that outweighs what a system copied. */
const WEIGHT: Record<FactSource, number> = { guest: 2, form: 2, staff: 1, observation: 1, pms: 0 }

/** The last word of a weightier source, when it said otherwise. What weighs as much or less is superseded by a newer one. */
function conflictOf(current: GuestFact, history: GuestFact[]): GuestFact | null {
  const weightier = history.filter(({ status, source }) => status === "confirmed" && WEIGHT[source] > WEIGHT[current.source])
  const last = weightier[0]
  return last && last.value !== current.value ? last : null
}

/** Months since a fact was told, rounded down; 0 in its first month. */
export function ageMonths(fact: Pick<GuestFact, "at">, now: Date): number {
  const months = (now.getUTCFullYear() - fact.at.getUTCFullYear()) * 12 + now.getUTCMonth() - fact.at.getUTCMonth()
  return Math.max(0, now.getUTCDate() < fact.at.getUTCDate() ? months - 1 : months)
}

/**
 * How much a profile helps to look after somebody, 0 to 1: a fifth each for a name, a way to reach them, their language,
 * how they like their stay, and anything personal or about their work. A name and a number alone are two fifths.
 */
export function completenessOf(guest: Guest, addresses: number, profile: ProfileEntry[]): number {
  const categories = new Set(profile.flatMap(({ current }) => (current ? [current.category] : [])))
  const parts = [
    guest.name !== null,
    guest.phone !== null || guest.email !== null || addresses > 0,
    guest.language !== null,
    categories.has("logistics"),
    categories.has("personal") || categories.has("business"),
  ]
  return parts.filter(Boolean).length / parts.length
}

const newestFirst = (a: GuestFact, b: GuestFact): number => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)
