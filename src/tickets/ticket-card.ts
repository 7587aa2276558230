import type { GuestFact } from "../domain/guest.ts"
import type { Language } from "../domain/language.ts"
import type { CardLine, Option, OutboundContent } from "../domain/message.ts"
import { PREPARATION } from "../domain/preparation.ts"
import type { StaffMember } from "../domain/staff.ts"
import { codeOf } from "../domain/ticket.ts"
import { departmentLines } from "./department-lines.ts"
import type { StaffContent } from "./staff-content.ts"
import { byWords, cut, guestWords, languageFor, staffValues, type TicketWords, whatOf } from "./staff-values.ts"

const TITLE_CHARS_MAX = 60
const LINE_CHARS_MAX = 200
const LIST_CHARS_MAX = 1_000

/**
 * A ticket as a department reads it: where, for whom, what, by when, and what this department has to know about the
 * guest. What is sensitive stays with the managers' card.
 */
export function ticketCard(input: {
  ticket: TicketWords
  /** The title's template. */
  template: string
  reader: StaffMember
  /** The guest's own words, where they help. */
  words: string | null
  /** All that is known of the guest. */
  facts?: GuestFact[]
  content: StaffContent
  now: Date
}): OutboundContent & { kind: "card" } {
  const { ticket, reader, content, now } = input
  const language = languageFor(reader, content)
  const label = (name: string) => content.render(`card.label-${name}`, language, staffValues(content, ticket, language, now))
  // A lost item or an errand is told in the guest's own words: without them there is nothing to do.
  const words = input.words ?? (typeof ticket.details.words === "string" ? ticket.details.words : null)
  const guest = guestWords(ticket, content, language)
  const likes = departmentLines(input.facts ?? [], ticket.department, content, language, now)
  const lines: (CardLine | null)[] = [
    { label: label("room"), value: roomWords(ticket, content, language, now) },
    guest ? { label: label("guest"), value: guest } : null,
    { label: label("what"), value: whatOf(ticket, content, language) },
    { label: label("by"), value: byWords(ticket, content) },
    words ? { label: label("words"), value: words } : null,
    likes ? { label: label("preferences"), value: likes } : null,
  ]
  const charsMax = ticket.intent === PREPARATION ? LIST_CHARS_MAX : LINE_CHARS_MAX
  return {
    kind: "card",
    title: cut(content.render(input.template, language, staffValues(content, ticket, language, now)), TITLE_CHARS_MAX),
    lines: lines.filter((line) => line !== null).map((line) => ({ ...line, value: cut(line.value, charsMax) })),
    actions: cardActions(ticket, ["take", "done"], language, content, now),
  }
}

/** `1204 (verified)`, `1204 (not verified)`, or that no room was told. */
export function roomWords(ticket: TicketWords, content: StaffContent, language: Language, now: Date): string {
  const evidence = ticket.room ? ticket.roomEvidence : "none"
  const template = evidence === "none" && ticket.room ? "claimed" : evidence
  return content.render(`card.room-${template}`, language, staffValues(content, ticket, language, now))
}

export type CardAction = "take" | "later" | "say" | "done"

const SENT: Record<CardAction, (code: string) => string> = {
  take: (code) => `${code} take`,
  later: (code) => `${code} later 10`,
  // Without words it is answered with how to write them.
  say: (code) => `${code} say `,
  done: (code) => `${code} done`,
}

/** Buttons whose data is exactly what could be typed instead. */
export function cardActions(ticket: TicketWords, actions: CardAction[], language: Language, content: StaffContent, now: Date): Option[] {
  const values = staffValues(content, ticket, language, now)
  return actions.map((action) => ({ label: content.render(`card.${action}`, language, values), send: SENT[action](codeOf(ticket)) }))
}
