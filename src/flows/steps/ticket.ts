import type { Frame } from "../../domain/conversation.ts"
import { type ServiceLevel, serviceLevelOf } from "../../domain/property.ts"
import { INTENTS, type IntentId, isIntent } from "../../domain/reading.ts"
import type { TicketKind, Urgency } from "../../domain/ticket.ts"
import { localTime } from "../../lib/time.ts"
import { render } from "../../templates/render.ts"
import { toldIn } from "../chase-ticket.ts"
import type { NodeOf } from "../content.ts"
import { type Draft, getFlow, newTicketId } from "../draft.ts"
import { valuesOf } from "../speak.ts"
import { houseValues } from "../values.ts"
import { findWaitingTicket } from "../waiting-ticket.ts"
import { withdrawUntaken } from "./withdraw.ts"

/** Puts the order in front of its department; from here on the flow may tell the time it stands for. */
export function ticket(draft: Draft, frame: Frame, node: NodeOf<"ticket">): void {
  frame.step = node.next
  const { kind, department, service, urgency, details, replaces, due, reason } = node.ticket
  const intent = node.ticket.intent ?? causeOf(draft, frame) ?? "human"
  // "Make it three o'clock after all": the desk must not have to guess which of two orders holds.
  if (replaces) withdrawUntaken(draft, intent)
  openTicket(draft, frame, {
    kind,
    department,
    service,
    intent,
    urgency: urgency ?? urgencyOf(draft, kind),
    details: {
      ...(reason ? { reason: reasonFor(draft, frame, reason) } : {}),
      ...detailsOf(draft, frame, details),
      ...arrivalOf(draft, kind),
    },
    dueAt: due ? hourOf(frame, due) : null,
  })
}

/** What is ordered before the stay is for the day it begins. */
function arrivalOf({ facts }: Draft, kind: TicketKind): { arrival?: string } {
  return kind === "request" && facts.phase === "booked" && facts.arrival ? { arrival: facts.arrival } : {}
}

function hourOf(frame: Frame, name: string): Date | null {
  const slot = frame.slots[name]
  return slot?.type === "time" ? new Date(slot.value) : null
}

/** In the house's first language: staff read it, not the guest. */
export function reasonFor(draft: Draft, frame: Frame, template: string): string {
  const language = draft.script.property.languages[0] ?? "en"
  const values = { ...houseValues(draft.script, { ...draft.facts, language }), ...valuesOf(draft, frame) }
  return render(draft.script.templates, template, language, values)
}

type Order = {
  kind: TicketKind
  department: string
  service: string
  intent: IntentId
  urgency: Urgency
  details: Record<string, string | number>
  dueAt?: Date | null
}

/** Opens a ticket for the frame; alarm upon alarm for the same person joins the one that nobody has taken yet. */
export function openTicket(draft: Draft, frame: Frame, order: Order): void {
  const levels = serviceLevelOf(draft.script.property, order.service, order.kind)
  frame.told = toldIn(minutesToTell(order.kind, levels), draft.facts.now)
  const waiting = order.kind === "request" ? null : findWaitingTicket(draft, order.kind)
  if (waiting) {
    draft.effects.push({ kind: "add-to-ticket", ticket: waiting.id, text: draft.text, action: "chased", urgent: true })
    frame.ticket = waiting.id
    return
  }
  const room = frame.slots.room?.type === "room" ? frame.slots.room : (draft.facts.room ?? formerRoom(draft))
  const id = newTicketId(draft)
  const { kind: ticketKind, ...rest } = order
  draft.effects.push({
    kind: "open-ticket",
    id,
    ticketKind,
    ...rest,
    room: room?.value ?? null,
    roomEvidence: room?.evidence ?? "none",
    verbatim: frame.cause?.words || draft.text,
    levels,
  })
  frame.ticket = id
}

/** Whoever runs to a guest in danger would rather have a room to look in first than none. */
function formerRoom({ facts }: Draft): { value: string; evidence: "claimed" } | null {
  return facts.formerRoom ? { value: facts.formerRoom, evidence: "claimed" } : null
}

/** A request's time is when it is done; otherwise it is when a person answers. */
const minutesToTell = (kind: TicketKind, levels: ServiceLevel): number => (kind === "request" ? levels.complete : levels.acknowledge)

function causeOf(draft: Draft, frame: Frame): IntentId | null {
  const { intents } = getFlow(draft, frame.flow)
  const intent = frame.cause?.intent
  return intent && isIntent(intent) && INTENTS[intent][0] !== "control" ? intent : (intents[0] ?? null)
}

function urgencyOf(draft: Draft, kind: TicketKind): Urgency {
  if (kind === "emergency") return "critical"
  if (kind !== "request") return "high"
  const isPressing =
    draft.input.kind === "message" && (draft.input.reading.urgency === "high" || draft.input.reading.urgency === "critical")
  return isPressing ? "high" : "normal"
}

/** Slots as staff and the API get them: keys, counts, the guest's words; a time as the hotel's day and clock. */
export function detailsOf(draft: Draft, frame: Frame, names: string[]): Record<string, string | number> {
  const details: Record<string, string | number> = {}
  for (const name of names) {
    const slot = frame.slots[name]
    if (!slot) continue
    if (slot.type === "time") {
      const { day, time } = localTime(new Date(slot.value), draft.script.property.timezone)
      details[name] = `${day} ${time}`
    } else details[name] = slot.value
  }
  return details
}
