import type { Address, ChannelName } from "../domain/address.ts"
import type { FactStatus, Guest, GuestFact, Stay } from "../domain/guest.ts"
import type { AuditId, ConversationId, ErasureId, FactId, GuestId, MergeId } from "../domain/ids.ts"
import type { GuestPromise, Ticket } from "../domain/ticket.ts"

/** Where a profile stands: one that was merged or erased is changed no more. */
export type GuestState = { guest: Guest; mergedInto: GuestId | null; erasedAt: Date | null }

export type GuestAddress = {
  address: Address
  channel: ChannelName
  evidence: string | null
  tiedAt: Date | null
  isOptedOut: boolean
  isBlocked: boolean
  conversation: ConversationId | null
  /** A person has taken the conversation over. */
  isHeld: boolean
}

export type TicketRecord = Ticket & {
  closedAt: Date | null
  ownerName: string | null
  events: { at: Date; action: string; by: string; text: string | null }[]
}
export type SurveyRecord = {
  id: string
  stay: string | null
  sentAt: Date
  answeredAt: Date | null
  /** 1 very good to 4 very poor. */
  score: number | null
  /** 0 to 10. */
  nps: number | null
  dimensions: unknown
  comment: string | null
}
type PointsRecord = { id: string; kind: string; points: number; amount: number | null; reason: string | null; at: Date }
export type AuditRecord = { at: Date; actor: string; action: string; subject: string }
/** Columns a merge fills where the kept profile has nothing. */
export const FILLABLE = [
  ...["name", "familyName", "givenName", "title", "language", "phone", "email", "tier", "vip", "memberNumber"],
] as (keyof Omit<Guest, "id">)[]
export type Filled = Partial<Record<(typeof FILLABLE)[number], string>>

export type MergeRecord = {
  id: MergeId
  kept: GuestId
  gone: GuestId
  at: Date
  by: string
  undoneAt: Date | null
  undoneBy: string | null
}

/** All we hold about one guest, newest first, without the words of messages. What a companion's own thread holds is theirs. */
export type GuestRecord = {
  guest: Guest
  createdAt: Date
  updatedAt: Date
  /** Profiles that were merged into this one. */
  alsoKnownAs: GuestId[]
  refs: { source: string; ref: string }[]
  addresses: GuestAddress[]
  stays: (Stay & { source: string; spent: number | null })[]
  facts: (GuestFact & { settledAt: Date | null; settledBy: string | null })[]
  tickets: TicketRecord[]
  promises: (GuestPromise & { createdAt: Date; settledAt: Date | null })[]
  surveys: SurveyRecord[]
  points: PointsRecord[]
  merges: MergeRecord[]
  audits: AuditRecord[]
}

/** What was before this stay, for the card in chat. Newest first, at most 6 each. */
export type GuestHistory = { pastTickets: number; complaints: Ticket[]; surveys: SurveyRecord[] }

/** Rows that were removed or blanked, by what they are. */
export type Counts = Record<string, number>

/** What is older than these instants is removed or loses its words. */
export type RetentionLimits = {
  messages: Date
  ticketWords: Date
  pairingTries: Date
  audits: Date
  /** Of guests who have had no stay since. */
  facts: Date
  jobs: Date
}

/** The part of the store that looks after profiles as a whole. `DatabaseAway` as everywhere. */
export interface GuestStore {
  /** By its own id, merged or not. */
  findGuestState(id: GuestId): Promise<GuestState | null>
  /** By its own id or that of a profile merged into it; null also for one that was erased. */
  findGuestRecord(id: GuestId): Promise<GuestRecord | null>
  findErasure(guest: GuestId): Promise<{ id: ErasureId; at: Date; counts: Counts } | null>
  /** By a part of the name, or by phone number, in order of id after `after`. Merged and erased ones are left out. */
  searchGuests(wanted: { name: string | null; phone: string | null; after: string | null; limit: number }): Promise<Guest[]>
  /** A proposed fact becomes confirmed or declined, as does one that was settled before. False: this guest has no such fact. */
  settleFact(guest: GuestId, fact: FactId, to: { status: Exclude<FactStatus, "proposed">; by: string; at: Date }): Promise<boolean>
  /** Moves everything to the kept profile and fills its gaps. False: one of them has been merged or erased meanwhile. */
  mergeGuests(merge: { id: MergeId; kept: GuestId; gone: GuestId; filled: Filled; by: string; at: Date; audit: AuditId }): Promise<boolean>
  findMerge(id: MergeId): Promise<MergeRecord | null>
  /** Puts back what moved and is still there. False: undone meanwhile. */
  undoMerge(undo: { id: MergeId; by: string; at: Date; audit: AuditId }): Promise<boolean>
  /** Removes a guest and every profile merged into them, in one transaction. Null: erased meanwhile. */
  eraseGuest(erase: { id: ErasureId; guest: GuestId; by: string; at: Date; audit: AuditId }): Promise<Counts | null>
  /** One batch of each class, at most `limit` rows each. */
  expire(limits: RetentionLimits, limit: number): Promise<Counts>
}
