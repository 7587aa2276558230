import type { ClaimFacts } from "../domain/claim.ts"
import { PREPARATION } from "../domain/preparation.ts"
import type { StaffMember } from "../domain/staff.ts"
import { codeOf, isOpen, type StaffTicket } from "../domain/ticket.ts"
import { localTime } from "../lib/time.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { Ids } from "../ports/runtime.ts"
import type { CardFacts, Commit, TurnFacts } from "../ports/store.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import { guestWords, languageFor, staffValues } from "../tickets/staff-values.ts"
import { textOnly } from "../tickets/tell-staff.ts"
import { closeTicket } from "./close-ticket.ts"
import { commandOf, type FoundTicket, findTicket } from "./find-ticket.ts"
import { pairGuest } from "./pair-guest.ts"
import { passTicket, postponeTicket } from "./pass-ticket.ts"
import { noteOnGuest, sayToGuest, showCard } from "./speak.ts"
import type { StaffCommand } from "./staff-grammar.ts"
import { answer, reply, type StaffTurn, sceneOf, speaksInGroup } from "./staff-turn.ts"
import { takeTicket } from "./take-ticket.ts"
import { finishPreparation, tickItems } from "./tick-items.ts"

export type StaffTurnInput = {
  facts: TurnFacts
  content: StaffContent
  staff: StaffMember[]
  /** Of the conversation that `cardNeededFor` names. */
  card: CardFacts | null
  /** Of the room or reservation that `claimAskedBy` names. */
  claim: ClaimFacts | null
  ids: Ids
  now: Date
  /** When the hotel's system was last heard, if it has been silent for too long. */
  pmsAsOf?: Date | null
}

/**
 * What a staff member's message does: one commit that changes the ticket, the guest's conversation and their own thread
 * together, each guarded by its version. So the commit that records `take` is the one that silences the bot.
 */
export function takeStaffTurn(input: StaffTurnInput): Commit {
  const { facts, now } = input
  const member = facts.staff
  const { event, conversation } = facts
  const commit: Commit = {
    ...emptyCommit(now),
    event: { id: event.id, outcome: "silent" },
    conversations: [{ id: conversation.id, version: conversation.version }],
  }
  if (!member || event.isStandby) return commit
  const turn: StaffTurn = { ...input, member, commit }

  const command = commandOf(facts)
  if (!command) explainGrammar(turn)
  else if (command.verb === "help") reply(turn, "staff.help", null)
  else actOn(turn, command, findTicket(command, facts, member, sceneOf(turn)))

  const outcome = commit.messages.length === 0 && commit.ticketChanges.length === 0 ? "silent" : (command?.verb ?? "help")
  return { ...commit, event: { id: event.id, outcome: `staff-${outcome}` } }
}

function actOn(turn: StaffTurn, command: StaffCommand, found: FoundTicket): void {
  if (found.kind !== "found") {
    explainMissing(turn, command, found)
    return
  }
  const { ticket } = found
  // In a group, words reach a guest only when it is certain to whom they go.
  if (command.code === null && isSpoken(command) && speaksInGroup(turn) && ticket.owner !== turn.member.id) return
  const refusal = refusalFor(command, ticket, turn.member)
  if (refusal) reply(turn, refusal, ticket)
  else perform(turn, command, ticket)
}

/** The answer to what cannot be done, or null when it can. Closing, notes and the card are open to every colleague. */
function refusalFor(command: StaffCommand, ticket: StaffTicket, member: StaffMember): string | null {
  const { verb } = command
  if (!isOpen(ticket) && verb !== "note" && verb !== "card") return "staff.already-closed"
  const isForOneVoice = verb === "take" || verb === "later" || verb === "pass" || verb === "say"
  if (isForOneVoice && ticket.owner && ticket.owner !== member.id) return "staff.not-yours"
  if (verb === "say" && command.text === "") return "staff.say-what"
  if (verb === "say" && !ticket.guestConversation?.isReachable) return "staff.cannot-reach"
  return verb === "note" && command.text === "" ? "staff.help" : null
}

function perform(turn: StaffTurn, command: StaffCommand, ticket: StaffTicket): void {
  switch (command.verb) {
    case "take":
      takeTicket(turn, ticket)
      break
    case "later":
      postponeTicket(turn, ticket, command.minutes)
      break
    case "pass":
      passTicket(turn, ticket, command.who)
      break
    case "say":
      sayToGuest(turn, ticket, command)
      break
    case "note":
      noteOnGuest(turn, ticket, command)
      break
    case "card":
      showCard(turn, ticket)
      break
    case "pair":
      pairGuest(turn, ticket, command.where)
      break
    case "done":
      if (ticket.intent === PREPARATION) finishPreparation(turn, ticket, command.text)
      else closeTicket(turn, ticket, command.text)
      break
    case "tick":
      if (ticket.intent === PREPARATION) tickItems(turn, ticket, command.items)
      else reply(turn, "staff.help", ticket)
      break
    case "help":
      reply(turn, "staff.help", ticket)
  }
}

const isSpoken = (command: StaffCommand): boolean => command.verb === "say" || (command.verb === "done" && command.text !== null)

/** Chat in a group may look like a verb with words: without a code only a bare verb is answered there, and only when it meant something. */
function explainMissing(turn: StaffTurn, command: StaffCommand, found: Exclude<FoundTicket, { kind: "found" }>): void {
  if (found.kind === "unknown-code") {
    reply(turn, "staff.no-such-ticket", null, { code: `T${found.code}` })
  } else if (found.kind === "several") {
    if (!speaksInGroup(turn) || !hasWords(command)) reply(turn, "staff.which-ticket", null, { list: listOf(found.tickets, turn) })
  } else if (!speaksInGroup(turn)) {
    reply(turn, "staff.nothing-open", null)
  }
}

function hasWords(command: StaffCommand): boolean {
  return isSpoken(command) || command.verb === "note" || (command.verb === "pass" && command.who !== null)
}

const LISTED_MAX = 8

function listOf(tickets: StaffTicket[], { member, content }: StaffTurn): string {
  const language = languageFor(member, content)
  const lines = tickets
    .slice(0, LISTED_MAX)
    .map((ticket) => [codeOf(ticket), ticket.room, guestWords(ticket, content, language)].filter(Boolean).join(" "))
  return lines.join("\n")
}

/**
 * In a group people also talk to each other. Alone with us, an unknown word is explained: once a day, but every time
 * to somebody who has a guest in hand and may believe that the guest reads along.
 */
function explainGrammar(turn: StaffTurn): void {
  const { facts, member, content, now } = turn
  const { kind } = facts.event.content
  if (speaksInGroup(turn) || (kind !== "text" && kind !== "postback")) return
  const own = facts.staffTickets.find((ticket) => isOpen(ticket) && ticket.owner === member.id) ?? null
  const language = languageFor(member, content)
  const words = content.render("staff.unknown-word", language, staffValues(content, own, language, now))
  const day = localTime(now, content.property.timezone).day
  answer(turn, "staff.unknown-word", textOnly(words), own ? undefined : `unknown-word:${member.id}:${day}`)
}
