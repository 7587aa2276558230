import type { Address } from "./address.ts"
import type { ConversationId, StaffId, TicketId } from "./ids.ts"
import type { Language } from "./language.ts"
import type { Wish } from "./reading.ts"
import type { Slots } from "./slots.ts"

export type { Slots, SlotValue } from "./slots.ts"

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
  /** What started it: the intent, the guest's own words, and what they told for a flow that waits until we know who they are. */
  cause?: { intent: string | null; words: string; told?: Slots }
  /** The time the frame's ticket stands for: minutes as told, and the instant. */
  told?: { minutes: number; by: string }
  /** Questions answered so far, oldest first, for "back". */
  answered?: { step: string; slot: string }[]
}

type Asked =
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
  /** The question that was left standing last, and how often running. */
  stalled?: { question: string; times: number }
  /** Silences in a row on open questions. */
  silences?: number
  /** Finished frames whose follow-up question is still to come, oldest first. */
  parked?: Frame[]
  /** The language we do not write in which this guest has been offered a person (BCP 47). */
  foreign?: string
  /** The day their stay began in which something was offered that nobody had asked for. */
  offeredIn?: string
  /** Preferences the guest has told, until they have said that we heard them right. */
  told?: { key: string; value: string }[]
  /** The guest's words we did not understand, while the menu that answered them stands: what is picked is about them. */
  missed?: string
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
