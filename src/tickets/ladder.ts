import type { Rung } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { Ticket } from "../domain/ticket.ts"
import { addMinutes, MINUTE_MS } from "../lib/time.ts"
import type { NewJob } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"
import { lastResort, peopleFor, type Scene } from "./route.ts"

/** After the last rung it is rung again and again, so that a forgotten ticket cannot fall silent. */
export const REPEAT_EVERY_MINUTES = 10
const REPEATS_MAX = 6
const HOURS_MAX = 24

/** Minutes from a repeat after the last rung to the one after it; 0 is the first repeat. */
export function minutesToRepeat(repeat: number): number {
  if (repeat < REPEATS_MAX - 1) return REPEAT_EVERY_MINUTES
  return repeat < REPEATS_MAX + HOURS_MAX ? 60 : 24 * 60
}

type Climbing = Pick<Ticket, "id" | "kind" | "department" | "openedAt">

export const rungsOf = (ticket: Pick<Ticket, "kind">, scene: Pick<Scene, "property">): Rung[] => scene.property.ladder[ticket.kind] ?? []

/**
 * Whom opening a ticket tells: the rungs at 0 minutes. When nobody holds those, the next rung's people at once, and in
 * the end anybody we can write to. Empty only when the hotel has no reachable staff at all.
 */
export function peopleAtOpening(ticket: Climbing, scene: Scene): StaffMember[] {
  const rungs = rungsOf(ticket, scene)
  const host = hostOf(ticket, scene)
  if (host.length > 0) return host
  const first = union(rungs.filter((rung) => rung.at <= 0).map((rung) => peopleFor(rung.to, ticket.department, scene)))
  if (first.length > 0) return first
  for (const rung of rungs) {
    const people = peopleFor(rung.to, ticket.department, scene)
    if (people.length > 0) return people
  }
  return lastResort(scene)
}

/** A hand-off that goes to somebody of the house by name or role, as a VIP's does: the ladder's later rungs stand behind them. */
function hostOf({ kind, department }: Climbing, scene: Scene): StaffMember[] {
  const isPerson = kind === "hand-off" && !Object.hasOwn(scene.property.departments, department)
  return isPerson ? peopleFor(department, department, scene) : []
}

/** Whom the ladder has reached by now. */
export function peopleToldSoFar(ticket: Climbing, scene: Scene): StaffMember[] {
  const minutes = (scene.now.getTime() - ticket.openedAt.getTime()) / MINUTE_MS
  const later = rungsOf(ticket, scene).filter((rung) => rung.at > 0 && rung.at <= minutes)
  return union([peopleAtOpening(ticket, scene), ...later.map((rung) => peopleFor(rung.to, ticket.department, scene))])
}

/** The people of one rung, or of the last one for the repeats after it. The last rung is never empty-handed. */
export function peopleAtRung(ticket: Climbing, rung: number, scene: Scene): StaffMember[] {
  const rungs = rungsOf(ticket, scene)
  const last = rungs.length - 1
  const at = rungs[Math.min(rung, last)]
  const people = at ? peopleFor(at.to, ticket.department, scene) : []
  return people.length > 0 || rung < last ? people : lastResort(scene)
}

/** The highest rung that has been rung by now; -1 before the first. */
export function rungReached(ticket: Climbing, scene: Scene): number {
  const minutes = (scene.now.getTime() - ticket.openedAt.getTime()) / MINUTE_MS
  return rungsOf(ticket, scene).findLastIndex((rung) => rung.at <= minutes)
}

/** All rungs still to come at opening, and the first repeat after the last one. `ladder:<ticket>:<rung>`. */
export function planLadder(ticket: Climbing, scene: Scene, ids: Ids): NewJob[] {
  const rungs = rungsOf(ticket, scene)
  const repeatAt = (rungs.at(-1)?.at ?? 0) + REPEAT_EVERY_MINUTES
  return [...rungs, { to: "", at: repeatAt }].flatMap((rung, index) =>
    rung.at <= 0
      ? []
      : [
          {
            id: ids.make("job"),
            key: `ladder:${ticket.id}:${index}`,
            payload: { name: "ladder" as const, ticket: ticket.id, rung: index },
            dueAt: addMinutes(ticket.openedAt, rung.at),
          },
        ],
  )
}

/** Why a ladder is climbed again after the opening; the key's middle part says so. */
export type ClimbCause =
  | "later"
  | "passed"
  | "reopened"
  /** The guest wrote to the person who has them in hand, and nothing came back. */
  | "unanswered"

/** One rung of a ladder that starts anew; running it plans the one after. `ladder:<ticket>:<cause>-<by>:<rung>`. */
export function planClimb(ticket: Ticket["id"], climb: { cause: ClimbCause; by: string }, rung: number, dueAt: Date, ids: Ids): NewJob {
  const key = `ladder:${ticket}:${climb.cause}-${climb.by}:${rung}`
  return { id: ids.make("job"), key, payload: { name: "ladder", ticket, rung }, dueAt }
}

/** What `planClimb` wrote into a job's key; null for the ladder of the opening. */
export function climbOf(key: string): { cause: ClimbCause; by: string } | null {
  const found = /^ladder:[^:]+:(later|passed|reopened|unanswered)-([^:]+):\d+$/.exec(key)
  return found ? { cause: found[1] as ClimbCause, by: found[2] ?? "" } : null
}

/** Minutes from a rung to the one after it. */
export function minutesToNext(ticket: Pick<Ticket, "kind">, rung: number, scene: Pick<Scene, "property">): number {
  const rungs = rungsOf(ticket, scene)
  const [here, next] = [rungs[rung], rungs[rung + 1]]
  return here && next ? Math.max(next.at - here.at, 0) : REPEAT_EVERY_MINUTES
}

function union(groups: StaffMember[][]): StaffMember[] {
  return [...new Map(groups.flat().map((member) => [member.id, member])).values()]
}
