import type { Address } from "./address.ts"
import type { ConversationId, GuestId, PromiseId, StaffId, StayId, TicketId } from "./ids.ts"
import type { Language } from "./language.ts"

export const TICKET_KINDS = ["request", "complaint", "emergency", "hand-off"] as const
export type TicketKind = (typeof TICKET_KINDS)[number]

/** open → acknowledged (later) → in-progress (take) → done → confirmed; cancelled by the guest. */
export const TICKET_STATUSES = ["open", "acknowledged", "in-progress", "done", "confirmed", "cancelled"] as const
export type TicketStatus = (typeof TICKET_STATUSES)[number]

export const URGENCIES = ["low", "normal", "high", "critical"] as const
export type Urgency = (typeof URGENCIES)[number]

/** How we know the room: the guest said so, or there is proof. */
export type RoomEvidence = "none" | "claimed" | "verified"

/** A service order. `details` holds slot values as told, for staff and API. */
export type Ticket = {
  id: TicketId
  /** The number of the code staff type: `T42`. */
  number: number
  kind: TicketKind
  intent: string
  department: string
  service: string
  status: TicketStatus
  urgency: Urgency
  room: string | null
  roomEvidence: RoomEvidence
  guest: GuestId | null
  /** The thread of the guest who wants it; null: the house's own, as a preparation. */
  conversation: ConversationId | null
  /** The stay it prepares; null for what a guest asked for. */
  stay: StayId | null
  owner: StaffId | null
  details: Record<string, string | number>
  openedAt: Date
  acknowledgeBy: Date
  completeBy: Date
}

/** A ticket with what staff need to act on it from chat. */
export type StaffTicket = Ticket & {
  /** Null for what the house does unasked. */
  guestConversation: {
    id: ConversationId
    version: number
    address: Address
    language: Language | null
    /**
     * Has not blocked us. Who opted out is still answered in what they wrote about themselves, save by SMS, where the
     * network forbids it.
     */
    isReachable: boolean
    /** The ticket by which a person has taken this conversation over; null while the bot speaks. */
    heldBy: TicketId | null
    /** The bot waits for an answer: a frame of its memory has something asked. */
    isAsking: boolean
  } | null
  guestName: string | null
  /** Key of the guest's protocol level. */
  guestVip: string | null
  ownerName: string | null
}

export const isOpen = (ticket: { status: TicketStatus }): boolean =>
  ticket.status === "open" || ticket.status === "acknowledged" || ticket.status === "in-progress"

/** What staff type and read: `T42`. */
export const codeOf = (ticket: { number: number }): string => `T${ticket.number}`

export type TicketAction =
  | "opened"
  | "rung"
  | "added"
  | "chased"
  | "taken"
  | "later"
  | "passed"
  | "said"
  | "noted"
  | "paired"
  /** One item of a preparation is seen to. */
  | "ticked"
  | "done"
  | "confirmed"
  | "reopened"
  | "cancelled"

/** A time told to a guest, kept by somebody. */
export type GuestPromise = {
  id: PromiseId
  ticket: TicketId | null
  conversation: ConversationId
  owner: string
  dueAt: Date
  status: "pending" | "kept" | "broken"
}

/** Most urgent first; of the same urgency a VIP's before others, then the older one. Danger is always critical, whoever tells of it. */
export function byUrgency(
  a: Pick<StaffTicket, "urgency" | "guestVip" | "openedAt">,
  b: Pick<StaffTicket, "urgency" | "guestVip" | "openedAt">,
): number {
  const rank = ({ urgency }: Pick<Ticket, "urgency">): number => -URGENCIES.indexOf(urgency)
  const honour = ({ guestVip }: Pick<StaffTicket, "guestVip">): number => (guestVip === null ? 1 : 0)
  return rank(a) - rank(b) || honour(a) - honour(b) || a.openedAt.getTime() - b.openedAt.getTime()
}
