import type { StaffMember } from "../domain/staff.ts"
import type { Ticket } from "../domain/ticket.ts"
import type { Effect } from "../flows/turn.ts"
import type { NewJob } from "../ports/job.ts"
import type { TicketChange } from "../ports/store.ts"
import { peopleToldSoFar, planClimb } from "../tickets/ladder.ts"
import { peopleFor } from "../tickets/route.ts"
import { cut, languageFor, staffValues } from "../tickets/staff-values.ts"
import { tellStaff, textOnly } from "../tickets/tell-staff.ts"
import type { GuestDraft } from "./guest-commit.ts"

const TEXT_CHARS_MAX = 500

/** The guest adds to a ticket: its people read it at once; when it presses, the duty manager hears it too. */
export function addToTicket(draft: GuestDraft, effect: Effect & { kind: "add-to-ticket" }): void {
  const { ticket: id, action, urgent } = effect
  const text = cut(effect.text, TEXT_CHARS_MAX) || null
  const opened = draft.commit.tickets.find((ticket) => ticket.id === id)
  if (opened) {
    // Opened in this very turn: one row, one message.
    opened.event.text = [opened.event.text, text].filter((part, index, all) => part && all.indexOf(part) === index).join("\n") || null
    return
  }
  const known = draft.input.facts.tickets.find((other) => other.id === id)
  const set = changesBy(effect, known)
  const ticket = known && { ...known, ...set, details: { ...known.details, ...set.details } }
  draft.commit.ticketChanges.push({ ticket: id, set, event: { action, by: "guest", text } })
  if (!ticket) return
  const also = urgent ? peopleFor("duty-manager", ticket.department, draft.scene) : []
  tell(draft, ticket, `ticket.${action}`, [...peopleOf(draft, ticket), ...also], text)
}

/** What the guest told goes onto the ticket itself: whoever reads it next must not search for it in the talk. */
function changesBy(effect: Effect & { kind: "add-to-ticket" }, ticket: Ticket | undefined): TicketChange["set"] {
  const { urgent, room, details } = effect
  return {
    ...(urgent && ticket?.urgency !== "critical" ? { urgency: "high" as const } : {}),
    ...(room && ticket?.roomEvidence !== "verified" ? { room: room.value, roomEvidence: room.evidence } : {}),
    ...(details ? { details } : {}),
  }
}

/** The guest says it is fixed, no longer wanted, or not fixed after all. */
export function settleTicket(draft: GuestDraft, { ticket: id, action }: Effect & { kind: "settle-ticket" }): void {
  const { commit, input } = draft
  const ticket = input.facts.tickets.find((known) => known.id === id)
  const event = { action, by: "guest", text: null }
  commit.cancelJobs.push(`ladder:${id}:*`)
  if (action === "reopened") {
    // Open to everybody again; the ladder starts at once, and the one who closed it hears that it did not hold.
    commit.ticketChanges.push({ ticket: id, set: { status: "open", owner: null }, event })
    const said = input.facts.event.content
    const climb = planClimb(id, { cause: "reopened", by: input.facts.event.id }, 0, input.now, input.ids)
    commit.jobs.push(said.kind === "text" ? withWords(climb, cut(said.text, TEXT_CHARS_MAX)) : climb)
  } else {
    commit.ticketChanges.push({ ticket: id, set: { status: action }, event })
    // What the guest has called off can no longer be late.
    commit.promiseChanges.push({ ticket: id, status: "kept" })
  }
  // A thank-you is news for the one who did it; what is off or wrong concerns all who were rung.
  const people = ticket && (action === "confirmed" ? ownerOf(draft, ticket) : peopleOf(draft, ticket))
  if (ticket && people) tell(draft, ticket, `ticket.${action}`, people, null)
}

/** The ring carries what the guest said was wrong. */
const withWords = ({ payload, ...job }: NewJob, words: string): NewJob => ({
  ...job,
  payload: payload.name === "ladder" ? { ...payload, words } : payload,
})

/** The owner once somebody has taken it, else whoever it has rung so far. */
function peopleOf(draft: GuestDraft, ticket: Ticket): StaffMember[] {
  const owner = ownerOf(draft, ticket)
  return owner.length > 0 ? owner : peopleToldSoFar(ticket, draft.scene)
}

function ownerOf(draft: GuestDraft, ticket: Ticket): StaffMember[] {
  return draft.input.staff.filter((member) => member.id === ticket.owner)
}

function tell(draft: GuestDraft, ticket: Ticket, template: string, people: StaffMember[], text: string | null): void {
  const { facts, now, ids, staff } = draft.input
  const content = draft.staffContent
  const ownerName = staff.find((member) => member.id === ticket.owner)?.name ?? null
  const words = (reader: StaffMember) => {
    const language = languageFor(reader, content)
    const known = { ...ticket, guestName: facts.guest?.name ?? null, guestVip: facts.guest?.vip ?? null, ownerName }
    return textOnly(content.render(template, language, staffValues(content, known, language, now, { text })))
  }
  const key = `${facts.event.id}:${ticket.id}:${template}`
  draft.commit.messages.push(...tellStaff(people, { key, template, cause: facts.event.id, content: words }, ids))
}
