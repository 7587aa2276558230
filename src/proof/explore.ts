import type { CompiledFlow } from "../flows/content.ts"
import { conditionsIn, flowsBehind } from "./flows-behind.ts"
import type { Hotel } from "./hotel.ts"
import { type Fault, judge } from "./judge.ts"
import { keyOf, spotOf } from "./key-of.ts"
import { hasStaffActed, movesAt } from "./moves.ts"
import { nextStand } from "./next-stand.ts"
import { hoursAt, situationsFor } from "./situations.ts"
import { askedFrame, type Move, type Stand } from "./stand.ts"
import { ORDER_BEFORE, openingsOf, standAt } from "./starts.ts"
import { takeMove } from "./take-move.ts"

/** A fault with the shortest way to it. */
export type Found = Fault & { stand: Stand }
export type Explored = { found: Found[]; isComplete: boolean }

/**
 * Walks everything that may happen in a flow, breadth first, so that the first way to a fault is the shortest. What
 * lies behind a fault is not walked.
 * @param standsMax bound on the points looked at; `isComplete` says whether it was enough
 */
export function explore(flow: CompiledFlow, hotel: Hotel, standsMax: number): Explored {
  const zone = hotel.written.property.timezone
  const { seen, spots } = hotel
  const behind = flowsBehind(hotel.written, flow.name)
  const conditions = conditionsIn(behind)
  const found = new Map<string, Found>()
  const open: Stand[] = []
  const go = (before: Stand, move: Move, cost: number): void => {
    const taken = takeMove(before, move, hotel)
    const after = nextStand(before, move, cost, taken, hotel.written)
    const faults = judge({ before, move, after, happened: taken.happened, script: hotel.written })
    for (const fault of faults) {
      const name = `${fault.flow} ${fault.step} ${fault.message}`
      if (!found.has(name)) found.set(name, { ...fault, stand: after })
    }
    if (faults.length > 0) return
    const isStraight =
      after.detours > 0 && after.misses === 0 && (after.question?.times ?? 1) === 1 && after.rows.tickets.every(isFromBefore)
    const hours = hoursAt(hotel.written, conditions, after.rows.now)
    const hasTurned = hours !== hoursAt(hotel.written, conditions, after.situation.at)
    const key = isStraight ? keyOf(after, zone) : `${spotOf(after)} ${hasTurned && hours}`
    if (seen.has(key)) return
    seen.add(key)
    open.push(after)
  }
  for (const situation of situationsFor(hotel.written, flow.name)) {
    const stand = standAt(situation)
    for (const move of openingsOf(hotel.written, flow, situation.at)) go(stand, move, 0)
  }
  const own = new Set(behind.map(({ name }) => name))
  let next = 0
  for (; next < open.length && next < standsMax; next++) {
    const stand = open[next] as Stand
    const { straight, aside, detours } = movesAt(stand, hotel.written)
    const frame = askedFrame(stand.rows)
    const isForeign = frame !== undefined && !own.has(frame.flow) && hotel.written.flows.has(frame.flow)
    // Another flow is walked for itself, and this one before anything came between: here they only have to lead to an end.
    const isPassing = isForeign || (frame !== undefined && (stand.detours === 0 || hasStaffActed(stand)))
    for (const move of isPassing ? shortest(straight) : straight) go(stand, move, 0)
    const spot = spotOf(stand)
    if (isPassing || spots.has(spot)) continue
    spots.add(spot)
    for (const move of aside) go(stand, move, 0)
    if (stand.detours > 0) for (const move of detours) go(stand, move, 1)
  }
  return {
    found: [...found.values()],
    isComplete: next >= open.length,
  }
}

/** The first answer, and silence. */
const shortest = (straight: Move[]): Move[] => straight.filter((move, index) => index === 0 || move.kind === "waits")

const isFromBefore = ({ id }: { id: string }): boolean => id === ORDER_BEFORE
