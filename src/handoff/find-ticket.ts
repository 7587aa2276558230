import type { ClaimQuestion } from "../domain/claim.ts"
import type { ConversationId } from "../domain/ids.ts"
import type { StaffMember } from "../domain/staff.ts"
import { byUrgency, isOpen, type StaffTicket } from "../domain/ticket.ts"
import type { TurnFacts } from "../ports/store.ts"
import { peopleToldSoFar } from "../tickets/ladder.ts"
import type { Scene } from "../tickets/route.ts"
import { parseStaffCommand, type StaffCommand } from "./staff-grammar.ts"

export type FoundTicket =
  | { kind: "found"; ticket: StaffTicket }
  | { kind: "unknown-code"; code: number }
  | { kind: "several"; tickets: StaffTicket[] }
  | { kind: "none" }

/** The command in a staff event's text or button; null when there is none. */
export function commandOf({ event }: Pick<TurnFacts, "event">): StaffCommand | null {
  const { content } = event
  if (content.kind === "text") return parseStaffCommand(content.text)
  return content.kind === "postback" ? parseStaffCommand(content.data) : null
}

/**
 * The ticket a command means: by its code, any in the property; without one, the single one the person has open:
 * theirs, else one that rang them. `take` without a code means one that nobody has yet.
 */
export function findTicket(command: StaffCommand, facts: TurnFacts, member: StaffMember, scene: Scene): FoundTicket {
  if (command.code !== null) {
    const ticket = facts.staffTickets.find(({ number }) => number === command.code)
    return ticket ? { kind: "found", ticket } : { kind: "unknown-code", code: command.code }
  }
  const open = facts.staffTickets.filter(isOpen)
  const own = open.filter((ticket) => ticket.owner === member.id)
  const ringing = open.filter((ticket) => ticket.owner === null && hasRung(ticket, member, scene))
  const [first, second] = command.verb === "take" ? [ringing, own] : [own, ringing]
  const candidates = first.length > 0 ? first : second
  const [only, ...others] = candidates
  if (!only) return { kind: "none" }
  return others.length > 0 ? { kind: "several", tickets: [...candidates].sort(byUrgency) } : { kind: "found", ticket: only }
}

/** The conversation whose card has to be loaded before the turn is decided; null when none is. */
export function cardNeededFor(facts: TurnFacts, scene: Scene): ConversationId | null {
  const command = commandOf(facts)
  if (!command || !facts.staff || command.verb === "help") return null
  const found = findTicket(command, facts, facts.staff, scene)
  return found.kind === "found" ? found.ticket.conversation : null
}

/** What a colleague's `pair` is about: the room or reservation they name, else the one on the ticket. */
export function claimAskedBy(facts: TurnFacts, scene: Scene): ClaimQuestion | null {
  const command = commandOf(facts)
  if (command?.verb !== "pair" || !facts.staff) return null
  const found = findTicket(command, facts, facts.staff, scene)
  const where = command.where ?? (found.kind === "found" ? found.ticket.room : null)
  return found.kind === "found" && where ? { kind: "staff", where } : null
}

function hasRung(ticket: StaffTicket, member: StaffMember, scene: Scene): boolean {
  const told = peopleToldSoFar(ticket, scene)
  return told.some(({ id, conversation }) => id === member.id || (conversation !== null && conversation === member.conversation))
}
