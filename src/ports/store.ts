import type { Address, ChannelName } from "../domain/address.ts"
import type { ClaimFacts, Habits, TieEvidence, TieRole } from "../domain/claim.ts"
import type { Conversation, Mode } from "../domain/conversation.ts"
import type { Guest, GuestFact, Stay, StayStatus } from "../domain/guest.ts"
import type { History } from "../domain/history.ts"
import type { AuditId, ConversationId, EventId, GuestId, JobId, MessageId, StaffId, StayId, TicketId } from "../domain/ids.ts"
import type { Language } from "../domain/language.ts"
import type { DeliveryStatus, NewMessage, OutboundMessage, Receipt, ReceivedEvent, StoredEvent } from "../domain/message.ts"
import type { PointsEntry, PointsRules } from "../domain/points.ts"
import type { StaffEntry } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { GuestOverlay, StayChange, StayOutcome, StayOverlay } from "../domain/stay-change.ts"
import type { GuestPromise, StaffTicket, Ticket, TicketAction, TicketStatus } from "../domain/ticket.ts"
import type { RoomsTaken } from "../domain/tier.ts"
import type { GuestHistory, GuestStore } from "./guest-store.ts"
import type { CareWindow, DueJob, NewJob, PmsFetch } from "./job.ts"

/** Everything one turn needs to know, read in one statement. */
export type TurnFacts = {
  /** The oldest event of the conversation that nobody has taken a turn for. */
  event: ReceivedEvent
  /** More events of this conversation wait behind this one. */
  hasMore: boolean
  conversation: Conversation
  guest: Guest | null
  stay: Stay | null
  /** Open tickets of this guest or conversation, oldest first, at most 20. */
  tickets: Ticket[]
  /** The person or desk behind this address, or behind the sender in a group; null for a guest. */
  staff: StaffMember | null
  /** For staff: open tickets and the last closed ones of the property, newest first, at most 200. Else empty. */
  staffTickets: StaffTicket[]
  /** For a guest in staff mode: where the owner reads. */
  owner: StaffMember | null
}

/** What the duty manager's card shows beyond the turn's facts. */
export type CardFacts = {
  guest: Guest | null
  stay: Stay | null
  /** Newest first, at most 200: also what was only heard, or declined. */
  preferences: GuestFact[]
  /** Null for somebody we do not know. */
  history: GuestHistory | null
  tickets: Ticket[]
  promises: GuestPromise[]
  /** Oldest first, at most 6. Text is null for what was no text. */
  lastMessages: { from: "guest" | "house"; text: string | null; at: Date }[]
}

export type NewTicket = Omit<Ticket, "status"> & { event: { by: string; text: string | null } }

export type TicketChange = {
  ticket: TicketId
  /** `details` are added to those that are there; a name told again replaces the value told before. */
  set: {
    status?: TicketStatus
    owner?: StaffId | null
    urgency?: Ticket["urgency"]
    room?: string
    roomEvidence?: Ticket["roomEvidence"]
    guest?: GuestId
    completeBy?: Date
    details?: Ticket["details"]
  }
  event: { action: TicketAction; by: string; text: string | null }
}

export type ConversationChange = {
  id: ConversationId
  /** The version that was read; the commit fails when it has moved. */
  version: number
  mode?: Mode
  language?: Language
  isOptedOut?: boolean
  isBlocked?: boolean
}

/** All that preparing a stay needs to know. Facts are of the guest, newest first, at most 500. */
export type StayFacts = { stay: Stay; guest: Guest; facts: GuestFact[]; tickets: Ticket[] }

/** All rows a turn or a job implies. Written by one statement, or not at all. */
export type Commit = {
  at: Date
  /** Marks the event as dealt with; its outcome is a word for logs. */
  event: { id: EventId; outcome: string } | null
  /** Marks the job done; the commit fails when the job is no longer held by us. */
  job: JobId | null
  conversations: ConversationChange[]
  messages: NewMessage[]
  tickets: NewTicket[]
  ticketChanges: TicketChange[]
  promises: Omit<GuestPromise, "status">[]
  /** Settles all pending promises of a ticket. */
  promiseChanges: { ticket: TicketId; status: "kept" | "broken" }[]
  jobs: NewJob[]
  /** Keys of pending jobs that are no longer wanted; a trailing `*` means all that start so. Jobs of this same commit stay. */
  cancelJobs: string[]
  facts: (Omit<GuestFact, "id" | "at"> & { guest: GuestId })[]
  audits: { id: AuditId; actor: string; action: string; subject: string }[]
  /** Profiles of people nobody told us of before: companions. */
  guests: { id: GuestId; name: string | null; language: Language | null }[]
  /** Addresses that now belong to a guest and a stay, and by what. */
  ties: { address: Address; guest: GuestId; stay: StayId; role: TieRole; evidence: TieEvidence }[]
  /** Rooms and names that were told, right or wrong. */
  pairingTries: { id: string; address: Address; room: string; isRight: boolean }[]
  /** Codes that have opened something; the commit fails when one was used before. */
  codeUses: { code: string; address: Address; stay: StayId }[]
  /** Unsend: the stored text of these messages of the conversation is blanked. */
  redactions: { conversation: ConversationId; providerMessageId: string }[]
}

