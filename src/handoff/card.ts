import { isGroup } from "../domain/address.ts"
import { type Guest, phaseOf, type Stay } from "../domain/guest.ts"
import type { Language } from "../domain/language.ts"
import type { CardLine, OutboundContent } from "../domain/message.ts"
import type { StaffMember } from "../domain/staff.ts"
import { codeOf, type Ticket } from "../domain/ticket.ts"
import { entitlementsOf, levelOf, vipLevelOf } from "../domain/tier.ts"
import type { Values } from "../domain/values.ts"
import { localTime } from "../lib/time.ts"
import type { CardFacts } from "../ports/store.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import { clockOf, cut, departmentName, guestWords, languageFor, staffValues, type TicketWords, whatOf } from "../tickets/staff-values.ts"
import { cardActions, roomWords, ticketCard } from "../tickets/ticket-card.ts"
import { careLines, moodLine, type ProfileReading, pastLine, preferenceLines, surveyLine } from "./profile-lines.ts"

const TITLE_CHARS_MAX = 60
const WORDS_CHARS_MAX = 300
const MESSAGE_CHARS_MAX = 80
const LINE_CHARS_MAX = 600
const TICKETS_MAX = 5
const PROMISES_MAX = 3

export type CardInput = {
  ticket: TicketWords & Pick<Ticket, "id">
  /** The title's template: `card.complaint`, or `ticket.new` and the like for departments. */
  template: string
  reader: StaffMember
  facts: CardFacts
  /** The guest's own words that led here. */
  words: string | null
  language: Language | null
  content: StaffContent
  now: Date
  /** When the hotel's system was last heard, if it has been silent for too long. */
  pmsAsOf?: Date | null | undefined
}

/**
 * What a person needs to take over well, on one card: who it is, what was promised, what was said, what is asked.
 * Departments get the ticket alone; facts marked sensitive are for a manager's own chat, never for a group.
 */
export function guestCard(input: CardInput): OutboundContent & { kind: "card" } {
  const { ticket, reader, content, now } = input
  if (!isManager(reader)) return ticketCard({ ...input, facts: input.facts.preferences })
  const language = languageFor(reader, content)
  const say = (template: string, text: string | null = null) =>
    content.render(template, language, staffValues(content, ticket, language, now, { text }))
  const { guest, stay, history } = input.facts
  const sayMore = (name: string, more: Values = {}) => content.render(name, language, staffValues(content, ticket, language, now, more))
  const reading: ProfileReading = { facts: input.facts.preferences, content, language, now, say: sayMore }
  const rows: [string, string | null][] = [
    ["room", roomWords(ticket, content, language, now)],
    ["guest", guestLine(guest, ticket, content, language) ?? say("card.guest-unknown")],
    ["stay", stayLine(stay, ticket.room, say)],
    ["as-of", stay && input.pmsAsOf ? say("card.as-of", momentOf(input.pmsAsOf, now, content)) : null],
    ["tier", levelOf(guest, content.property.tiers)?.name[language] ?? guest?.tier ?? null],
    ["entitlements", entitlementLine(guest, content, language)],
    ["language", languageName(input.language ?? guest?.language ?? null, language)],
    ["what", whatOf(ticket, content, language)],
    ["words", input.words ? cut(input.words, WORDS_CHARS_MAX) : null],
    ["by", clockOf(ticket.acknowledgeBy, content)],
    ["care", isPrivate(reader) ? careLines(reading) : null],
    ["preferences", preferenceLines(reading)],
    ["past", pastLine(history, ticket, reading)],
    ["survey", surveyLine(history, reading)],
    ["mood", moodLine(history, reading)],
    ["tickets", ticketLines(input, language)],
    ["promises", promiseLines(input, language)],
    ["messages", messageLines(input, say)],
    ["evidence", say(`card.evidence-${evidenceFor(ticket, stay)}`)],
  ]
  const lines: CardLine[] = rows.flatMap(([name, value]) =>
    value ? [{ label: say(`card.label-${name}`), value: cut(value, LINE_CHARS_MAX) }] : [],
  )
  const actions = cardActions(ticket, ["take", "later", "say", "done"], language, content, now)
  return { kind: "card", title: cut(say(input.template), TITLE_CHARS_MAX), lines, actions }
}

