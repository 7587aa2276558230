/**
 * Rows as statements return them, and what they are in the domain. The JSON builders give the same keys as Prisma's
 * models, and instants arrive as ISO text from JSON and as `Date` from Prisma, so one reader serves both.
 */
import { type Address, type ChannelName, channelOf } from "../domain/address.ts"
import type { Conversation, Mode } from "../domain/conversation.ts"
import type { Guest, GuestFact, Stay } from "../domain/guest.ts"
import type { ConversationId, EventId, FactId, GuestId, StaffId, StayId, TicketId } from "../domain/ids.ts"
import type { Language } from "../domain/language.ts"
import type { InboundContent, ReceivedEvent } from "../domain/message.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { StaffTicket, Ticket } from "../domain/ticket.ts"

type Instant = string | Date
type Text = string | null

/** Builds a JSON object from a table's columns, or null when the row is missing. Names only, never values. */
function jsonOf(table: string, columns: string[]): string {
  const pairs = columns.map((key) => `'${key}', ${table}.${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)
  return `case when ${table}.${columns[0]?.replace(/[A-Z]/g, "_$&").toLowerCase()} is not null then json_build_object(${pairs.join(", ")}) end`
}

export type EventRow = {
  id: string
  channel: string
  key: string
  sender: Text
  providerMessageId: Text
  sentAt: Instant
  receivedAt: Instant
  replyToken: Text
  isStandby: boolean
  content: unknown
}
export const eventJson = (table: string): string =>
  jsonOf(table, ["id", "channel", "key", "sender", "providerMessageId", "sentAt", "receivedAt", "replyToken", "isStandby", "content"])

export const eventOf = (row: EventRow, address: string): ReceivedEvent => ({
  id: row.id as EventId,
  channel: row.channel as ChannelName,
  key: row.key,
  address: address as Address,
  sender: row.sender as Address | null,
  providerMessageId: row.providerMessageId,
  sentAt: new Date(row.sentAt),
  receivedAt: new Date(row.receivedAt),
  replyToken: row.replyToken,
  isStandby: row.isStandby,
  content: row.content as InboundContent,
})

export type ConversationRow = { id: string; address: string; version: number; mode: unknown; language: Text }
export const conversationJson = (table: string): string => jsonOf(table, ["id", "address", "version", "mode", "language"])

export const conversationOf = (row: ConversationRow, address: { optedOutAt: Instant | null; blockedAt: Instant | null }): Conversation => ({
  id: row.id as ConversationId,
  address: row.address as Address,
  version: row.version,
  mode: row.mode as Mode,
  language: row.language as Language | null,
  isOptedOut: address.optedOutAt !== null,
  isBlocked: address.blockedAt !== null,
})

export type GuestRow = {
  id: string
  name: Text
  familyName: Text
  givenName: Text
  title: Text
  language: Text
  phone: Text
  email: Text
  tier: Text
  vip: Text
  memberNumber: Text
}
const GUEST_KEYS = ["id", "name", "familyName", "givenName", "title", "language", "phone", "email", "tier", "vip", "memberNumber"]
export const guestJson = (table: string): string => jsonOf(table, GUEST_KEYS)

export const guestOf = (row: GuestRow): Guest => ({
  id: row.id as GuestId,
  name: row.name,
  familyName: row.familyName,
  givenName: row.givenName,
  title: row.title as Guest["title"],
  language: row.language as Language | null,
  phone: row.phone,
  email: row.email,
  tier: row.tier,
  vip: row.vip,
  memberNumber: row.memberNumber,
})

export type FactRow = {
  id: string
  key: string
  value: string
  category: string
  source: string
  author: Text
  isSensitive: boolean
  status: string
  at: Instant
}

export const factOf = (row: FactRow): GuestFact => ({
  id: row.id as FactId,
  key: row.key,
  value: row.value,
  category: row.category as GuestFact["category"],
  source: row.source as GuestFact["source"],
  author: row.author,
  isSensitive: row.isSensitive,
  status: row.status as GuestFact["status"],
  at: new Date(row.at),
})

export type StayRow = {
  id: string
  reservation: string
  guestId: string
  room: Text
  arrival: Instant
  departure: Instant
  status: string
  companions: unknown
  children: number | null
  expectedAt: Instant | null
  asOf: Instant
}
export const stayJson = (table: string): string =>
  jsonOf(table, [
    ...["id", "reservation", "guestId", "room", "arrival", "departure", "status", "companions", "children", "expectedAt", "asOf"],
  ])

export const stayOf = (row: StayRow): Stay => ({
  id: row.id as StayId,
  reservation: row.reservation,
  guest: row.guestId as GuestId,
  room: row.room,
  arrival: dayOf(row.arrival),
  departure: dayOf(row.departure),
  status: row.status as Stay["status"],
  companions: row.companions as string[],
  children: row.children,
  expectedAt: row.expectedAt === null ? null : new Date(row.expectedAt),
  asOf: new Date(row.asOf),
})

/** A date column is `2026-03-02` in JSON and midnight UTC from Prisma. */
const dayOf = (value: Instant): string => (value instanceof Date ? value.toISOString() : value).slice(0, 10)

export type TicketRow = {
  id: string
  number: number
  kind: string
  intent: string
  department: string
  service: string
  status: string
  urgency: string
  room: Text
  roomEvidence: string
  guestId: Text
  conversationId: Text
  stayId: Text
  ownerId: Text
  details: unknown
  openedAt: Instant
  acknowledgeBy: Instant
  completeBy: Instant
}
const TICKET_KEYS = [
  ...["id", "number", "kind", "intent", "department", "service", "status", "urgency", "room", "roomEvidence"],
  ...["guestId", "conversationId", "stayId", "ownerId", "details", "openedAt", "acknowledgeBy", "completeBy"],
]
export const ticketJson = (table: string): string => jsonOf(table, TICKET_KEYS)

export const ticketOf = (row: TicketRow): Ticket => ({
  id: row.id as TicketId,
  number: row.number,
  kind: row.kind as Ticket["kind"],
  intent: row.intent,
  department: row.department,
  service: row.service,
  status: row.status as Ticket["status"],
  urgency: row.urgency as Ticket["urgency"],
  room: row.room,
  roomEvidence: row.roomEvidence as Ticket["roomEvidence"],
  guest: row.guestId as GuestId | null,
  conversation: row.conversationId as ConversationId | null,
  stay: row.stayId as StayId | null,
  owner: row.ownerId as StaffId | null,
  details: row.details as Ticket["details"],
  openedAt: new Date(row.openedAt),
  acknowledgeBy: new Date(row.acknowledgeBy),
  completeBy: new Date(row.completeBy),
})

/** A ticket beside its conversation, that conversation's address, its guest and its owner. */
export type StaffTicketRow = {
  ticket: TicketRow
  conversation: ConversationRow | null
  optedOutAt: Instant | null
  blockedAt: Instant | null
  guestName: Text
  guestVip: Text
  ownerName: Text
}
/** For `ticket t`, `conversation tc`, `address ta`, `guest tg` and `staff_member tm`, joined as STAFF_TICKET_JOINS does. */
export const STAFF_TICKET_JSON = `json_build_object('ticket', ${ticketJson("t")}, 'conversation', ${conversationJson("tc")},
  'optedOutAt', ta.opted_out_at, 'blockedAt', ta.blocked_at, 'guestName', tg.name, 'guestVip', tg.vip, 'ownerName', tm.name)`
export const STAFF_TICKET_JOINS = `
  left join conversation tc on tc.id = t.conversation_id
  left join address ta on ta.address = tc.address
  left join guest tg on tg.id = t.guest_id
  left join staff_member tm on tm.id = t.owner_id`

export function staffTicketOf(row: StaffTicketRow): StaffTicket {
  return {
    ...ticketOf(row.ticket),
    guestConversation: row.conversation && guestConversationOf(row.conversation, row),
    guestName: row.guestName,
    guestVip: row.guestVip,
    ownerName: row.ownerName,
  }
}

function guestConversationOf(
  row: ConversationRow,
  marks: Pick<StaffTicketRow, "optedOutAt" | "blockedAt">,
): StaffTicket["guestConversation"] {
  const { id, version, address, language, mode, isOptedOut, isBlocked } = conversationOf(row, marks)
  return {
    ...{ id, version, address, language },
    isReachable: !isBlocked && !(isOptedOut && channelOf(address) === "sms"),
    heldBy: mode.kind === "staff" ? mode.ticket : null,
    isAsking: mode.kind === "bot" && mode.memory.frames.some((frame) => frame.asked !== null),
  }
}

export type StaffRow = {
  id: string
  key: string
  name: string
  role: string
  department: Text
  address: Text
  language: Text
  conversationId: Text
}
/** For a row set that has the columns of `staff_member` and `conversation_id`, as STAFF_SELECT gives. */
export const staffJson = (table: string): string =>
  jsonOf(table, ["id", "key", "name", "role", "department", "address", "language", "conversationId"])
export const STAFF_SELECT = "select s.*, sc.id as conversation_id from staff_member s left join conversation sc on sc.address = s.address"

export const staffOf = (row: StaffRow): StaffMember => ({
  id: row.id as StaffId,
  key: row.key,
  name: row.name,
  role: row.role,
  department: row.department,
  address: row.address as Address | null,
  conversation: row.conversationId as ConversationId | null,
  language: row.language as Language | null,
})