/** What became of a send, for every message of it. */
export type SendReport = {
  message: MessageId
  /** False: it was put back unsent, because one before it must go first; attempts stay as they are. */
  isAttempt: boolean
  status: DeliveryStatus
  reason: string | null
  providerId: string | null
  via: string | null
  segments: number | null
  isPossibleDuplicate: boolean
  /** Set when it is to be tried again. */
  retryAt: Date | null
}

/** A stay told whole, by whoever needs no order of statements. */
export type StayTold = StayOverlay & {
  guest: GuestOverlay & { name: string }
  arrival: string
  departure: string
  status: StayStatus
  source: string
}

export type PointsOutcome = { status: "added" | "known" | "other" | "short" | "no-guest" }

/** What became of a statement, and what is known of its stay now; null for statements of a guest alone. */
export type AppliedChange = { outcome: StayOutcome; known: { guest: Guest; stay: Stay } | null }

export type MessageView = {
  id: string
  direction: "in" | "out"
  channel: ChannelName
  at: Date
  template: string | null
  text: string | null
  status: string
  history: { status: string; at: Date; reason: string | null }[]
}

export type TicketView = Ticket & { ownerName: string | null; events: { at: Date; action: string; by: string; text: string | null }[] }

/**
 * The database. One implementation over PostgreSQL and the embedded one; the same suite runs on both.
 * Every method may throw `DatabaseAway`, which doors answer with 503.
 */
export interface Store extends GuestStore {
  /**
   * Stores events before they are acknowledged, in one statement: addresses, conversations and events.
   * An event whose channel and key are known changes nothing. Order within the list is kept.
   * @returns the conversations that have new work, in order of first mention
   */
  receive(events: StoredEvent[], at: Date): Promise<ConversationId[]>
  /** One load for several conversations; those without a pending event are absent. */
  loadTurns(conversations: ConversationId[]): Promise<TurnFacts[]>
  loadCard(conversation: ConversationId): Promise<CardFacts>
  /** Numbers for new tickets, unique in the property, rising. */
  takeTicketNumbers(count: number): Promise<number[]>
  /**
   * Writes each commit whole or not at all, all in one statement, guarded by the conversations' versions.
   * New messages are leased to this process, which sends them at once.
   * @returns for each commit whether it was written (false: somebody was faster, load again)
   */
  commit(commits: Commit[]): Promise<boolean[]>
  /** Conversations with an event that has waited since before `before`, oldest first. */
  findWaitingConversations(before: Date, limit: number): Promise<ConversationId[]>

  /** The messages of these conversations that this process holds the lease for, or that are due and free; leases them. In order per conversation. */
  claimMessages(at: Date, limit: number): Promise<OutboundMessage[]>
  reportSends(reports: SendReport[], at: Date): Promise<void>
  /** Receipts move a message's status forward only. @returns how many were known */
  recordReceipts(receipts: Receipt[], at: Date): Promise<number>
  setAddressState(address: Address, state: "opted-out" | "blocked", at: Date): Promise<void>

  /** @param lane `pms`: those that wait for another system's answer, and must not hold up the house's own */
  claimJobs(at: Date, limit: number, lane?: "house" | "pms"): Promise<DueJob[]>
  /** Puts a job back after a failure, with a later due time; after `JOB_ATTEMPTS_MAX` it stays failed and visible. */
  releaseJob(job: JobId, retryAt: Date, reason: string): Promise<void>
  /** A ticket with its people, for jobs and the API. */
  findTicket(id: TicketId): Promise<StaffTicket | null>

