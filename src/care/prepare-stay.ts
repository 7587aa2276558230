import { isGroup } from "../domain/address.ts"
import type { FactKind } from "../domain/fact-kind.ts"
import type { NewMessage } from "../domain/message.ts"
import { detailsOf, itemsOf, type ListedItem, PREPARATION, strikeOf } from "../domain/preparation.ts"
import type { StaffMember } from "../domain/staff.ts"
import { isOpen, type Ticket } from "../domain/ticket.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { CarePhase, DueJob } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Commit, NewTicket, StayFacts, TicketChange } from "../ports/store.ts"
import { itemWords } from "../tickets/checklist.ts"
import { peopleAtOpening, rungsOf } from "../tickets/ladder.ts"
import { peopleFor, type Scene } from "../tickets/route.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import { languageFor, staffValues } from "../tickets/staff-values.ts"
import { tellStaff, textOnly } from "../tickets/tell-staff.ts"
import { ticketCard } from "../tickets/ticket-card.ts"
import { planLobby } from "./call-escort.ts"
import { type PlannedTicket, planPreparation } from "./plan-preparation.ts"

export type PrepareInput = {
  known: StayFacts
  phase: CarePhase
  kinds: Map<string, FactKind>
  content: StaffContent
  staff: StaffMember[]
  /** As many as `countNewTickets` said. */
  numbers: number[]
  ids: Ids
  now: Date
  job: Pick<DueJob, "id" | "key">
}

type Draft = PrepareInput & { scene: Scene; commit: Commit }

/** How many tickets the preparation of this stay will open. */
export function countNewTickets(input: Omit<PrepareInput, "numbers" | "ids" | "job">): number {
  return plannedFor(input).filter(({ id }) => !input.known.tickets.some((ticket) => ticket.id === id)).length
}

/**
 * Brings a stay's preparation to what is known now: new lists are opened and read by their departments, what has changed
 * is added or struck out on the lists that are there, and what is no longer wanted is called off. Where nothing has
 * changed nothing is written but the job's end.
 */
export function prepareStay(input: PrepareInput): Commit {
  const { known, phase, content, staff, now, job } = input
  const commit: Commit = { ...emptyCommit(now), job: job.id }
  const draft: Draft = { ...input, numbers: [...input.numbers], scene: { property: content.property, staff, now }, commit }
  const planned = plannedFor(input)
  for (const plan of planned) {
    const ticket = known.tickets.find(({ id }) => id === plan.id)
    if (ticket) updateTicket(draft, plan, ticket)
    else openTicket(draft, plan)
  }
  // Once the guest is in the house, what is not ready yet is late, not off.
  if (phase !== "in-house") for (const ticket of known.tickets) if (!planned.some(({ id }) => id === ticket.id)) callOff(draft, ticket)
  planLobby(draft)
  return commit
}

const plannedFor = ({ known, phase, kinds, content, now }: Omit<PrepareInput, "numbers" | "ids" | "job">): PlannedTicket[] =>
  planPreparation({ ...known, phase, kinds, property: content.property, now })

function openTicket(draft: Draft, plan: PlannedTicket): void {
  const { known, commit, scene, content, now, ids, job } = draft
  const number = draft.numbers.shift()
  if (number === undefined) return
  const owner = plan.service === "special-care" ? personInCharge(draft) : null
  const ticket: NewTicket = {
    ...{ id: plan.id, number, kind: "request", intent: PREPARATION, department: plan.department, service: plan.service },
    ...{ urgency: "normal", room: known.stay.room, roomEvidence: known.stay.room ? "verified" : "none" },
    ...{ guest: known.guest.id, conversation: null, stay: known.stay.id, owner: owner?.id ?? null },
    details: detailsOf(plan.items),
    ...{ openedAt: now, acknowledgeBy: plan.readyBy, completeBy: plan.readyBy, event: { by: "house", text: null } },
  }
  commit.tickets.push(ticket)
  ringWhenDue(draft, ticket, plan)
  const people = owner ? [owner] : [...peopleAtOpening(ticket, scene), ...deskOf(draft, plan.department)]
  const words = { ...ticket, guestName: known.guest.name, guestVip: known.guest.vip, ownerName: owner?.name ?? null }
  const template = `care.${plan.service}`
  const card = (reader: StaffMember) => ticketCard({ ticket: words, template, reader, words: null, content, now })
  commit.messages.push(...tellStaff(people, { key: `ladder:${ticket.id}:0`, template, cause: job.id, content: card }, ids))
}

/** The list is for tomorrow: those whose work it is read it also while they are closed and others stand in for them. */
const deskOf = ({ staff }: Draft, department: string): StaffMember[] =>
  staff.filter((member) => member.role === "staff" && member.department === department)

/** A150, A321: the duty manager in person; a group is nobody in particular. */
function personInCharge({ scene }: Draft): StaffMember | null {
  const managers = peopleFor("duty-manager", "duty-manager", scene).filter(({ address }) => address !== null && !isGroup(address))
  return managers[0] ?? null
}

