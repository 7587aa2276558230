import type { ClaimOutcome } from "../domain/claim.ts"
import type { Mode } from "../domain/conversation.ts"
import type { Phase } from "../domain/guest.ts"
import type { TicketId } from "../domain/ids.ts"
import type { Language } from "../domain/language.ts"
import type { IntentId, Wish } from "../domain/reading.ts"
import type { Ticket } from "../domain/ticket.ts"
import type { NewJob } from "../ports/job.ts"

/** What a flow can tell apart about a guest and the hour before the first word. */
export type Situation = {
  phase: Phase
  /** In house: whether the hotel's system has told us the room. */
  hasRoom: boolean
  isNamed: boolean
  /** Keys of the guest's protocol and membership levels. */
  vip: string | null
  tier: string | null
  /** The house has rooms to spare. */
  hasSpare: boolean
  at: Date
  /** What comes of it when they say whose stay is theirs. */
  claim: ClaimOutcome
  /** The intent of an order that nobody has taken yet. */
  order: IntentId | null
}

/** One thing that may happen next. */
export type Move =
  | { kind: "says"; sense: Sense; text: string; wishes: Wish[]; near?: IntentId[] }
  | { kind: "sends"; event: "media" | "sticker" | "location" | "follow" | "room-code" }
  | { kind: "waits" }
  | { kind: "staff"; verb: "take" | "later 10" | "done"; ticket: TicketId }

/** What a message is to the question that stands, or to none. */
export type Sense = "start" | "answer" | "out-of-bounds" | "noise" | "courtesy" | "other-wish" | "own-wish" | "control"

/** The rows of one guest's conversation, as the database would hold them. */
export type Rows = {
  now: Date
  mode: Mode
  isOptedOut: boolean
  language: Language | null
  tickets: Ticket[]
  promises: TicketId[]
  jobs: Pick<NewJob, "key" | "payload" | "dueAt">[]
  /** Of jobs that have run: the same key is never planned again. */
  doneKeys: string[]
  /** Rooms and names that fitted nothing. */
  wrongTries: number
  /** They turned out to be a guest in house. */
  isTied: boolean
}

/** A point of a conversation, with the way that led to it. */
export type Stand = {
  situation: Situation
  rows: Rows
  /** How many more moves off the straight way this path may hold. */
  detours: number
  /** The question that stands and how often running it was put; null between questions. */
  question: { key: string; times: number } | null
  /** Messages running that were not understood. */
  misses: number
  /** The flow whose recap the guest said yes to, while nothing has come of it yet. */
  agreed: string | null
  /** 0 at the beginning. */
  depth: number
  from: { stand: Stand; move: Move; happened: Happened } | null
}

/** What a move led to, besides the rows. */
export type Happened = {
  /** Templates the guest reads, in order. */
  said: string[]
  /** How many messages staff read. */
  staffRead: number
  /** Steps the engine looked at, in order. */
  steps: { flow: string; step: string }[]
  /** Tickets opened, added to or chased. */
  tickets: TicketId[]
  promised: boolean
  recorded: boolean
  /** Minutes the clock moved. */
  minutes: number
  /** What the engine threw; null when it did not. */
  fault: string | null
}

/** The bot's memory while the bot speaks; null while a person does. */
export const memoryOf = ({ mode }: Pick<Rows, "mode">) => (mode.kind === "bot" ? mode.memory : null)

/** The frame whose question stands; undefined when nothing is asked. */
export function askedFrame(rows: Pick<Rows, "mode">) {
  const frame = memoryOf(rows)?.frames.at(-1)
  return frame?.asked ? frame : undefined
}