  /** Makes the staff list what the property file says; gives each address a conversation. */
  syncStaff(staff: (StaffEntry & { id: StaffId })[], at: Date): Promise<void>
  listStaff(): Promise<StaffMember[]>
  addStaff(entry: StaffEntry & { id: StaffId }, at: Date): Promise<void>

  /** A stay as it is at this moment. It counts as no sign of life of the hotel's system. */
  putStay(told: StayTold, at: Date): Promise<{ guest: Guest; stay: Stay }>
  /**
   * Applies what a hotel's system stated, in any order and however often it was told before: of each stay and guest the
   * newest statement counts. Guests are found by their reference, else by the same number and name; what staff wrote
   * stays. All of the list is written, or nothing.
   * @returns for each statement what it did
   */
  applyStayChanges(changes: StayChange[], heardAt: Date): Promise<AppliedChange[]>
  /** When any hotel's system was last heard; null: none ever was. */
  findPmsHeard(): Promise<Date | null>
  /**
   * A hotel's system was heard, and named things to be fetched from it: stored as jobs due now, in one statement. One that
   * still waits for the same thing is enough.
   */
  addPmsJobs(source: string, fetches: PmsFetch[], at: Date): Promise<void>
  findStay(reservation: string): Promise<{ guest: Guest; stay: Stay } | null>
  findGuest(id: GuestId): Promise<Guest | null>
  /** Everything that decides a claim to be the guest of a room or a reservation. */
  findClaim(asked: { where: string; address: Address; code: string | null }, at: Date): Promise<ClaimFacts>
  /** The usual order is what was noted, else the last room service they had. */
  findHabits(guest: GuestId): Promise<Habits>
  /** The house's secret of this name, made when it is first asked for. Never to be shown or logged. */
  getSecret(name: string): Promise<string>
  /** Ties an address to a stay and its guest, by the evidence named. */
  linkStay(address: Address, stay: Stay["id"], evidence: TieEvidence, at: Date): Promise<void>
  /** All entries of a member, oldest first. */
  listPoints(guest: GuestId): Promise<PointsEntry[]>
  /**
   * Adds one entry. A key that is known adds nothing; `other`: it was told of something else. `short`: points of this
   * guest that count now do not suffice.
   */
  addPoints(guest: GuestId, entry: PointsEntry, rules: PointsRules): Promise<PointsOutcome>
  /** Rooms taken by stays, for each of so many nights from a hotel day on. */
  countRoomsTaken(from: string, nights: number): Promise<RoomsTaken>
  addFact(guest: GuestId, fact: Omit<GuestFact, "id" | "at">, at: Date): Promise<void>
  /**
   * Writes an invented history whole or not at all, in one statement, and once: nothing is written beside stays of
   * another source than `demo`, nor beside a history that is there. `make` is only called when it is to be written.
   * @returns whether it was written
   */
  seedHistory(make: () => History): Promise<boolean>
  /** Moves the stays of that history along: who was to leave has left, who was expected has come. */
  moveDemoStays(now: { at: Date; day: string; isPastCheckOut: boolean }): Promise<void>

  /**
   * Plans a job for every stay that arrives within the window and is not prepared by what is known today, for those that
   * were prepared and come no longer, and for guests in house of whom something was seen. One job a stay, woken again
   * whenever what is known of it changes. @returns how many were planned
   */
  planPreparations(window: CareWindow, at: Date): Promise<number>
  /** Null when there is no such stay. */
  loadStayFacts(stay: StayId): Promise<StayFacts | null>
  /** Booked protocol guests who arrive on a hotel day, at most 50, and the rooms that are left on it. */
  loadArrivals(day: string): Promise<{ guests: StayFacts[]; dueOut: string[] }>

  listTickets(filter: { status: TicketStatus | "any-open" | null; after: number | null; limit: number }): Promise<TicketView[]>
  findTicketByNumber(number: number): Promise<TicketView | null>
  listMessages(conversation: ConversationId, limit: number): Promise<MessageView[]>
  findConversation(address: Address): Promise<Conversation | null>
  /** No guest, stay or message has ever been stored. */
  isNew(): Promise<boolean>
  /** Throws `DatabaseAway` when the database does not answer or its migrations are not applied. */
  check(): Promise<void>
  /** Rows that wait, for metrics and the tick's bookkeeping. */
  countBacklog(
    at: Date,
  ): Promise<{ eventsPending: number; messagesPending: number; jobsDue: number; jobsFailed: number; ticketsOrphaned: number }>
  close(): Promise<void>
}
