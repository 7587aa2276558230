import { CLAIM_OUTCOMES } from "../domain/claim.ts"
import type { Phase } from "../domain/guest.ts"
import { isOpen } from "../domain/property.ts"
import { type IntentId, isIntent } from "../domain/reading.ts"
import { entitlementsOf } from "../domain/tier.ts"
import type { Script } from "../flows/content.ts"
import type { Condition } from "../flows/schema.ts"
import { addMinutes, instantOf, isWithin, localTime } from "../lib/time.ts"
import { conditionsIn, flowsBehind } from "./flows-behind.ts"
import type { Situation } from "./stand.ts"

/** Any day: what is proven holds for the hours of the day, and those are the same on all days. */
const DAY = "2026-03-02"
/** A guest who is slow to answer finds it changed. */
const SOON_MINUTES = 10
const PHASES: Phase[] = ["in-house", "unknown", "booked", "departed"]

/** The situations this flow, or what it leads to, can tell apart by its conditions: each once. */
export function situationsFor(script: Script, name: string): Situation[] {
  const flows = flowsBehind(script, name)
  const conditions = conditionsIn(flows)
  const asksRoom = flows.some(({ slots }) => Object.values(slots).some((slot) => slot.type === "room" && slot.from))
  const hasPhases = asksRoom || flows.some(({ phases }) => phases !== null) || conditions.some((condition) => "phase" in condition)
  const both = (isTold: boolean): boolean[] => (isTold ? [true, false] : [true])
  const named = both(flows.some(({ events }) => events.includes("usual")) || conditions.some((one) => "guest" in one || "likes" in one))
  const levels = levelsFor(script, conditions)
  const spares = conditions.some((condition) => "spare" in condition) ? [false, true] : [false]
  const claims = flows.some(({ nodes }) => [...nodes.values()].some(({ kind }) => kind === "pair")) ? CLAIM_OUTCOMES : (["staff"] as const)
  const found: Situation[] = []
  for (const at of hoursFor(script, conditions)) {
    for (const phase of hasPhases ? PHASES : (["in-house"] as const)) {
      for (const hasRoom of phase === "in-house" ? both(asksRoom) : [false]) {
        for (const order of ordersFor(script, conditions)) {
          for (const isNamed of phase === "unknown" ? [false] : named) {
            for (const level of phase === "unknown" ? [NO_LEVEL] : levels) {
              for (const hasSpare of phase === "unknown" ? [false] : spares) {
                for (const claim of phase === "unknown" ? claims : (["staff"] as const)) {
                  found.push({ phase, hasRoom, isNamed, ...level, hasSpare, at, order, claim })
                }
              }
            }
          }
        }
      }
    }
  }
  return found
}

const NO_LEVEL: Levels = { vip: null, tier: null }
type Levels = Pick<Situation, "vip" | "tier">

/** One guest for each combination of what these conditions ask of a guest's levels. */
function levelsFor({ property: { tiers } }: Script, conditions: Condition[]): Levels[] {
  const vips = [null, ...Object.keys(tiers.vip), "VIP"]
  const members = [null, ...Object.keys(tiers.membership.levels), "member"]
  const all = vips.flatMap((vip) => members.map((tier) => ({ vip, tier })))
  const bySignature = new Map<string, Levels>()
  for (const level of all) {
    const entitlements = entitlementsOf(level, tiers)
    const signature = conditions.map((condition) => {
      if ("vip" in condition) return level.vip !== null
      if ("member" in condition) return level.tier !== null
      return "entitled" in condition && entitlements.includes(condition.entitled)
    })
    if (!bySignature.has(signature.join())) bySignature.set(signature.join(), level)
  }
  return [...bySignature.values()]
}

/** One instant for each combination of what is open and which window it is, now and while the guest still answers. */
function hoursFor(script: Script, conditions: Condition[]): Date[] {
  const { timezone } = script.property
  const seen = new Map<string, Date>()
  for (const time of edgesOf(script, conditions)) {
    const at = instantOf(DAY, time, timezone)
    const soon = addMinutes(at, SOON_MINUTES)
    const signature = `${hoursAt(script, conditions, at)} ${hoursAt(script, conditions, soon)}`
    if (!seen.has(signature)) seen.set(signature, at)
  }
  return [...seen.values()]
}

/** What these conditions make of an hour, as one text. */
export const hoursAt = (script: Script, conditions: Condition[], at: Date): string =>
  conditions.map((condition) => (holdsAt(script, condition, at) ? 1 : 0)).join("")

/** Noon first, then each hour at which something opens or closes: what holds then holds until the next. */
function edgesOf(script: Script, conditions: Condition[]): string[] {
  const spans = conditions.flatMap((condition) => {
    if ("time" in condition) return [condition.time.from, condition.time.to]
    const hours = hoursOf(script, condition)
    return hours === null || hours === "always" ? [] : hours.flatMap((span) => span.split("-"))
  })
  const edges = [...new Set(spans)].map((time) => (time === "24:00" ? "00:00" : time))
  const before = edges.map((time) => addMinutes(instantOf(DAY, time, script.property.timezone), -SOON_MINUTES / 2))
  return ["11:00", ...edges, ...before.map((at) => localTime(at, script.property.timezone).time)]
}

function hoursOf(script: Script, condition: Condition) {
  if ("fact" in condition) return script.facts.hours[condition.fact] ?? null
  if (!("department" in condition)) return null
  const { departments } = script.property
  return (departments[condition.department] ?? departments["front-office"])?.hours ?? null
}

function holdsAt(script: Script, condition: Condition, at: Date): boolean {
  const zone = script.property.timezone
  if ("time" in condition) return isWithin(localTime(at, zone).time, [`${condition.time.from}-${condition.time.to}`])
  const hours = hoursOf(script, condition)
  return hours !== null && isOpen(hours, at, zone)
}

/** Without an order, and with one of each kind a condition asks for. */
function ordersFor(script: Script, conditions: Condition[]): (IntentId | null)[] {
  const asked = conditions.flatMap((condition) => ("ticket" in condition ? [condition.ticket] : []))
  const anything = [...script.starts.keys()][0] ?? null
  return [null, ...new Set(asked.map((intent) => (isIntent(intent) ? intent : anything)))]
}

/** As an author reads it: `in house, room 1204, 11:00`. */
export function nameSituation(situation: Situation, zone: string, room: string): string {
  const { phase, hasRoom, isNamed, vip, tier, hasSpare, at, order, claim } = situation
  const parts = [
    phase === "unknown" ? "a guest nobody knows" : `a guest ${phase}`,
    ...(phase === "in-house" ? [hasRoom ? `room ${room}` : "room not known"] : []),
    ...(isNamed || phase === "unknown" ? [] : ["name not known"]),
    ...(vip === null ? [] : [vip === "VIP" ? vip : `VIP ${vip}`]),
    ...(tier === null ? [] : [tier]),
    ...(hasSpare ? ["rooms to spare"] : []),
    ...(phase === "unknown" && claim !== "staff" ? [`who they say they are: ${claim}`] : []),
    ...(order ? [`an open order (${order})`] : []),
    localTime(at, zone).time,
  ]
  return parts.join(", ")
}
