import type { LookUp } from "../domain/claim.ts"
import { EMPTY_MEMORY } from "../domain/conversation.ts"
import type { ConversationId, EventId, GuestId } from "../domain/ids.ts"
import { balanceAt } from "../domain/membership.ts"
import type { InboundContent } from "../domain/message.ts"
import type { PointsEntry } from "../domain/points.ts"
import type { IntentId, Reading } from "../domain/reading.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { RoomsTaken } from "../domain/tier.ts"
import { planGuestCommit } from "../effects/plan-commit.ts"
import { staffContentOf } from "../effects/staff-content-of.ts"
import { advance, type TurnInput } from "../flows/advance.ts"
import type { Content, Script } from "../flows/content.ts"
import { tellsPoints } from "../flows/member-values.ts"
import type { FlowFacts, Turn } from "../flows/turn.ts"
import { findRoomCode } from "../guests/room-code.ts"
import { cardNeededFor, claimAskedBy } from "../handoff/find-ticket.ts"
import { isEmergency, relayToOwner, tellOwnerAway } from "../handoff/relay.ts"
import { takeStaffTurn } from "../handoff/take-staff-turn.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { Ids } from "../ports/runtime.ts"
import type { CardFacts, Commit, ConversationChange, TurnFacts } from "../ports/store.ts"
import { ALARM_CONFIDENCE } from "../understanding/understand.ts"
import { flowFactsOf, languageOf } from "./flow-facts.ts"
import { claimIn, habitsIn, type LookedUp, type LookedUpClaim } from "./look-up.ts"
import { type Advised, readMessage } from "./read-message.ts"

/** What a decision was made from, besides the turn's own facts. */
export type Around = {
  content: Content
  staff: StaffMember[]
  ids: Ids
  now: Date
  /** When the hotel's system was last heard, if it has been silent for too long. */
  pmsAsOf?: Date | null
  advised?: Advised
  lookedUp?: ReadonlyMap<EventId, LookedUp[]>
  /** Rooms taken by night; absent: nobody counted. */
  roomsTaken?: RoomsTaken
}
/** What is needed once a message has been read. */
type Deciding = Omit<Around, "content"> & { content: Script }

/** A decided turn that may still need ticket numbers and a card before its rows can be written. */
export type PreparedTurn = {
  tickets: number
  card: ConversationId | null
  /** Set: the turn cannot be decided before this has been looked up, and is then prepared anew. */
  asks?: LookUp | null
  /** The member whose points are told to them. */
  points: GuestId | null
  finish(extra: { card: CardFacts | null; numbers: number[]; points?: PointsEntry[] | null }): Commit
}

/** Decides one turn: who spoke, what it means, what follows. Pure; nothing has happened until the commit is written. */
export function prepareTurn(facts: TurnFacts, around: Around): PreparedTurn {
  const { content, isStandby } = facts.event
  if (isStandby) return quietly(facts, around, "standby")
  if (facts.staff) return prepareStaff(facts, around)
  switch (content.kind) {
    case "unsend":
      return quietly(facts, around, "redacted", {}, content.providerMessageId)
    case "unfollow":
      return away(facts, around, "unfollowed", { isBlocked: true })
    case "consent":
      // On SMS "YES" opts in; to a guest who never opted out it is the answer to our question.
      if (content.change === "opt-in" && !facts.conversation.isOptedOut) return prepareGuest(facts, around, textInput("yes", facts, around))
      if (content.change === "opt-out") return away(facts, around, "opt-out", { isOptedOut: true })
      return quietly(facts, around, "opt-in", { isOptedOut: false })
    default: {
      const input = inputOf(content, facts, around)
      return input ? prepareGuest(facts, around, input) : quietly(facts, around, "unsupported")
    }
  }
}

