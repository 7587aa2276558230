import type { Option } from "../domain/message.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { StaffTicket } from "../domain/ticket.ts"
import { addMinutes } from "../lib/time.ts"
import type { NewJob } from "../ports/job.ts"
import { languageFor, staffValues } from "../tickets/staff-values.ts"
import { tellStaff, textOnly } from "../tickets/tell-staff.ts"
import { refuseTone } from "./speak.ts"
import { audit, changeTicket, guestLanguage, guestWords, reply, type StaffTurn, tellGuest, touchGuest } from "./staff-turn.ts"

/**
 * `done [TEXT]`: resolved. The guest hears it, with the colleague's words when there are some, the bot returns, and asks
 * whether it is fixed. While a colleague holds the guest by another ticket, or the bot waits for another answer, the
 * guest only hears that it is done.
 */
export function closeTicket(turn: StaffTurn, ticket: StaffTicket, text: string | null): void {
  if (text && refuseTone(turn, ticket, text)) return
  const { commit, member } = turn
  changeTicket(turn, ticket, "done", text, ticket.owner ? { status: "done" } : { status: "done", owner: member.id })
  audit(turn, "ticket.done", ticket.id)
  commit.promiseChanges.push({ ticket: ticket.id, status: isLate(turn, ticket) ? "broken" : "kept" })
  commit.cancelJobs.push(`ladder:${ticket.id}:*`)

  const done = guestWords(turn, ticket, "handoff.done", { text })
  tellGuest(turn, ticket, "handoff.done", text ? `${done}\n${text}` : done)
  const guest = ticket.guestConversation
  if (guest && (guest.heldBy === ticket.id || (guest.heldBy === null && !guest.isAsking))) askWhetherFixed(turn, ticket, guest)
  else touchGuest(turn, ticket)
  reply(turn, !guest || guest.isReachable ? "staff.done" : "staff.done-untold", ticket, { text })
  tellOwner(turn, ticket)
}

type GuestThread = NonNullable<StaffTicket["guestConversation"]>

function askWhetherFixed(turn: StaffTurn, ticket: StaffTicket, guest: GuestThread): void {
  touchGuest(turn, ticket, { kind: "bot", memory: turn.content.askFixed(ticket.id) })
  // Reminders of what was running before would now talk past this question.
  turn.commit.cancelJobs.push(`timer:${guest.id}:*`)
  turn.commit.jobs.push(lapseOf(turn, guest))
  const language = guestLanguage(turn, ticket)
  const options: Option[] = ["repair.yes", "repair.no"].map((template) => {
    const label = turn.content.render(template, language, turn.content.guestValues(language, null, turn.now))
    return { label, send: label }
  })
  tellGuest(turn, ticket, "handoff.is-it-fixed", guestWords(turn, ticket, "handoff.is-it-fixed"), options)
}

/** A guest may take their time to say whether it is fixed; a day later the question no longer stands between us. */
const LAPSE_MINUTES = 24 * 60

function lapseOf({ facts, ids, now }: StaffTurn, { id: conversation, address }: GuestThread): NewJob {
  const timer = { kind: "silence" as const, question: "1" }
  return {
    id: ids.make("job"),
    key: `timer:${conversation}:silence:1:${facts.event.id}`,
    payload: { name: "timer", conversation, address, timer },
    dueAt: addMinutes(now, LAPSE_MINUTES),
  }
}

/** By the promise on the ticket when the card knows it, else by its service level. */
function isLate(turn: StaffTurn, ticket: StaffTicket): boolean {
  const promised = turn.card?.promises.filter((promise) => promise.ticket === ticket.id && promise.status === "pending") ?? []
  const due = promised.length > 0 ? Math.min(...promised.map(({ dueAt }) => dueAt.getTime())) : ticket.completeBy.getTime()
  return turn.now.getTime() > due
}

/** Whoever had it reads that a colleague has finished it. */
function tellOwner({ commit, content, facts, ids, member, now, staff }: StaffTurn, ticket: StaffTicket): void {
  const owner = staff.filter(({ id, conversation }) => id === ticket.owner && id !== member.id && conversation !== facts.conversation.id)
  const template = "staff.done-by"
  const words = (reader: StaffMember) => {
    const language = languageFor(reader, content)
    return textOnly(content.render(template, language, staffValues(content, ticket, language, now, { who: member.name })))
  }
  commit.messages.push(...tellStaff(owner, { key: `${facts.event.id}:done-by`, template, cause: facts.event.id, content: words }, ids))
}
