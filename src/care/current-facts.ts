import type { GuestFact } from "../domain/guest.ts"

/** What counts of one kind: the newest confirmed word, and what had been told before it and differs, newest first. */
export type CurrentFact = { fact: GuestFact; before: string[] }

const BEFORE_MAX = 3

/** What is known of a guest today: confirmed facts, the newest of each kind, in the order they were first told. */
export function currentFacts(facts: GuestFact[]): CurrentFact[] {
  const confirmed = facts.filter(({ status }) => status === "confirmed")
  const newestFirst = [...confirmed].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
  const kinds = new Map<string, CurrentFact>()
  for (const fact of newestFirst) {
    const known = kinds.get(fact.key)
    if (!known) kinds.set(fact.key, { fact, before: [] })
    else if (fact.value !== known.fact.value && !known.before.includes(fact.value) && known.before.length < BEFORE_MAX)
      known.before.push(fact.value)
  }
  return [...kinds.values()].reverse()
}
