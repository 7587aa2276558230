import { PREPARATION } from "../domain/preparation.ts"
import type { StaffTicket } from "../domain/ticket.ts"
import { audit, changeTicket, guestWords, reply, type StaffTurn, tellGuest, touchGuest } from "./staff-turn.ts"

/** `take`: somebody owns the ticket, the bot falls silent, and the guest hears who looks after them. */
export function takeTicket(turn: StaffTurn, ticket: StaffTicket): void {
  if (ticket.owner === null) ownTicket(turn, ticket)
  const template = ticket.intent === PREPARATION ? "care.taken" : "staff.taken"
  reply(turn, template, ticket, { owner: turn.member.name, who: turn.member.name })
  // Who takes it must know when the guest hears nothing of it.
  if (ticket.guestConversation?.isReachable === false) reply(turn, "staff.guest-away", ticket)
}

/**
 * The rows of taking, also for words said to a ticket that nobody had taken. Whoever takes a complaint or an alarm speaks
 * with the guest from then on, even while a desk holds them by an order.
 */
export function ownTicket(turn: StaffTurn, ticket: StaffTicket): void {
  const { member, commit } = turn
  changeTicket(turn, ticket, "taken", null, { status: "in-progress", owner: member.id })
  audit(turn, "ticket.take", ticket.id)
  commit.cancelJobs.push(`ladder:${ticket.id}:*`)
  if (!ticket.guestConversation) return
  const { id, heldBy } = ticket.guestConversation
  commit.cancelJobs.push(`timer:${id}:*`)
  const holder = turn.facts.staffTickets.find((other) => other.id === heldBy)
  const isGraver = ticket.kind !== "request" && holder?.kind === "request"
  if (heldBy && heldBy !== ticket.id && !isGraver) {
    // A colleague already speaks with this guest: one voice, no second introduction.
    touchGuest(turn, ticket)
    return
  }
  touchGuest(turn, ticket, { kind: "staff", ticket: ticket.id, owner: member.id })
  tellGuest(turn, ticket, "handoff.taken", guestWords(turn, ticket, "handoff.taken"))
}
