import type { LookUp } from "../domain/claim.ts"
import type { BotMemory, Frame, Slots, SlotValue } from "../domain/conversation.ts"
import type { TicketId } from "../domain/ids.ts"
import type { Language } from "../domain/language.ts"
import type { Timer } from "../domain/message.ts"
import type { Reading, Wish } from "../domain/reading.ts"
import { assert } from "../lib/assert.ts"
import type { CompiledFlow, FlowNode, Repair, Script } from "./content.ts"
import type { Effect, FlowFacts, Turn } from "./turn.ts"

/** What a turn is taken for. The text of an event is what a ticket may say of it, e.g. `[image]`. */
export type TurnInput =
  | { kind: "message"; text: string; reading: Reading }
  | { kind: "event"; event: "follow" | "media" | "sticker" | "location" | "room-code"; text: string }
  | { kind: "timer"; timer: Timer }

/**
 * What happens when a frame that waits for an answer comes on top again and its question was not put in this turn:
 * `resume` says that we come back to it, then asks · `ask` only asks · `wait` notes that it has just been put in other
 * words · `leave` says nothing now.
 */
type ComeBack = "resume" | "ask" | "wait" | "leave"

/** A turn in the making. Only the engine changes it; what went in stays as it was. */
export type Draft = {
  readonly script: Script
  /** Replaced when a guest turns out to be somebody we know. */
  facts: FlowFacts
  readonly input: TurnInput
  /** The guest's words, bounded; empty for a timer. */
  readonly text: string
  memory: BotMemory
  effects: Effect[]
  language: Language
  /** Wishes that interrupt the running question, to be served before it is put again. */
  digressions: Wish[]
  comeBack: ComeBack
  /** Nothing else is begun in this turn: somebody is in danger. */
  holdsWaiting: boolean
  /** The guest has been told in this turn which language we answer in. */
  hasMetLanguage: boolean
  /** A question has been put in this turn: the guest is next. */
  hasAsked: boolean
  /** Slots whose answer was out of bounds: said before they are asked again. */
  rejected: Set<string>
  /** The room a frame of this turn ended with: the next wish is for the same one. */
  room: Extract<SlotValue, { type: "room" }> | null
  /** What flows that nobody asks for by themselves (who is writing?) learnt in this turn: the next wish needs it too. */
  learnt: Map<string, Slots>
  ticketsOpened: number
  /** The bound on steps was reached once: a person has been asked in. */
  isRescued: boolean
  steps: number
  outcome: Turn["outcome"] | null
  /** What has to be looked up before the turn can be decided. */
  asks: LookUp | null
}

const TEXT_CHARS_MAX = 500
/** Frames on the stack; an emergency or complaint may go on top of that. */
export const FRAMES_MAX = 5
export const WAITING_MAX = 5

export function openDraft(script: Script, memory: BotMemory, input: TurnInput, facts: FlowFacts): Draft {
  return {
    script,
    facts,
    input,
    text: input.kind === "timer" ? "" : [...input.text.trim()].slice(0, TEXT_CHARS_MAX).join(""),
    memory: structuredClone(memory),
    effects: [],
    language: facts.language,
    digressions: [],
    comeBack: "resume",
    holdsWaiting: false,
    hasMetLanguage: false,
    hasAsked: false,
    rejected: new Set(),
    room: null,
    learnt: new Map(),
    ticketsOpened: 0,
    isRescued: false,
    steps: 0,
    outcome: null,
    asks: null,
  }
}

/** The finished turn: what was said is remembered for "sorry, what was that?". */
export function closeDraft(draft: Draft): Turn {
  draft.effects = draft.effects.filter(isNew)
  const said = draft.effects.flatMap((effect) => (effect.kind === "send" ? [{ template: effect.template, values: effect.values }] : []))
  if (said.length > 0) draft.memory.said = said
  return {
    memory: draft.memory,
    effects: draft.effects,
    outcome: draft.outcome ?? (said.length > 0 ? "answered" : "silent"),
    asks: draft.asks,
  }
}

/** Two wishes of one message may come to the same words; they are said once. */
function isNew(effect: Effect, index: number, all: Effect[]): boolean {
  if (effect.kind !== "send") return true
  const [template, values] = [effect.template, JSON.stringify(effect.values)]
  return !all.slice(0, index).some((e) => e.kind === "send" && e.template === template && JSON.stringify(e.values) === values)
}

export const topFrame = (draft: Draft): Frame | undefined => draft.memory.frames.at(-1)

export const flowOf = (draft: Draft, frame: Pick<Frame, "flow">): CompiledFlow | undefined => draft.script.flows.get(frame.flow)

export function getFlow(draft: Draft, name: string): CompiledFlow {
  const flow = draft.script.flows.get(name)
  assert(flow, `no flow ${name}`)
  return flow
}

export function nodeOf(draft: Draft, frame: Frame): FlowNode | undefined {
  return flowOf(draft, frame)?.nodes.get(frame.step)
}

/** A new instance of a flow at its first step. */
export function frameOf(flow: CompiledFlow, cause: NonNullable<Frame["cause"]>, slots: Slots = {}): Frame {
  return { flow: flow.name, hash: flow.hash, step: flow.first, slots, asked: null, ticket: null, cause }
}

/** Runs a repair pattern next, on top of whatever waits. */
export function pushRepair(draft: Draft, repair: Repair, slots: Slots = {}): void {
  const name = draft.script.repairs.get(repair)
  assert(name, `no flow for the repair ${repair}`)
  const cause = { intent: null, words: draft.text }
  draft.memory.frames.push(frameOf(getFlow(draft, name), cause, slots))
}

/** Takes the top frame away. A frame below that called it gets the values back. */
export function popFrame(draft: Draft): void {
  const done = draft.memory.frames.pop()
  if (done?.slots.room?.type === "room") draft.room = done.slots.room
  if (done && flowOf(draft, done)?.intents.length === 0) draft.learnt.set(done.flow, done.slots)
  const caller = topFrame(draft)
  if (!done || !caller || caller.asked) return
  const wanted = flowOf(draft, caller)?.slots ?? {}
  for (const [name, value] of Object.entries(done.slots)) if (Object.hasOwn(wanted, name)) caller.slots[name] = value
  caller.ticket = done.ticket ?? caller.ticket
  if (done.told) caller.told = done.told
}

/** Lets wishes wait their turn, each once, as many as we can keep in mind, with the words they came in. */
export function letWait(draft: Draft, wishes: Wish[]): void {
  for (const wish of wishes) {
    const words: SlotValue = { type: "text", value: draft.text }
    const kept = draft.text === "" ? wish : { ...wish, slots: { words, ...wish.slots } }
    const isThere = draft.memory.waiting.some((other) => isSameWish(other, kept))
    if (!isThere && draft.memory.waiting.length < WAITING_MAX) draft.memory.waiting.push(kept)
  }
}

const isSameWish = (a: Wish, b: Wish): boolean => a.intent === b.intent && JSON.stringify(a.slots) === JSON.stringify(b.slots)

export function newTicketId(draft: Draft): TicketId {
  const id = draft.facts.ticketId(draft.ticketsOpened)
  draft.ticketsOpened += 1
  return id
}
