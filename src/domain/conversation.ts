import type { Address } from "./address.ts"
import type { ConversationId, StaffId, TicketId } from "./ids.ts"
import type { Language } from "./language.ts"
import type { Wish } from "./reading.ts"

/** A value in a slot. Times are ISO instants; choices and rooms are keys; the guest's own wording stays as text. */
export type SlotValue =
  | { type: "text"; value: string }
  | { type: "choice"; value: string }
  | { type: "count"; value: number }
  | { type: "room"; value: string; evidence: "claimed" | "verified" }
  | { type: "time"; value: string }

export type Slots = Record<string, SlotValue>

/** A running instance of a flow. `step` is the compiled step's id; `hash` pins the content it runs on. */
export type Frame = {
  flow: string
  hash: string
  step: string
  slots: Slots
  /** The slot or step we are waiting on, null between questions. */
  asked: Asked | null
  /** The ticket this frame opened, for follow-up, chase and cancel. */
  ticket: TicketId | null
}

export type Asked =
  | { kind: "slot"; slot: string }
  | { kind: "confirm" }
  /** "What should I change?" after a no. */
  | { kind: "change" }
  | { kind: "follow-up"; ticket: TicketId }

/** What the bot remembers between turns. */
export type BotMemory = {
  /** Bottom first; the last one runs. */
  frames: Frame[]
  /** Wishes of one message that still wait their turn. */
  waiting: Wish[]
  /** Messages in a row we did not understand. */
  misses: number
  /** Numbered or tapped choices of the last menu: the intent each stands for. */
  offered: { label: string; intent: string }[]
  /** Counts questions asked, so that a silence timer knows whether its question is still open. */
  questions: number
  /** What was said last, for "sorry, what was that?". */
  said: { template: string; values: Record<string, string | number | null> }[]
}

/** Who speaks to the guest. Once a person has taken over, the bot has nothing to remember. */
export type Mode = { kind: "bot"; memory: BotMemory } | { kind: "staff"; ticket: TicketId; owner: StaffId }

export const EMPTY_MEMORY: BotMemory = { frames: [], waiting: [], misses: 0, offered: [], questions: 0, said: [] }

/** The thread with one address. Every commit raises `version`, and only the version it read may be replaced. */
export type Conversation = {
  id: ConversationId
  address: Address
  version: number
  mode: Mode
  /** The language last spoken here. */
  language: Language | null
  isOptedOut: boolean
  /** The guest blocked us on the platform. */
  isBlocked: boolean
}
