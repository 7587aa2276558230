import type { StaffMember } from "../domain/staff.ts"
import { codeOf } from "../domain/ticket.ts"
import type { Effect } from "../flows/turn.ts"
import { guestCard, isManager, thinFacts } from "../handoff/card.ts"
import { assert } from "../lib/assert.ts"
import { addMinutes } from "../lib/time.ts"
import type { NewTicket } from "../ports/store.ts"
import { peopleAtOpening, planLadder } from "../tickets/ladder.ts"
import { tellStaff } from "../tickets/tell-staff.ts"
import { ticketCard } from "../tickets/ticket-card.ts"
import type { GuestDraft } from "./guest-commit.ts"

/**
 * A ticket with its clocks, its first people told in this very commit, and the rest of its ladder planned. With nobody
 * in the house to tell, the guest is given the hotel's telephone: they are not left waiting for no one.
 */
export function openTicket(draft: GuestDraft, effect: Effect & { kind: "open-ticket" }): void {
  const { facts, now, ids } = draft.input
  const number = draft.numbers.shift()
  assert(number !== undefined, "each opened ticket has a number")
  const { id, ticketKind: kind, intent, department, service, urgency, room, roomEvidence, details, levels, dueAt, verbatim } = effect
  const ticket: NewTicket = {
    ...{ id, number, kind, intent, department, service, urgency, room, roomEvidence, details },
    guest: facts.guest?.id ?? null,
    conversation: facts.conversation.id,
    stay: null,
    owner: null,
    openedAt: now,
    acknowledgeBy: addMinutes(now, levels.acknowledge),
    completeBy: dueAt ?? addMinutes(now, levels.complete),
    event: { by: "guest", text: verbatim || null },
  }
  draft.commit.tickets.push(ticket)
  draft.commit.jobs.push(...planLadder(ticket, draft.scene, ids))
  const people = peopleAtOpening(ticket, draft.scene)
  if (people.length > 0) announce(draft, ticket, people)
  else sendPhone(draft, ticket)
}

function announce(draft: GuestDraft, ticket: NewTicket, people: StaffMember[]): void {
  const { facts, card, now, ids } = draft.input
  const content = draft.staffContent
  const words = { ...ticket, guestName: facts.guest?.name ?? null, guestVip: facts.guest?.vip ?? null, ownerName: null }
  const template = ticket.kind === "request" ? "ticket.new" : `card.${ticket.kind}`
  const common = { ticket: words, template, words: ticket.event.text, content, now }
  const profile = card ?? thinFacts(facts.guest, facts.stay, facts.tickets)
  const cardFor = (reader: StaffMember) =>
    ticket.kind === "request"
      ? ticketCard({ ...common, reader, words: null, facts: profile.preferences })
      : guestCard({ ...common, reader, facts: profile, language: draft.language, pmsAsOf: draft.input.flowFacts.pmsAsOf })
  const telling = { key: `ladder:${ticket.id}:0`, template, cause: facts.event.id, content: cardFor }
  draft.commit.messages.push(...tellStaff(people, telling, ids))
  if (ticket.kind === "request") return
  for (const reader of people.filter(isManager)) {
    draft.commit.audits.push({ id: ids.make("aud"), actor: reader.id, action: "card.sent", subject: ticket.id })
  }
}

function sendPhone(draft: GuestDraft, ticket: NewTicket): void {
  const { facts, now } = draft.input
  const { language, staffContent } = draft
  const given = { ...staffContent.guestValues(language, facts.guest, now), code: codeOf(ticket) }
  draft.sends.push({ template: "handoff.nobody", text: staffContent.render("handoff.nobody", language, given), options: [] })
}