/** What is not ready when the guest may come rings the last of those a request's ladder names, and then again and again. */
function ringWhenDue({ commit, content, ids, now }: Draft, ticket: Pick<Ticket, "id" | "kind">, { readyBy, service }: PlannedTicket): void {
  if (service === "suggestion") return
  const rung = rungsOf(ticket, content).length
  const dueAt = readyBy > now ? readyBy : now
  const key = `care:due:${ticket.id}`
  commit.cancelJobs.push(key)
  commit.jobs.push({ id: ids.make("job"), key, payload: { name: "ladder", ticket: ticket.id, rung }, dueAt })
}

/** Compares the list with what is wanted now. */
function updateTicket(draft: Draft, plan: PlannedTicket, ticket: Ticket): void {
  const { known, commit } = draft
  const standing = ticket.status === "cancelled" ? [] : itemsOf(ticket).filter(({ isOff }) => !isOff)
  const added = plan.items.filter((item) => !standing.some((other) => isSame(item, other)))
  const gone = standing.filter((item) => !plan.items.some((other) => isSame(item, other)))
  const isMoved = known.stay.room !== null && known.stay.room !== ticket.room
  const isRetimed = plan.service !== "suggestion" && ticket.completeBy.getTime() !== plan.readyBy.getTime()
  if (isRetimed) ringWhenDue(draft, ticket, plan)
  if (added.length === 0 && gone.length === 0 && !isMoved) {
    if (isRetimed) commit.ticketChanges.push(change(ticket, { completeBy: plan.readyBy }, null))
    return
  }
  const first = Math.max(0, ...itemsOf(ticket).map(({ number }) => number)) + 1
  const details = Object.assign(detailsOf(added, first), ...gone.map(strikeOf), ...revived(ticket))
  const text = [...added.map((item) => `+ ${item.key}: ${item.value}`), ...gone.map((item) => `- ${item.key}: ${item.value}`)].join("\n")
  const set: TicketChange["set"] = { details, completeBy: plan.readyBy, ...(isMoved && known.stay.room ? { room: known.stay.room } : {}) }
  // What comes on top of a finished list opens it again.
  const isReopened = added.length > 0 && !isOpen(ticket)
  if (isReopened) ringWhenDue(draft, ticket, plan)
  commit.ticketChanges.push(change(ticket, { ...set, ...(isReopened ? { status: "open", owner: null } : {}) }, text || null))
  tell(draft, { ...ticket, ...set, details: { ...ticket.details, ...details } }, "care.changed", (reader) =>
    changedLines(draft, reader, added, gone),
  )
}

/** A list that was called off begins anew below what it held. */
const revived = (ticket: Ticket) => (ticket.status === "cancelled" ? itemsOf(ticket).map(strikeOf) : [])

const isSame = (one: { key: string; value: string }, other: { key: string; value: string }): boolean =>
  one.key === other.key && one.value === other.value

const change = (ticket: Ticket, set: TicketChange["set"], text: string | null): TicketChange => ({
  ...{ ticket: ticket.id, set },
  event: { action: "added", by: "house", text },
})

function changedLines({ content }: Draft, reader: StaffMember, added: PlannedTicket["items"], gone: ListedItem[]): string {
  const language = languageFor(reader, content)
  const lines = (sign: string, items: PlannedTicket["items"]) => items.map((item) => `${sign} ${itemWords(item, content, language)}`)
  return [...lines("+", added), ...lines("−", gone)].join("\n")
}

function callOff(draft: Draft, ticket: Ticket): void {
  if (ticket.intent !== PREPARATION || !isOpen(ticket)) return
  draft.commit.ticketChanges.push({
    ticket: ticket.id,
    set: { status: "cancelled" },
    event: { action: "cancelled", by: "house", text: null },
  })
  draft.commit.cancelJobs.push(`ladder:${ticket.id}:*`, `care:due:${ticket.id}`)
  tell(draft, ticket, "care.called-off", () => null)
}

function tell(draft: Draft, ticket: Ticket, template: string, list: (reader: StaffMember) => string | null): void {
  const { known, staff, scene, content, commit, ids, now, job } = draft
  const owner = staff.filter(({ id }) => id === ticket.owner)
  const people = owner.length > 0 ? owner : [...peopleFor("department", ticket.department, scene), ...deskOf(draft, ticket.department)]
  const words = (reader: StaffMember): NewMessage["content"] => {
    const language = languageFor(reader, content)
    const shown = { ...ticket, guestName: known.guest.name, guestVip: known.guest.vip, ownerName: null }
    return textOnly(content.render(template, language, staffValues(content, shown, language, now, { list: list(reader) })))
  }
  commit.messages.push(...tellStaff(people, { key: `care:${ticket.id}:${now.getTime()}`, template, cause: job.id, content: words }, ids))
}
