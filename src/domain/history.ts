import type { Guest, GuestFact, Stay } from "./guest.ts"
import type { GuestId, Id, StayId } from "./ids.ts"
import type { Ticket, TicketAction } from "./ticket.ts"

/** A ticket that is over, and what happened to it. Its number is given when it is written. `owner` is a staff key. */
export type PastTicket = Omit<Ticket, "number" | "owner" | "conversation"> & {
  owner: string | null
  closedAt: Date
  events: { at: Date; action: TicketAction; by: string; text: string | null }[]
}

/** A survey that was sent, and what was answered. */
export type PastSurvey = {
  id: Id<"srv">
  guest: GuestId
  stay: StayId
  sentAt: Date
  /** Null: never answered; then all that follows is null or empty. */
  answeredAt: Date | null
  /** 1 very good to 4 very poor. */
  score: number | null
  /** 0 to 10. */
  nps: number | null
  /** By dimension, 4 best to 1: what was perceived and, where it was asked, expected. */
  dimensions: Record<string, { perceived: number; expected?: number }>
  comment: string | null
}

/** What a house has behind it and booked ahead, as it is written at once. Ids are made by whoever tells it. */
export type History = {
  guests: (Guest & { createdAt: Date })[]
  facts: (GuestFact & { guest: GuestId })[]
  /** `spent` is in the hotel's currency; null until the guest has left. */
  stays: (Stay & { source: string; spent: number | null; createdAt: Date })[]
  /** In the order they were opened. */
  tickets: PastTicket[]
  surveys: PastSurvey[]
}
