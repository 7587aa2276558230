import type { FactKind } from "../domain/fact-kind.ts"
import type { Guest, GuestFact, Stay } from "../domain/guest.ts"
import type { TicketId } from "../domain/ids.ts"
import type { PreparationItem, PreparationService } from "../domain/preparation.ts"
import { careOf, type Property } from "../domain/property.ts"
import { hashText } from "../lib/hash.ts"
import { DAY_MS, instantOf, localTime } from "../lib/time.ts"
import type { CarePhase } from "../ports/job.ts"
import { type CurrentFact, currentFacts } from "./current-facts.ts"
import { measuresFor } from "./special-needs.ts"
import { vipLevelOf } from "./vip-level.ts"

/** A ticket as it ought to be. The same stay and the same knowledge always make the same ones. */
export type PlannedTicket = {
  id: TicketId
  service: PreparationService
  department: string
  items: PreparationItem[]
  /** When the guest may stand at the desk. */
  readyBy: Date
}

export type PreparationInput = {
  stay: Stay
  guest: Guest
  facts: GuestFact[]
  phase: CarePhase
  property: Property
  kinds: Map<string, FactKind>
  now: Date
}

/** What was told longer ago than this is shown with its day: people change. */
const OLD_MS = 365 * DAY_MS
const CARE_NEED = "care-need"
/** For the children who come along: pointless when it is known that none does. */
const FOR_CHILDREN = new Set(["cot", "childrens-bedding", "family-kit"])

/**
 * What the house does unasked for one stay. The day before the arrival: one list for each department of what the guest
 * likes, the welcome of a protocol guest, the person in charge of somebody who needs care. On the day: the last look.
 * During the stay: what a colleague has seen, for the duty manager to approve. Nothing sensitive stands on any of it.
 */
export function planPreparation(input: PreparationInput): PlannedTicket[] {
  if (input.phase === "off") return []
  if (input.phase === "in-house") return suggestions(input)
  const needs = careNeeds(input)
  return [...departmentLists(input, needs), ...welcome(input), ...specialCare(input, needs), ...arrivalCheck(input)].filter(
    ({ items }) => items.length > 0,
  )
}

function departmentLists(input: PreparationInput, needs: string[]): PlannedTicket[] {
  const lists = new Map<string, PreparationItem[]>()
  const add = (department: string, item: PreparationItem) => lists.set(department, [...(lists.get(department) ?? []), item])
  for (const current of currentFacts(input.facts)) {
    const kind = input.kinds.get(current.fact.key)
    if (!kind?.prepare || kind.isSensitive || current.fact.isSensitive || isForNobody(current, input)) continue
    add(kind.prepare.department, itemFor(current, input))
  }
  for (const { department, measure } of measuresFor(needs)) {
    // A cot the family likes anyway is not asked for twice.
    if (!lists.get(department)?.some(({ key }) => key === measure)) add(department, plain("care", measure))
  }
  return [...lists].map(([department, items]) => ticketFor(input, "preparation", department, items))
}

const isForNobody = ({ fact }: CurrentFact, { stay }: PreparationInput): boolean => FOR_CHILDREN.has(fact.key) && stay.children === 0

function itemFor({ fact, before }: CurrentFact, { property, now }: PreparationInput): PreparationItem {
  const isOld = now.getTime() - fact.at.getTime() > OLD_MS
  return {
    ...{ key: fact.key, value: fact.value },
    toldAt: isOld ? localTime(fact.at, property.timezone).day : null,
    before: before.length > 0 ? before.join(" / ") : null,
  }
}

/** A169, A176: what the level promises stands in the room before the guest does; each piece is ticked. */
function welcome(input: PreparationInput): PlannedTicket[] {
  const level = vipLevelOf(input.guest, input.property)
  return level ? [ticketFor(input, "vip-welcome", "housekeeping", [...level.amenities.map((key) => plain("amenity", key))])] : []
}

/** A178, A179: on the morning itself, and the letter in the language the guest reads. */
function arrivalCheck(input: PreparationInput): PlannedTicket[] {
  if (input.phase !== "arriving" || !vipLevelOf(input.guest, input.property)) return []
  const letter = input.guest.language ?? input.property.languages[0] ?? "en"
  const checks = ["registration-form", "room-status", "key"].map((check) => plain("check", check))
  return [ticketFor(input, "arrival-check", "front-office", [...checks, plain("letter", letter)])]
}

/** A150, A321: one person in charge, who finds the need on the guest's card. */
function specialCare(input: PreparationInput, needs: string[]): PlannedTicket[] {
  const items = needs.length > 0 ? ["see-that-all-is-ready", "greet-in-person", "first-evening"].map((care) => plain("care", care)) : []
  return [ticketFor(input, "special-care", "duty-manager", items)]
}

/** Told or seen within the year: an infant is no infant two years on. */
function careNeeds({ facts, now }: PreparationInput): string[] {
  const told = facts.filter(({ key, status, at }) => key === CARE_NEED && status === "confirmed" && now.getTime() - at.getTime() <= OLD_MS)
  return [...new Set(told.map(({ value }) => value))].sort()
}

/** A101: what a colleague has seen during this stay, one ticket each, so that each is approved or not by itself. */
function suggestions(input: PreparationInput): PlannedTicket[] {
  const { stay, facts, kinds, property } = input
  const seen = facts.filter((fact) => {
    const kind = kinds.get(fact.key)
    const isThisStay = localTime(fact.at, property.timezone).day >= stay.arrival
    const mayBeRead = !fact.isSensitive && !kind?.isSensitive
    return fact.source === "observation" && fact.status === "confirmed" && isThisStay && mayBeRead && !kind?.prepare
  })
  return seen.map((fact) => ({
    ...ticketFor(input, "suggestion", "duty-manager", [plain(fact.key, fact.value)]),
    id: idFor(stay, "suggestion", fact.id),
    readyBy: new Date(input.now.getTime()),
  }))
}

const plain = (key: string, value: string): PreparationItem => ({ key, value, toldAt: null, before: null })

function ticketFor(input: PreparationInput, service: PreparationService, department: string, items: PreparationItem[]): PlannedTicket {
  return { id: idFor(input.stay, service, department), service, department, items, readyBy: readyBy(input) }
}

/** Planning twice is planning once; a booking that moves to another day is prepared anew. */
const idFor = (stay: Stay, service: PreparationService, whose: string): TicketId =>
  `tkt_${hashText(`${stay.id} ${stay.arrival} ${service} ${whose}`)}`

/** When the guest is expected; else when rooms are ready on the day of arrival. */
function readyBy({ stay, property }: Pick<PreparationInput, "stay" | "property">): Date {
  const ready = instantOf(stay.arrival, careOf(property).readyBy, property.timezone)
  return stay.expectedAt && localTime(stay.expectedAt, property.timezone).day === stay.arrival ? stay.expectedAt : ready
}
