import type { Frame, Slots } from "../domain/conversation.ts"
import type { TicketId } from "../domain/ids.ts"
import { serviceLevelOf } from "../domain/property.ts"
import type { TicketKind } from "../domain/ticket.ts"
import { addMinutes, MINUTE_MS } from "../lib/time.ts"
import type { Draft } from "./draft.ts"
import type { FlowFacts } from "./turn.ts"

type OpenTicket = FlowFacts["openTickets"][number]

/** Rings the people of the ticket a guest waits for, and gives the frame the honest time. Nothing when none is open. */
export function chaseTicket(draft: Draft, frame: Frame, hints: Slots): void {
  const ticket = findChased(draft.facts.openTickets, hints)
  if (ticket) chase(draft, frame, ticket)
}

/** Rings the people of this ticket again; the frame may then tell the guest by when. */
export function chase(draft: Draft, frame: Frame, ticket: OpenTicket): void {
  draft.effects.push({ kind: "add-to-ticket", ticket: ticket.id, text: draft.text, action: "chased", urgent: true })
  frame.ticket = ticket.id
  frame.told = timeStillTrue(draft, ticket)
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

/** The latest ticket that fits what the guest names; without a name, the latest request, else the latest of all. */
function findChased(open: OpenTicket[], hints: Slots): OpenTicket | undefined {
  const latest = [...open].sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
  const wanted = hints.fault ? "maintenance" : hints.item ? "amenity" : null
  return latest.find(({ intent }) => intent === wanted) ?? latest.find(({ kind }) => isRequest(kind)) ?? latest[0]
}