/** A turn that could not be decided or written: the guest gets a person, and those who wait behind it are not held up. */
export function prepareFault(facts: TurnFacts, around: Around): PreparedTurn {
  if (facts.staff || facts.conversation.mode.kind === "staff") return quietly(facts, around, "fault")
  const reading = readingOf("human")
  const clean = { ...facts, conversation: { ...facts.conversation, mode: { kind: "bot" as const, memory: EMPTY_MEMORY } } }
  return prepareGuest(clean, around, { kind: "message", text: "", reading })
}

function prepareStaff(facts: TurnFacts, { content, staff, ids, now, pmsAsOf = null, lookedUp }: Around): PreparedTurn {
  const staffContent = staffContentOf(content, staff)
  const scene = { property: content.property, staff, now }
  const claim = claimIn(lookedUp?.get(facts.event.id))
  const asks = claim ? null : claimAskedBy(facts, scene)
  return {
    tickets: 0,
    card: cardNeededFor(facts, scene),
    asks,
    points: null,
    finish: ({ card }) => takeStaffTurn({ facts, content: staffContent, staff, card, claim: claim?.found ?? null, ids, now, pmsAsOf }),
  }
}

/** Decides a guest's turn once it is known what their message means, or for what is no message: `prepareTurn` without the reading. */
export function prepareGuest(facts: TurnFacts, around: Deciding, input: TurnInput): PreparedTurn {
  const { content, staff, ids, now } = around
  const { mode } = facts.conversation
  const isUrgent = input.kind === "message" && isPlainDanger(input.reading) && !isTheirAlarm(facts, input.reading)
  if (mode.kind === "staff" && !isUrgent) {
    if (input.kind === "timer") return quietly(facts, around, "silent")
    const relay = { facts, content: staffContentOf(content, staff), staff, ids, now }
    return { tickets: 0, card: null, points: null, finish: () => relayToOwner(relay) }
  }
  // Who opted out hears from us in answer to their own messages only.
  const isUnasked = input.kind === "timer" && facts.conversation.isOptedOut
  if (isUnasked && input.timer.kind === "follow-up") return quietly(facts, around, "silent")
  const heard = input.kind === "message" ? input.reading.language : null
  const lookedUp = around.lookedUp?.get(facts.event.id)
  const looked = claimIn(lookedUp)
  const known = withTie(facts, looked)
  const language = languageOf(known, heard, content.property)
  const then = looked?.resolved.tie ? { ...flowFactsOf(known, language, around), ...habitsOf(lookedUp) } : null
  const flowFacts = { ...flowFactsOf(facts, language, around), ...answerOf(looked, then), ...habitsOf(lookedUp) }
  const decided = advance(content, mode.kind === "bot" ? mode.memory : EMPTY_MEMORY, input, flowFacts)
  if (decided.asks) return { tickets: 0, card: null, points: null, asks: decided.asks, finish: () => emptyCommit(now) }
  // Their open question still comes to its end; it only says nothing about it.
  const turn = isUnasked ? { ...decided, effects: decided.effects.filter(({ kind }) => kind !== "send") } : decided
  return {
    tickets: turn.effects.filter(({ kind }) => kind === "open-ticket").length,
    card: wantsCard(turn, known) ? facts.conversation.id : null,
    points: known.guest && wantsPoints(turn, content) ? known.guest.id : null,
    finish: ({ card, numbers, points }) => {
      const balance = points ? balanceAt(points, content.property.tiers.membership.points, now) : null
      return planGuestCommit({ facts: known, claim: looked, turn, flowFacts, content, staff, card, numbers, balance, ids, now })
    },
  }
}

/** What was looked up, as the engine reads it. */
function answerOf(looked: LookedUpClaim | null, known: FlowFacts | null): Pick<FlowFacts, "claim"> {
  return looked ? { claim: { question: looked.question, outcome: looked.resolved.outcome, known } } : {}
}

function habitsOf(looked: LookedUp[] | undefined): Pick<FlowFacts, "habits"> {
  const habits = habitsIn(looked)
  return habits ? { habits } : {}
}

