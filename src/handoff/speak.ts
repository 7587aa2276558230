import type { Language } from "../domain/language.ts"
import type { StaffTicket } from "../domain/ticket.ts"
import { lintTone } from "../tone/lint.ts"
import { lintNote } from "../tone/lint-note.ts"
import { guestCard, thinFacts } from "./card.ts"
import { answer, audit, changeTicket, guestLanguage, reply, type StaffTurn, tellGuest, touchGuest } from "./staff-turn.ts"
import { ownTicket } from "./take-ticket.ts"

/**
 * `say TEXT`: a person's own words to the guest, after the tone check; `say!` sends them whatever it finds, on record.
 * Saying something to a ticket nobody has takes it first, so that the bot cannot answer as well.
 */
export function sayToGuest(turn: StaffTurn, ticket: StaffTicket, said: { text: string; isOverride: boolean }): void {
  if (!said.isOverride && refuseTone(turn, ticket, said.text)) return

  if (ticket.owner === null) ownTicket(turn, ticket)
  touchGuest(turn, ticket)
  tellGuest(turn, ticket, null, said.text)
  turn.commit.cancelJobs.push(`ladder:${ticket.id}:*`)
  changeTicket(turn, ticket, "said", said.text)
  audit(turn, said.isOverride ? "ticket.say-override" : "ticket.say", ticket.id)
  // "We will be in touch by then" is kept by these words; a delivery is kept by the delivery.
  if (ticket.kind !== "request") turn.commit.promiseChanges.push({ ticket: ticket.id, status: "kept" })
  reply(turn, "staff.said", ticket, { text: said.text })
}

/** @returns whether the words were refused, which the writer has then been told with what to write instead */
export function refuseTone(turn: StaffTurn, ticket: StaffTicket, text: string): boolean {
  const finding = lintTone(text, writtenIn(text, guestLanguage(turn, ticket)))[0]
  if (!finding) return false
  reply(turn, "staff.tone-refused", ticket, { reason: finding.phrase, better: finding.better, text })
  return true
}

/** Staff do not always write in the guest's language; the tone of what they wrote is what counts. */
function writtenIn(text: string, guest: Language): Language {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja"
  if (/\p{Script=Han}/u.test(text)) return guest === "en" ? "zh-Hans" : guest
  return "en"
}

/**
 * `note TEXT`: remembered about the guest and on the ticket; no part of it is ever sent to them. Notes are facts: an
 * opinion comes back with what to write instead, and `note!` keeps it all the same, on record.
 */
export function noteOnGuest(turn: StaffTurn, ticket: StaffTicket, { text, isOverride }: { text: string; isOverride: boolean }): void {
  const opinion = isOverride ? null : lintNote(text)
  if (opinion) {
    reply(turn, "staff.note-refused", ticket, { reason: opinion.phrase, better: opinion.better, text })
    return
  }
  if (ticket.guest) {
    const told = { category: "personal", source: "staff", author: turn.member.key, isSensitive: false, status: "confirmed" } as const
    turn.commit.facts.push({ guest: ticket.guest, key: "note", value: text, ...told })
  }
  changeTicket(turn, ticket, "noted", text)
  audit(turn, isOverride ? "guest.note-override" : "guest.note", ticket.guest ?? ticket.id)
  reply(turn, "staff.noted", ticket)
}

/** `card`: the profile once more. Each view is on record. */
export function showCard(turn: StaffTurn, ticket: StaffTicket): void {
  const { content, now, pmsAsOf } = turn
  const template = `card.${ticket.kind}`
  const facts = turn.card ?? thinFacts(null, null, [])
  const language = ticket.guestConversation?.language ?? null
  answer(turn, template, guestCard({ ticket, template, reader: cardReader(turn), facts, words: null, language, content, now, pmsAsOf }))
  audit(turn, "card.view", ticket.id)
}

/** The card is shown where it was asked for: in a group, to the group. */
function cardReader({ member, facts }: StaffTurn) {
  return { ...member, address: facts.conversation.address }
}
