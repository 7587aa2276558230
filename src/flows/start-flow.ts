import type { Frame, Slots } from "../domain/conversation.ts"
import type { IntentId, Wish } from "../domain/reading.ts"
import { acceptSlot } from "./accept-slot.ts"
import { chaseTicket } from "./chase-ticket.ts"
import type { CompiledFlow } from "./content.ts"
import { type Draft, frameOf, getFlow, pushRepair } from "./draft.ts"
import { findNamed, refusedName } from "./fill-slots.ts"
import type { Slot } from "./schema.ts"

/**
 * Starts the flow of a wish on top of the stack, with all that is known already. A guest whom it does not serve goes to
 * its `otherwise`; without one, a guest whose stay nobody knows may still use what in-house guests may, and anybody
 * else gets a person. A wish no flow was written for gets a person too.
 */
export function startFlow(draft: Draft, wish: Wish): void {
  if (isJustTold(draft, wish)) return
  const name = draft.script.starts.get(wish.intent)
  const flow = name === undefined ? null : flowFor(draft, getFlow(draft, name))
  if (!flow) {
    pushRepair(draft, "human", wish.slots)
    return
  }
  const words = wish.slots.words?.type === "text" ? wish.slots.words.value : draft.text
  const told = flow.name === name ? {} : { told: wish.slots }
  const frame = frameOf(flow, { intent: wish.intent, words, ...told })
  fillSlots(draft, flow, frame, wish.slots)
  if (wish.intent === "chase") chaseTicket(draft, frame, wish.slots)
  draft.memory.frames.push(frame)
}

/** "Seven pages to print, when will they be ready?": the order of this very message has just been given its time. */
function isJustTold({ facts, ticketsOpened }: Draft, { intent }: Wish): boolean {
  return intent === "chase" && facts.openTickets.length === 0 && ticketsOpened > 0
}

/** Starts a flow that no wish stands for: a platform's event. */
export function startEventFlow(draft: Draft, name: string): void {
  const flow = getFlow(draft, name)
  const frame = frameOf(flow, { intent: flow.intents[0] ?? null, words: draft.text })
  fillSlots(draft, flow, frame, {})
  draft.memory.frames.push(frame)
}

function flowFor(draft: Draft, flow: CompiledFlow): CompiledFlow | null {
  const { phase } = draft.facts
  if (!flow.phases || (flow.phases as string[]).includes(phase)) return flow
  if (flow.otherwise) return getFlow(draft, flow.otherwise)
  return phase === "unknown" && flow.phases.includes("in-house") ? flow : null
}

/** A frame of another flow that goes on with what this one knows. */
export function frameAfter(draft: Draft, name: string, frame: Frame): Frame {
  const flow = getFlow(draft, name)
  const next = frameOf(flow, { intent: null, words: "", told: frame.slots, ...frame.cause })
  fillSlots(draft, flow, next, frame.slots)
  return { ...next, ticket: frame.ticket, ...(frame.told ? { told: frame.told } : {}) }
}

/** Fills a new frame: what the guest said, else what the stay proves, else the default. */
function fillSlots(draft: Draft, flow: CompiledFlow, frame: Frame, told: Slots): void {
  for (const [name, slot] of Object.entries(flow.slots)) {
    const accepted = acceptSlot(draft, slot, told[name])
    if (accepted === "out-of-bounds") {
      draft.rejected.add(name)
      if (told[name]?.type === "time") frame.slots[refusedName(name)] = told[name]
    }
    const learnt = slot.ask ? draft.learnt.get(flow.name)?.[name] : undefined
    const value =
      accepted === "out-of-bounds" || accepted === null ? (learnt ?? knownValue(draft, frame, slot, accepted !== null)) : accepted
    if (value) frame.slots[name] = value
  }
}

/** What a slot holds before anybody is asked. */
function knownValue(draft: Draft, frame: Frame, slot: Slot, isRejected: boolean): Slots[string] | null {
  if (slot.type === "room" && slot.from) {
    const { room } = draft.facts
    return room ? { type: "room", value: room.value, evidence: room.evidence } : draft.room
  }
  if (slot.type === "choice" && slot.in) {
    const entry = findNamed(frame.cause?.words ?? "", draft.script.catalogue.get(slot.from) ?? [])
    return entry && { type: "choice", value: entry.key }
  }
  if (slot.type === "text" && slot.from && frame.cause?.words) return { type: "text", value: frame.cause.words }
  if (slot.type === "count" && slot.default !== undefined && !isRejected) return { type: "count", value: slot.default }
  return null
}

/** The flow an intent stands for, or null. */
export const flowNameOf = (draft: Draft, intent: IntentId): string | null => draft.script.starts.get(intent) ?? null
