import type { Frame, Slots } from "../domain/conversation.ts"
import type { TicketId } from "../domain/ids.ts"
import { serviceLevelOf } from "../domain/property.ts"
import type { Wish } from "../domain/reading.ts"
import type { TicketKind } from "../domain/ticket.ts"
import { addMinutes, MINUTE_MS } from "../lib/time.ts"
import { readChoice } from "../understanding/read-slot.ts"
import type { Draft } from "./draft.ts"
import type { FlowFacts } from "./turn.ts"

type OpenTicket = FlowFacts["openTickets"][number]

/** Rings the people of the ticket a guest waits for, and gives the frame the honest time. Nothing when none is open. */
export function chaseTicket(draft: Draft, frame: Frame, hints: Slots): void {
  const ticket = findChased(draft, named(draft, hints))
  if (ticket) chase(draft, frame, ticket)
}

/** Rings the people of this ticket again; the frame may then tell the guest by when. */
export function chase(draft: Draft, frame: Frame, ticket: OpenTicket): void {
  draft.effects.push({ kind: "add-to-ticket", ticket: ticket.id, text: draft.text, action: "chased", urgent: true })
  frame.ticket = ticket.id
  frame.told = timeStillTrue(draft, ticket)
}

/** The guest's open tickets, with those this very message has opened. */
export function ticketsOf({ facts, effects }: Draft): OpenTicket[] {
  const opened = effects.flatMap((effect): OpenTicket[] => {
    if (effect.kind !== "open-ticket") return []
    const { id, intent, ticketKind: kind, department, levels, dueAt } = effect
    return [
      { id, intent, kind, department, openedAt: facts.now, completeBy: dueAt ?? addMinutes(facts.now, levels.complete), isTaken: false },
    ]
  })
  return [...facts.openTickets, ...opened]
}

/** The open ticket of this id, if it still is open. */
export const findOpen = (draft: Draft, id: TicketId): OpenTicket | undefined => draft.facts.openTickets.find((ticket) => ticket.id === id)

/** The time first told while it lies ahead; once it has passed, the time in which somebody answers a new ring. */
export function timeStillTrue(draft: Draft, ticket: OpenTicket): { minutes: number; by: string } {
  const { now } = draft.facts
  const level = serviceLevelOf(draft.script.property, ticket.intent, ticket.kind)
  const due = isRequest(ticket.kind) ? ticket.completeBy : addMinutes(ticket.openedAt, level.acknowledge)
  const left = Math.ceil((due.getTime() - now.getTime()) / MINUTE_MS)
  return toldIn(left > 0 ? left : level.acknowledge, now)
}

const isRequest = (kind: TicketKind): boolean => kind === "request"

/** A time told: whole minutes, as one says them. */
export function toldIn(minutes: number, now: Date): { minutes: number; by: string } {
  const whole = Math.max(1, Math.ceil(minutes))
  return { minutes: whole, by: addMinutes(now, whole).toISOString() }
}

/**
 * "The air conditioning, why has nobody come?" is not a second order beside the chase: a wish for what is on its way
 * already goes into the chase.
 */
export function foldChased(draft: Draft, wishes: Wish[]): Wish[] {
  if (!wishes.some(({ intent }) => intent === "chase")) return wishes
  const again = wishes.filter((wish) => draft.facts.openTickets.some((ticket) => isFor(draft, ticket, wish)))
  const hints = Object.assign({}, ...again.map(({ slots }) => slots)) as Slots
  const rest = wishes.filter((wish) => !again.includes(wish))
  return rest.map((wish) => (wish.intent === "chase" ? { ...wish, slots: { ...hints, ...wish.slots } } : wish))
}

function isFor(draft: Draft, ticket: OpenTicket, { intent, slots }: Wish): boolean {
  if (intent === "chase" || ticket.intent !== intent || !isRequest(ticket.kind)) return false
  const what = slots.item ?? slots.fault
  const ordered = orderedAs(draft, ticket)
  return what === undefined || ordered === undefined || ordered === what.value
}

/** What a ticket was opened for, while its follow-up keeps it in mind. */
function orderedAs(draft: Draft, ticket: OpenTicket): string | number | undefined {
  const slots = draft.memory.parked?.find((frame) => frame.ticket === ticket.id)?.slots
  return (slots?.item ?? slots?.fault)?.value
}

/** What the guest names as late, when the reading left it out. */
function named({ text, script }: Draft, hints: Slots): Slots {
  if (hints.item || hints.fault) return hints
  const item = readChoice(text, script.catalogue.get("amenities") ?? [])
  const fault = item ? null : readChoice(text, script.catalogue.get("faults") ?? [])
  if (item) return { ...hints, item: { type: "choice", value: item.key } }
  return fault ? { ...hints, fault: { type: "choice", value: fault.key } } : hints
}

/** The latest ticket that fits what the guest names; without a name, the latest request, else the latest of all. */
function findChased(draft: Draft, hints: Slots): OpenTicket | undefined {
  const latest = [...draft.facts.openTickets].reverse().sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
  const what = (hints.fault ?? hints.item)?.value
  const wanted = hints.fault ? "maintenance" : hints.item ? "amenity" : null
  return (
    latest.find((ticket) => what !== undefined && orderedAs(draft, ticket) === what) ??
    latest.find(({ intent }) => intent === wanted) ??
    latest.find(({ kind }) => isRequest(kind)) ??
    latest[0]
  )
}