/** What the turn stands on once a stay has been found. */
function withTie(facts: TurnFacts, looked: LookedUpClaim | null): TurnFacts {
  const tie = looked?.resolved.tie
  return tie ? { ...facts, guest: tie.guest, stay: tie.stay } : facts
}

/** A person who has the guest in hand reads what only sounds like danger; plain words of it raise the alarm at once. */
const isPlainDanger = (reading: Reading): boolean =>
  isEmergency(reading) && reading.wishes.some(({ intent, confidence }) => intent === "emergency" && confidence > ALARM_CONFIDENCE)

/** More of the emergency that a person has in hand already: they read it; a second alarm would speak over them. */
function isTheirAlarm({ conversation: { mode }, tickets }: TurnFacts, { wishes }: Reading): boolean {
  const held = mode.kind === "staff" ? tickets.find(({ id }) => id === mode.ticket) : undefined
  if (held?.kind !== "emergency") return false
  return wishes.every(({ intent, slots }) => intent !== "emergency" || !slots.type || slots.type.value === held.details.type)
}

const wantsPoints = ({ effects }: Turn, { templates }: Script): boolean =>
  effects.some((effect) => effect.kind === "send" && tellsPoints(templates, effect.template))

/** For a person; and for a department whose order tells what a guest we know likes. */
const wantsCard = (turn: Turn, { guest }: Pick<TurnFacts, "guest">): boolean =>
  turn.effects.some((effect) => effect.kind === "open-ticket" && (effect.ticketKind !== "request" || guest !== null))

/** The engine's view of what came in; null for what asks for no answer. */
function inputOf(content: InboundContent, facts: TurnFacts, around: Around): TurnInput | null {
  switch (content.kind) {
    case "text": {
      const code = findRoomCode(content.text)
      return code ? { kind: "event", event: "room-code", text: code } : textInput(content.text, facts, around)
    }
    case "postback":
      return textInput(content.data, facts, around)
    case "media":
      return { kind: "event", event: "media", text: `[${content.media}]` }
    case "sticker":
      return { kind: "event", event: "sticker", text: "[sticker]" }
    case "location":
      return { kind: "event", event: "location", text: content.label }
    case "follow":
      return { kind: "event", event: "follow", text: "" }
    case "timer":
      return { kind: "timer", timer: content.timer }
    default:
      // A message of a kind that does not exist yet is still a guest who waits for an answer.
      return content.kind === "unsupported" && content.what.startsWith("message")
        ? { kind: "event", event: "media", text: `[${content.what}]` }
        : null
  }
}

const textInput = (text: string, facts: TurnFacts, around: Around): TurnInput => ({
  kind: "message",
  text,
  reading: readMessage(text, facts, around),
})

function readingOf(intent: IntentId): Reading {
  const wishes = [{ intent, slots: {}, confidence: 1 }]
  return { language: null, wishes, urgency: "high", emotion: "calm", because: ["fault"] }
}

/** The guest takes no more messages: noted, and told to the person who has them in hand. */
function away(facts: TurnFacts, around: Around, outcome: string, change: Partial<ConversationChange>): PreparedTurn {
  const noted = quietly(facts, around, outcome, change).finish({ card: null, numbers: [] })
  const { staff, ids, now } = around
  tellOwnerAway(noted, { facts, content: staffContentOf(around.content, staff), staff, ids, now })
  return { tickets: 0, card: null, points: null, finish: () => noted }
}

/** Marks the event as dealt with; nobody is written to. */
function quietly(
  { event, conversation }: TurnFacts,
  { now }: Pick<Around, "now">,
  outcome: string,
  change: Partial<ConversationChange> = {},
  redacted: string | null = null,
): PreparedTurn {
  const commit: Commit = {
    ...emptyCommit(now),
    event: { id: event.id, outcome },
    conversations: [{ id: conversation.id, version: conversation.version, ...change }],
    redactions: redacted ? [{ conversation: conversation.id, providerMessageId: redacted }] : [],
  }
  return { tickets: 0, card: null, points: null, finish: () => commit }
}
