import { isGroup } from "../domain/address.ts"
import type { ClaimFacts } from "../domain/claim.ts"
import type { Mode } from "../domain/conversation.ts"
import type { Language } from "../domain/language.ts"
import type { NewMessage, Option, OutboundContent } from "../domain/message.ts"
import type { StaffMember } from "../domain/staff.ts"
import { codeOf, type StaffTicket, type TicketAction } from "../domain/ticket.ts"
import type { Values } from "../domain/values.ts"
import type { Ids } from "../ports/runtime.ts"
import type { CardFacts, Commit, TicketChange, TurnFacts } from "../ports/store.ts"
import type { Scene } from "../tickets/route.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import { clockOf, languageFor, staffValues } from "../tickets/staff-values.ts"
import { textOnly } from "../tickets/tell-staff.ts"

/** A staff member's turn while it is being decided: verbs add their rows to `commit`. */
export type StaffTurn = {
  facts: TurnFacts
  member: StaffMember
  content: StaffContent
  staff: StaffMember[]
  /** Of the ticket's guest, when `cardNeededFor` asked for it. */
  card: CardFacts | null
  /** Of the room or reservation that `claimAskedBy` named. */
  claim: ClaimFacts | null
  ids: Ids
  now: Date
  pmsAsOf?: Date | null
  commit: Commit
}

export const sceneOf = ({ content, staff, now }: Pick<StaffTurn, "content" | "staff" | "now">): Scene => ({
  property: content.property,
  staff,
  now,
})

export const speaksInGroup = (turn: Pick<StaffTurn, "facts">): boolean => isGroup(turn.facts.conversation.address)

/** Answers whoever spoke, where they spoke, on the event's own reply token. */
export function reply(turn: StaffTurn, template: string, ticket: StaffTicket | null, more: Values = {}): void {
  const language = languageFor(turn.member, turn.content)
  const values = staffValues(turn.content, ticket, language, turn.now, more)
  answer(turn, template, textOnly(turn.content.render(template, language, values)))
}

export function answer(turn: StaffTurn, template: string, content: OutboundContent, dedupeKey?: string): void {
  const { event, conversation } = turn.facts
  turn.commit.messages.push({
    ...messageBase(turn, dedupeKey ?? `${event.id}:${turn.commit.messages.length}`),
    conversation: conversation.id,
    address: conversation.address,
    template,
    content,
    replyToken: event.replyToken,
    replyTokenAt: event.replyToken ? event.receivedAt : null,
  })
}

/** Words to the ticket's guest, pushed. `template` null: a person's own words. Nothing when they cannot be reached. */
export function tellGuest(turn: StaffTurn, ticket: StaffTicket, template: string | null, text: string, options: Option[] = []): void {
  const guest = ticket.guestConversation
  if (!guest?.isReachable) return
  turn.commit.messages.push({
    ...messageBase(turn, `${turn.facts.event.id}:${turn.commit.messages.length}`),
    conversation: guest.id,
    address: guest.address,
    template,
    content: { kind: "text", text, options },
    replyToken: null,
    replyTokenAt: null,
  })
}

function messageBase(turn: StaffTurn, dedupeKey: string): Pick<NewMessage, "id" | "dedupeKey" | "cause" | "retryKey"> {
  return { id: turn.ids.make("msg"), dedupeKey, cause: turn.facts.event.id, retryKey: turn.ids.uuid() }
}

/** A guest template in the guest's language. */
export function guestWords(turn: StaffTurn, ticket: StaffTicket, template: string, more: Values = {}): string {
  const language = guestLanguage(turn, ticket)
  const values: Values = {
    ...turn.content.guestValues(language, guestOf(turn, ticket), turn.now),
    ...{ owner: ownerWords(turn.member, turn.content, language), code: codeOf(ticket) },
    ...{ minutes: null, by: clockOf(ticket.completeBy, turn.content), ...more },
  }
  return turn.content.render(template, language, values)
}

export function guestLanguage(turn: StaffTurn, ticket: StaffTicket): Language {
  return ticket.guestConversation?.language ?? guestOf(turn, ticket)?.language ?? turn.content.property.languages[0] ?? "en"
}

function guestOf(turn: StaffTurn, ticket: StaffTicket) {
  return turn.card?.guest?.id === ticket.guest ? (turn.card?.guest ?? null) : null
}

/** A desk is called by its department's name in the guest's language, a person by their own. */
function ownerWords(member: StaffMember, content: StaffContent, language: Language): string {
  const department = member.role === "staff" && member.department ? content.property.departments[member.department] : undefined
  return department?.name[language] ?? member.name
}

export function changeTicket(
  turn: StaffTurn,
  ticket: StaffTicket,
  action: TicketAction,
  text: string | null,
  set: TicketChange["set"] = {},
) {
  turn.commit.ticketChanges.push({ ticket: ticket.id, set, event: { action, by: turn.member.key, text } })
}

/** Guards the guest's conversation by the version that was read, and changes who speaks there when `mode` is given. */
export function touchGuest(turn: StaffTurn, ticket: StaffTicket, mode?: Mode): void {
  const guest = ticket.guestConversation
  if (!guest) return
  const { conversations } = turn.commit
  const known = conversations.find(({ id }) => id === guest.id)
  if (!known) conversations.push({ id: guest.id, version: guest.version, ...(mode ? { mode } : {}) })
  else if (mode) known.mode = mode
}

export function audit(turn: StaffTurn, action: string, subject: string): void {
  turn.commit.audits.push({ id: turn.ids.make("aud"), actor: turn.member.id, action, subject })
}
