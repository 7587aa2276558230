import type { Guest } from "../domain/guest.ts"
import type { NewMessage } from "../domain/message.ts"
import { openItems, PREPARATION } from "../domain/preparation.ts"
import type { StaffMember } from "../domain/staff.ts"
import { codeOf, isOpen, type StaffTicket } from "../domain/ticket.ts"
import { addMinutes } from "../lib/time.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { DueJob, NewJob } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Commit } from "../ports/store.ts"
import { addPromise } from "./add-promise.ts"
import {
  type ClimbCause,
  climbOf,
  minutesToNext,
  minutesToRepeat,
  peopleAtOpening,
  peopleAtRung,
  planClimb,
  REPEAT_EVERY_MINUTES,
  rungsOf,
} from "./ladder.ts"
import { peopleFor } from "./route.ts"
import type { StaffContent } from "./staff-content.ts"
import { clockOf } from "./staff-values.ts"
import { tellStaff, textOnly } from "./tell-staff.ts"
import { ticketCard } from "./ticket-card.ts"

export type RungInput = {
  ticket: StaffTicket
  rung: number
  /** What the guest said that made the ladder start again. */
  words: string | null
  content: StaffContent
  staff: StaffMember[]
  /** For the words to a guest who is still waiting after the last rung; null greets nobody by name. */
  guest: Guest | null
  ids: Ids
  now: Date
  job: Pick<DueJob, "id" | "key">
}

/**
 * One rung of the ladder: while nobody has taken the ticket, the next people are rung. After the last rung it is rung
 * again every ten minutes, after an hour every hour, after a day every day: an open ticket never falls silent. A guest
 * who complained is told once, honestly, that it takes longer. A ticket that somebody has taken or closed only finishes
 * the job.
 */
export function planRung(input: RungInput): Commit {
  const { ticket, staff, now, job } = input
  const commit: Commit = { ...emptyCommit(now), job: job.id }
  const climb = climbOf(job.key)
  if (!wantsRinging(ticket, climb?.cause ?? null)) return commit

  const owner = staff.filter((member) => member.id === ticket.owner)
  if (owner.length > 0 && climb?.cause === "later") return { ...commit, messages: ring(owner, "ladder.later-due", input) }

  const others = peopleOf(input, climb).filter((member) => member.id !== ticket.owner)
  const people = [...owner, ...others]
  commit.messages = ring(people, titleOf(input, climb), input)
  if (people.length > 0) {
    const names = people.map((member) => member.key).join(", ")
    commit.ticketChanges = [{ ticket: ticket.id, set: {}, event: { action: "rung", by: "ladder", text: names } }]
  }
  const next = planNext(input, climb)
  commit.jobs = next ? [next] : []
  if (repeatOf(input) === 0) tellGuest(commit, input)
  return commit
}

/** A ring says why it rings: nobody took it, the guest says it is not solved, or waits for an answer to their words. */
function titleOf({ ticket, rung }: RungInput, climb: ReturnType<typeof climbOf>): string {
  if (ticket.intent === PREPARATION) return "ladder.preparation-overdue"
  if (climb?.cause === "reopened" && rung === 0) return "ticket.reopened"
  return climb?.cause === "unanswered" ? "ladder.hand-off-overdue" : `ladder.${ticket.kind}-overdue`
}

function ring(readers: StaffMember[], template: string, input: RungInput): NewMessage[] {
  const content = (reader: StaffMember) => ticketCard({ ...input, template, reader })
  return tellStaff(readers, { key: input.job.key, template, cause: input.job.id, content }, input.ids)
}

/**
 * A ticket that is open again starts as a new one would: nobody on the first rung means the next people at once. What was
 * not solved the first time the duty manager hears as well, as the guest has been told.
 */
function peopleOf({ ticket, rung, content, staff, now }: RungInput, climb: ReturnType<typeof climbOf>): StaffMember[] {
  const scene = { property: content.property, staff, now }
  if (!climb || rung > 0) return peopleAtRung(ticket, rung, scene)
  const people = peopleAtOpening(ticket, scene)
  const managers = climb.cause === "reopened" ? peopleFor("duty-manager", ticket.department, scene) : []
  return [...people, ...managers.filter(({ id }) => people.every((member) => member.id !== id))]
}

/**
 * "Later" asked for this ring, and a guest's unanswered words end with an answer; the other rungs end with somebody's
 * `take`. What is not ready when the guest comes rings even so.
 */
function wantsRinging(ticket: StaffTicket, cause: ClimbCause | null): boolean {
  if (ticket.intent === PREPARATION) return isOpen(ticket) && openItems(ticket).length > 0
  return cause === "later" || cause === "unanswered" ? isOpen(ticket) : ticket.status === "open"
}

/** 0 for the first repeat after the last rung, negative on the ladder itself. */
function repeatOf({ ticket, rung, content }: RungInput): number {
  return rung - rungsOf(ticket, content).length
}

/** The opening planned its rungs and the first repeat; what was started again later, and every repeat, plans its next step. */
function planNext(input: RungInput, climb: ReturnType<typeof climbOf>): NewJob | null {
  const { ticket, rung, content, now, ids } = input
  const repeat = repeatOf(input)
  const dueAt = addMinutes(now, repeat < 0 ? minutesToNext(ticket, rung, content) : minutesToRepeat(repeat))
  if (climb) return planClimb(ticket.id, climb, rung + 1, dueAt, ids)
  if (repeat < 0) return null
  const key = `ladder:${ticket.id}:${rung + 1}`
  return { id: ids.make("job"), key, payload: { name: "ladder", ticket: ticket.id, rung: rung + 1 }, dueAt }
}

/** A request's guest is asked by its follow-up whether it came; the others are owed a word. */
function tellGuest(commit: Commit, { ticket, content, guest, now, ids, job }: RungInput): void {
  const { guestConversation } = ticket
  if (ticket.kind === "request" || !guestConversation?.isReachable || guestConversation.heldBy) return
  const language = guestConversation.language ?? guest?.language ?? content.property.languages[0] ?? "en"
  const by = clockOf(addMinutes(now, REPEAT_EVERY_MINUTES), content)
  const values = {
    ...content.guestValues(language, guest, now),
    ...{ minutes: REPEAT_EVERY_MINUTES, by, code: codeOf(ticket), owner: null },
  }
  commit.messages.push({
    id: ids.make("msg"),
    conversation: guestConversation.id,
    address: guestConversation.address,
    // Once for a ticket, however often its ladder is climbed.
    dedupeKey: `late:${ticket.id}`,
    template: "handoff.late",
    content: textOnly(content.render("handoff.late", language, values)),
    cause: job.id,
    replyToken: null,
    replyTokenAt: null,
    retryKey: ids.uuid(),
  })
  const promise = { ticket: ticket.id, conversation: guestConversation.id, owner: ticket.department, minutes: REPEAT_EVERY_MINUTES }
  addPromise(commit, promise, ids)
}
