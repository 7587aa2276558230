import type { Language } from "../domain/language.ts"
import { PREPARATION } from "../domain/preparation.ts"
import type { StaffMember } from "../domain/staff.ts"
import { codeOf, type Ticket } from "../domain/ticket.ts"
import { vipLevelOf } from "../domain/tier.ts"
import type { Values } from "../domain/values.ts"
import { localTime } from "../lib/time.ts"
import { checklistWords } from "./checklist.ts"
import type { StaffContent } from "./staff-content.ts"

const DETAIL_CHARS_MAX = 100
/** Shown on lines of their own, or part of the first words. */
const SHOWN_ELSEWHERE = new Set(["room", "words", "item", "quantity", "fault", "category", "type", "reason"])
/** A moment on the hotel's clock, as tickets keep it: `2026-03-02 06:30`. */
const MOMENT = /^\d{4}-(\d\d-\d\d \d\d:\d\d)$/

/** A ticket as words need it: new ones and stored ones alike. */
export type TicketWords = Pick<
  Ticket,
  "number" | "kind" | "intent" | "department" | "room" | "roomEvidence" | "details" | "openedAt" | "acknowledgeBy" | "completeBy"
> & { guestName: string | null; guestVip: string | null; ownerName: string | null }

/** The language a member of staff reads. */
export function languageFor(reader: Pick<StaffMember, "language">, content: Pick<StaffContent, "property">): Language {
  return reader.language ?? content.property.languages[0] ?? "en"
}

/** The hotel's clock at an instant, `HH:MM`. */
export const clockOf = (at: Date, content: Pick<StaffContent, "property">): string => localTime(at, content.property.timezone).time

/** By when, on the hotel's clock; what is prepared for another day says which one: `03-02 14:00`. */
export function byWords(ticket: Pick<Ticket, "intent" | "completeBy">, content: Pick<StaffContent, "property">): string {
  const { day, time } = localTime(ticket.completeBy, content.property.timezone)
  return ticket.intent === PREPARATION ? `${day.slice(5)} ${time}` : time
}

/**
 * What every template for staff may use. Each name is always there, null when not known, so that a hotel may
 * rewrite one template's words with what another uses.
 */
export function staffValues(content: StaffContent, ticket: TicketWords | null, language: Language, now: Date, more: Values = {}): Values {
  return {
    code: ticket ? codeOf(ticket) : null,
    room: ticket?.room ?? null,
    guest: ticket?.guestName ?? null,
    item: ticket ? whatOf(ticket, content, language) : null,
    department: ticket ? departmentName(ticket.department, content, language) : null,
    owner: ticket?.ownerName ?? null,
    who: ticket?.ownerName ?? null,
    by: ticket ? byWords(ticket, content) : null,
    time: clockOf(ticket?.openedAt ?? now, content),
    now: clockOf(now, content),
    hotel: content.property.name[language],
    phone: content.property.phone,
    ...{ text: null, minutes: null, reason: null, better: null, list: null },
    ...more,
  }
}

/** What is wanted, in the reader's words: `Bath towel × 2 · tomorrow 06:30`. */
export function whatOf(ticket: Pick<TicketWords, "intent" | "details">, content: StaffContent, language: Language): string {
  if (ticket.intent === PREPARATION) return checklistWords(ticket, content, language)
  const { details } = ticket
  const key = details.item ?? details.fault ?? details.category ?? details.type
  const name = key === undefined ? content.intentLabel(ticket.intent, language) : content.label(key, language)
  const counted = details.quantity === undefined ? name : `${name} × ${details.quantity}`
  const others = Object.entries(details).filter(([slot]) => !SHOWN_ELSEWHERE.has(slot))
  const reason = details.reason === undefined ? [] : [String(details.reason)]
  const what = reason.length > 0 && key === undefined ? reason : [...reason, counted]
  return [...what, ...others.map(([slot, value]) => detailOf(slot, value, content, language))].join(" · ")
}

/** "40 minutes" alone would tell nobody that they were spent waiting. */
function detailOf(slot: string, value: string | number, content: StaffContent, language: Language): string {
  const words = readable(value, content, language)
  return slot === "waited" ? content.render("card.waited", language, { text: words }) : words
}

function readable(value: string | number, content: StaffContent, language: Language): string {
  if (typeof value === "number") return String(value)
  return MOMENT.exec(value)?.[1] ?? cut(content.label(value, language), DETAIL_CHARS_MAX)
}

/** The guest with their protocol level, which a desk reads before anything else; null when neither is known. */
export function guestWords(ticket: Pick<TicketWords, "guestName" | "guestVip">, content: StaffContent, language: Language): string | null {
  const { guestName, guestVip } = ticket
  if (guestVip === null) return guestName
  const level = vipLevelOf({ vip: guestVip }, content.property.tiers)?.name[language] ?? guestVip
  return [guestName, content.render("card.vip", language, { text: level })].filter(Boolean).join(" · ")
}

/** A department, or the person of the house whom a ticket goes to. */
export function departmentName(department: string, content: StaffContent, language: Language): string {
  const name = content.property.departments[department]?.name[language]
  return name ?? (department === "duty-manager" ? content.render("card.duty-manager", language, {}) : hostName(department, content))
}

const hostName = (host: string, { property }: Pick<StaffContent, "property">): string =>
  property.staff.find(({ key, role }) => key === host || role === host)?.name ?? host

/** At most `charsMax` characters, with an ellipsis when something was left out. */
export function cut(text: string, charsMax: number): string {
  const chars = [...text]
  return chars.length <= charsMax ? text : `${chars.slice(0, charsMax - 1).join("")}…`
}
