import type { Language } from "../domain/language.ts"
import type { InboundContent } from "../domain/message.ts"
import type { Reading } from "../domain/reading.ts"
import type { StaffMember } from "../domain/staff.ts"
import { codeOf, type Ticket } from "../domain/ticket.ts"
import { addMinutes } from "../lib/time.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Commit, TurnFacts } from "../ports/store.ts"
import { planClimb, REPEAT_EVERY_MINUTES } from "../tickets/ladder.ts"
import { isTellable, lastResort } from "../tickets/route.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import { cut, languageFor, staffValues } from "../tickets/staff-values.ts"
import { tellStaff, textOnly } from "../tickets/tell-staff.ts"

const TEXT_CHARS_MAX = 1_000
const UNANSWERED_WINDOW_MS = REPEAT_EVERY_MINUTES * 60_000

export type RelayInput = { facts: TurnFacts; content: StaffContent; staff: StaffMember[]; ids: Ids; now: Date }

/**
 * A guest writes while a person looks after them: the words go to that person and onto the ticket, and the bot says
 * nothing. An owner who cannot be reached any more is stood in for; words without an answer ring the ladder.
 */
export function relayToOwner(input: RelayInput): Commit {
  const { facts, now } = input
  const { event, conversation } = facts
  const commit: Commit = {
    ...emptyCommit(now),
    event: { id: event.id, outcome: "relayed" },
    conversations: [{ id: conversation.id, version: conversation.version }],
  }
  if (!event.isStandby) addRelay(commit, input)
  return commit
}

/** The rows of relaying, for a turn that does more besides (an emergency told to a person is an emergency all the same). */
export function addRelay(commit: Commit, input: RelayInput): void {
  const { facts, content, staff, ids, now } = input
  const { conversation, event } = facts
  if (conversation.mode.kind !== "staff" || !isSpoken(event.content)) return
  const { mode } = conversation
  const ticket = facts.tickets.find(({ id }) => id === mode.ticket) ?? null
  const template = "staff.relay"
  const words = (reader: StaffMember) => {
    const language = languageFor(reader, content)
    const values = staffValues(content, ticket ? ticketWords(ticket, facts) : null, language, now, {
      text: cut(wordsOf(input, language), TEXT_CHARS_MAX),
      guest: facts.guest?.name ?? null,
      room: ticket?.room ?? facts.stay?.room ?? null,
    })
    const code = ticket && codeOf(ticket)
    const options = code ? [{ label: content.render("card.say", language, values), send: `${code} say ` }] : []
    return { ...textOnly(content.render(template, language, values)), options }
  }
  const readers = facts.owner && isTellable(facts.owner) ? [facts.owner] : lastResort({ property: content.property, staff, now })
  commit.messages.push(...tellStaff(readers, { key: `${event.id}:relay`, template, cause: event.id, content: words }, ids))

  const text = wordsOf(input, content.property.languages[0] ?? "en")
  commit.ticketChanges.push({ ticket: mode.ticket, set: {}, event: { action: "added", by: "guest", text } })
  // One alarm for what a guest writes within ten minutes; the owner's answer cancels it.
  const by = String(Math.floor(now.getTime() / UNANSWERED_WINDOW_MS))
  commit.jobs.push(planClimb(mode.ticket, { cause: "unanswered", by }, 0, addMinutes(now, REPEAT_EVERY_MINUTES), ids))
}

/** The guest stops our messages while a person looks after them: that person must know, before they write the next word. */
export function tellOwnerAway(commit: Commit, { facts, content, ids, now }: RelayInput): void {
  const { conversation, owner, event } = facts
  if (conversation.mode.kind !== "staff" || !owner) return
  const { mode } = conversation
  const ticket = facts.tickets.find(({ id }) => id === mode.ticket)
  const template = "staff.guest-away"
  const words = (reader: StaffMember) => {
    const language = languageFor(reader, content)
    return textOnly(content.render(template, language, staffValues(content, ticket ? ticketWords(ticket, facts) : null, language, now)))
  }
  commit.messages.push(...tellStaff([owner], { key: `${event.id}:away`, template, cause: event.id, content: words }, ids))
}

/** Whether what a guest in staff hands wrote must raise an alarm of its own, beside being relayed. */
export function isEmergency(reading: Pick<Reading, "wishes">): boolean {
  return reading.wishes.some((wish) => wish.intent === "emergency")
}

const SPOKEN = new Set<InboundContent["kind"]>(["text", "postback", "media", "sticker", "location"])
const isSpoken = (content: InboundContent): boolean => SPOKEN.has(content.kind)

function wordsOf({ facts, content, now }: RelayInput, language: Language): string {
  const said = facts.event.content
  const picture = (name: string, text: string | null = null) =>
    content.render(`staff.media-${name}`, language, staffValues(content, null, language, now, { text }))
  switch (said.kind) {
    case "text":
      return said.text
    case "postback":
      return said.data
    case "media":
      return picture(said.media)
    case "sticker":
      return picture("sticker")
    case "location":
      return picture("location", said.label)
    default:
      return ""
  }
}

function ticketWords(ticket: Ticket, facts: TurnFacts) {
  return { ...ticket, guestName: facts.guest?.name ?? null, guestVip: facts.guest?.vip ?? null, ownerName: facts.owner?.name ?? null }
}
