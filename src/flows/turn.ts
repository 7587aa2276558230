import type { ClaimOutcome, ClaimQuestion, Habits, LookUp } from "../domain/claim.ts"
import type { BotMemory } from "../domain/conversation.ts"
import type { FactStatus, Phase } from "../domain/guest.ts"
import type { TicketId } from "../domain/ids.ts"
import type { Language } from "../domain/language.ts"
import type { IntentId } from "../domain/reading.ts"
import type { RoomEvidence, TicketKind, Urgency } from "../domain/ticket.ts"
import type { Entitlement, RoomsTaken } from "../domain/tier.ts"

/**
 * A consequence the engine asks for. Nothing has happened until the commit writes it. Order counts: what is sent after a
 * `set-language` is in that language. Values of a send are those of the running flow; `houseValues` adds the rest.
 */
export type Effect =
  | { kind: "send"; template: string; values: Record<string, string | number | null>; options: { label: string; send: string }[] }
  | {
      kind: "open-ticket"
      id: TicketId
      ticketKind: TicketKind
      intent: IntentId
      department: string
      service: string
      urgency: Urgency
      room: string | null
      roomEvidence: RoomEvidence
      details: Record<string, string | number>
      /** Guest's own words that led here, for the card. */
      verbatim: string
      /** Minutes told or tellable to the guest: acknowledge and complete. */
      levels: { acknowledge: number; complete: number }
      /** The hour the guest wants it for, when they named one. */
      dueAt?: Date | null
    }
  /** A guest adds to an open ticket; `urgent` rings its people again. */
  | {
      kind: "add-to-ticket"
      ticket: TicketId
      text: string
      action: "added" | "chased"
      urgent: boolean
      /** What the guest told of it since it was opened. */
      room?: { value: string; evidence: RoomEvidence }
      details?: Record<string, string | number>
    }
  /** The guest heard this time: from now on somebody must keep it. */
  | { kind: "promise"; ticket: TicketId | null; minutes: number }
  | { kind: "settle-ticket"; ticket: TicketId; action: "confirmed" | "cancelled" | "reopened" }
  | {
      kind: "schedule"
      key: string
      afterMs: number
      timer: "silence" | "follow-up"
      question?: string
      ticket?: TicketId
      ask?: string
      flow?: string
    }
  | { kind: "cancel-timers"; prefix: string }
  | { kind: "record-fact"; fact: string; value: string; status: FactStatus }
  /** What came of the claim in the facts is kept: the tie, and the try. */
  | { kind: "claim" }
  | { kind: "set-language"; language: Language }
  | { kind: "set-consent"; change: "opt-out" | "opt-in" }

/** What one event led to. */
export type Turn = {
  memory: BotMemory
  effects: Effect[]
  /** Set: nothing of this counts, the turn is to be decided anew with the answer to this. */
  asks: LookUp | null
  /** A word for logs and transcripts. */
  outcome: "answered" | "silent" | "handed-over" | "clarified"
}

/** What the engine may know besides memory and the message. All plain data, so that a transcript can state it. */
export type FlowFacts = {
  now: Date
  language: Language
  /** The guest's surname form in that language, e.g. 王先生; null when unknown. */
  guestName: string | null
  /** There is a profile to remember things in. */
  isKnown: boolean
  isVip: boolean
  /** Key of the guest's membership level. */
  tier?: string | null
  /** What the guest's levels bring. */
  entitlements?: Entitlement[]
  /** Role or staff key of the person who looks after this guest. */
  host?: string | null
  phase: Phase
  room: { value: string; evidence: "verified" } | null
  /** When the hotel's system was last heard, while it has been silent for too long: then `room` is null. */
  pmsAsOf?: Date | null
  /** The room it told before that: not relied on, but a guest who names it is right. */
  formerRoom?: string | null
  /** The hotel day (YYYY-MM-DD) on which a guest with a booking arrives. */
  arrival?: string | null
  /** The hotel day on which the guest leaves. */
  departure?: string | null
  /** How full the house is, as last counted; absent: nobody counted. */
  roomsTaken?: RoomsTaken
  openTickets: { id: TicketId; intent: string; kind: TicketKind; department: string; openedAt: Date; completeBy: Date; isTaken: boolean }[]
  /** Whose stay the guest says is theirs, once it has been looked up; `known`: what we know when it was found. */
  claim?: { question: ClaimQuestion; outcome: ClaimOutcome; known: FlowFacts | null } | null
  /** What this guest is known for, once it has been looked up. */
  habits?: Habits
  /** The duty manager on call, by name. */
  dutyManager: string | null
  /** Makes the id of the nth ticket of this turn; deterministic for the event. */
  ticketId: (n: number) => TicketId
}
