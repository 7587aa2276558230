import type { Address } from "../domain/address.ts"
import { EMPTY_MEMORY } from "../domain/conversation.ts"
import type { Guest, Stay } from "../domain/guest.ts"
import type { ConversationId, EventId, GuestId } from "../domain/ids.ts"
import type { InboundContent } from "../domain/message.ts"
import type { StaffMember } from "../domain/staff.ts"
import { isOpen, type StaffTicket } from "../domain/ticket.ts"
import type { RoomsTaken } from "../domain/tier.ts"
import type { TurnFacts } from "../ports/store.ts"
import type { Hotel } from "./hotel.ts"
import { askedFrame, type Rows, type Situation, type Stand } from "./stand.ts"
import { ROOM } from "./telling-values.ts"

export const GUEST_CONVERSATION: ConversationId = "cnv_proof-guest"
/** The day after the first word: times are told for it. */
const DEPARTURE = "2026-03-03"
const GUEST_ADDRESS: Address = "line:proof-guest"
const GUEST_ID: GuestId = "gst_proof"

/** What the store would load for this event of the guest. */
export function guestFacts({ situation, rows, depth }: Stand, content: InboundContent, { staff }: Hotel): TurnFacts {
  const { mode } = rows
  return {
    event: eventOf(GUEST_ADDRESS, `evt_${depth}`, content, rows.now),
    hasMore: false,
    conversation: { ...conversationOf(rows), version: 1 },
    guest: guestIn(rows.isTied ? inHouse(situation) : situation),
    stay: stayIn(rows.isTied ? inHouse(situation) : situation),
    tickets: rows.tickets.filter(isOpen),
    staff: null,
    staffTickets: [],
    owner: mode.kind === "staff" ? (staff.find(({ id }) => id === mode.owner) ?? null) : null,
  }
}

/** A house that is full, as far as anybody knows, or has rooms on the night before the guest leaves. */
export const roomsTakenIn = ({ hasSpare }: Situation): RoomsTaken => new Map(hasSpare ? [[DEPARTURE, 0]] : [])

/** The same for a colleague's command in their own chat. */
export function staffFacts(stand: Stand, member: StaffMember, text: string): TurnFacts {
  const { rows, depth } = stand
  const address = member.address ?? GUEST_ADDRESS
  const conversation = member.conversation ?? GUEST_CONVERSATION
  return {
    event: eventOf(address, `evt_${depth}`, { kind: "text", text }, rows.now),
    hasMore: false,
    conversation: { ...conversationOf(rows), id: conversation, address, mode: { kind: "bot", memory: EMPTY_MEMORY }, version: 1 },
    guest: null,
    stay: null,
    tickets: [],
    staff: member,
    staffTickets: rows.tickets.map((ticket) => staffTicketOf(ticket, rows)),
    owner: null,
  }
}

/** A ticket with its guest's side, as staff turns and the ladder read it. */
export function staffTicketOf(ticket: Rows["tickets"][number], rows: Rows): StaffTicket {
  const heldBy = rows.mode.kind === "staff" ? rows.mode.ticket : null
  const guestConversation = {
    id: GUEST_CONVERSATION,
    version: 1,
    address: GUEST_ADDRESS,
    language: rows.language,
    isReachable: true,
    heldBy,
  }
  return {
    ...ticket,
    guestConversation: { ...guestConversation, isAsking: askedFrame(rows) !== undefined },
    guestName: null,
    guestVip: null,
    ownerName: null,
  }
}

const conversationOf = ({ mode, language, isOptedOut }: Rows) => ({
  ...{ id: GUEST_CONVERSATION, address: GUEST_ADDRESS, mode, language },
  ...{ isOptedOut, isBlocked: false },
})

function eventOf(address: Address, id: EventId, content: InboundContent, at: Date): TurnFacts["event"] {
  const times = { sentAt: at, receivedAt: at }
  const platform = { channel: "line" as const, sender: null, providerMessageId: null, replyToken: null, isStandby: false }
  return { id, key: id, address, content, ...times, ...platform }
}

export const inHouse = (situation: Situation): Situation => ({ ...situation, phase: "in-house", hasRoom: true, isNamed: true })

export function guestIn({ isNamed, vip, tier, phase }: Situation): Guest | null {
  if (phase === "unknown") return null
  const name = isNamed ? { name: "Wang Wei", familyName: "Wang", givenName: "Wei" } : { name: null, familyName: null, givenName: null }
  return {
    id: GUEST_ID,
    ...name,
    title: "mr",
    language: null,
    phone: null,
    email: null,
    tier,
    vip,
    memberNumber: null,
  }
}

export function stayIn({ phase, hasRoom, at }: Situation): Stay | null {
  if (phase === "unknown") return null
  const dates = { arrival: "2026-03-01", departure: DEPARTURE, asOf: at }
  return {
    id: "sty_proof",
    reservation: "proof",
    guest: GUEST_ID,
    room: hasRoom ? ROOM : null,
    status: phase,
    ...dates,
    companions: [],
    children: null,
    expectedAt: null,
  }
}
