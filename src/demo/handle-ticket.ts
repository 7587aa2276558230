import type { PastTicket } from "../domain/history.ts"
import { type Property, serviceLevelOf } from "../domain/property.ts"
import type { Chance } from "../lib/chance.ts"
import { addMinutes } from "../lib/time.ts"
import type { Calendar } from "./calendar.ts"

export type Opening = Omit<PastTicket, "closedAt" | "events" | "owner" | "status" | "acknowledgeBy" | "completeBy">

/** Minutes until somebody takes it, on average, by hour from midnight: few people at night, many orders in the evening. */
const PACE = [5, 6, 6, 6, 6, 5, 3, 2.5, 2.5, 2, 2, 2, 2.5, 2.5, 3, 3, 2.5, 2.5, 3, 3.5, 4, 4, 4, 5]
const LATE_SHARE = 0.07
const CONFIRMED_SHARE = 0.55
const REOPENED_SHARE = 0.08

/** How it went: taken, done, and whether the guest says so; some late, a few not right at first. */
export function handleTicket(
  opening: Opening,
  text: string,
  owner: string | null,
  { calendar, chance, property }: { calendar: Calendar; chance: Chance; property: Property },
): PastTicket {
  const { openedAt, kind } = opening
  const levels = serviceLevelOf(property, opening.service, kind)
  const hour = Math.floor((openedAt.getTime() - calendar.at(0, 0).getTime()) / 3_600_000) % 24
  const slowness = chance.next() < LATE_SHARE ? 5 : 1
  const takenAt = addMinutes(openedAt, 0.4 + chance.spread((PACE[(hour + 24) % 24] ?? 3) * slowness * 0.7))
  const doneAt = addMinutes(takenAt, levels.complete * 0.2 * slowness + chance.spread(levels.complete * 0.28))
  const acknowledgeBy = addMinutes(openedAt, levels.acknowledge)
  const completeBy = addMinutes(openedAt, levels.complete)
  const by = owner ?? opening.department
  const events: PastTicket["events"] = [{ at: openedAt, action: "opened", by: "guest", text }]
  if (takenAt > acknowledgeBy) events.push({ at: acknowledgeBy, action: "rung", by: "ladder", text: null })
  events.push({ at: takenAt, action: "taken", by, text: null })
  if (doneAt > completeBy) events.push({ at: addMinutes(completeBy, 1), action: "chased", by: "guest", text: null })
  events.push({ at: doneAt, action: "done", by, text: null })
  let closedAt = doneAt
  if (kind === "complaint" && chance.next() < REOPENED_SHARE) {
    closedAt = addMinutes(doneAt, 20 + chance.below(60))
    events.push(
      { at: addMinutes(doneAt, 5), action: "reopened", by: "guest", text: null },
      { at: closedAt, action: "done", by, text: null },
    )
  }
  const isConfirmed = chance.next() < CONFIRMED_SHARE
  if (isConfirmed) events.push({ at: addMinutes(closedAt, 1 + chance.below(15)), action: "confirmed", by: "guest", text: null })
  events.sort((a, b) => a.at.getTime() - b.at.getTime())
  const last = events.at(-1)?.at ?? closedAt
  return { ...opening, acknowledgeBy, completeBy, owner, status: isConfirmed ? "confirmed" : "done", closedAt: last, events }
}

/** Taken and done in time, and right the first time. */
export function wentWell(ticket: PastTicket): boolean {
  return !ticket.events.some(({ action }) => action === "rung" || action === "chased" || action === "reopened")
}