/** Heads see the guest's profile; a department's desk sees its order. */
export const isManager = (reader: Pick<StaffMember, "role">): boolean => reader.role.endsWith("manager")

/** Nobody reads over their shoulder: a chat of one's own, not a group. */
const isPrivate = (reader: StaffMember): boolean => reader.address !== null && !isGroup(reader.address)

/** The same facts without a card loaded from the store: better a thinner card now than none. */
export function thinFacts(guest: Guest | null, stay: Stay | null, tickets: Ticket[]): CardFacts {
  return { guest, stay, preferences: [], history: null, tickets, promises: [], lastMessages: [] }
}

type SayWords = (template: string, text?: string | null) => string

function guestLine(guest: Guest | null, ticket: TicketWords, content: StaffContent, language: Language): string | null {
  return guestWords({ guestName: guest?.name ?? ticket.guestName, guestVip: guest?.vip ?? ticket.guestVip }, content, language)
}

/** What the guest's levels bring, and what is set out for a VIP. */
function entitlementLine(guest: Guest | null, content: StaffContent, language: Language): string {
  const { tiers } = content.property
  const given = entitlementsOf(guest, tiers).map((entitlement) => content.render(`card.entitled-${entitlement}`, language, {}))
  return [...given, ...(vipLevelOf(guest, tiers)?.amenities ?? [])].join(" · ")
}

/** With the room of a stay that is over or still to come: the ticket itself then has none. */
function stayLine(stay: Stay | null, room: string | null, say: SayWords): string {
  const phase = say(`card.phase-${phaseOf(stay)}`)
  if (!stay) return phase
  return [`${stay.arrival} – ${stay.departure}`, ...(stay.room && stay.room !== room ? [stay.room] : []), phase].join(" · ")
}

/** `14:05`, and with its day when that is not today. */
function momentOf(at: Date, now: Date, { property }: StaffContent): string {
  const [then, today] = [localTime(at, property.timezone), localTime(now, property.timezone)]
  return then.day === today.day ? then.time : `${then.day} ${then.time}`
}

/** A guest tied to a stay is known, whether or not a room goes with it just now. */
function evidenceFor(ticket: TicketWords, stay: Stay | null): string {
  if (ticket.room) return ticket.roomEvidence
  return stay ? "verified" : "none"
}

function languageName(code: string | null, reader: Language): string | null {
  return code ? (new Intl.DisplayNames([reader], { type: "language" }).of(code) ?? code) : null
}

function ticketLines({ facts, ticket, content }: CardInput, language: Language): string {
  const others = facts.tickets.filter((other) => other.id !== ticket.id).slice(-TICKETS_MAX)
  return others.map((other) => `${codeOf(other)} ${whatOf(other, content, language)} (${clockOf(other.openedAt, content)})`).join("\n")
}

/** The nearest first: `15:30 T2 Front office`. */
function promiseLines({ facts, ticket, content }: CardInput, language: Language): string {
  const codes = new Map([...facts.tickets, ticket].map((known) => [known.id, codeOf(known)]))
  const pending = facts.promises.filter((promise) => promise.status === "pending").slice(0, PROMISES_MAX)
  return pending
    .map(({ dueAt, owner, ticket: of }) =>
      [clockOf(dueAt, content), of && codes.get(of), departmentName(owner, content, language)].filter(Boolean).join(" "),
    )
    .join("\n")
}

function messageLines({ facts, content }: CardInput, say: SayWords): string {
  return facts.lastMessages
    .map(
      ({ from, text, at }) =>
        `${clockOf(at, content)} ${say(`card.from-${from}`)}: ${cut(text === "" ? say("card.unsent") : (text ?? say("card.media")), MESSAGE_CHARS_MAX)}`,
    )
    .join("\n")
}
