import type { RunningFlow, ThreadView } from "../channels/simulator/thread-view.ts"
import type { Address } from "../domain/address.ts"
import { withoutMask } from "../domain/card-number.ts"
import { type BotMemory, EMPTY_MEMORY, type Frame, type Mode } from "../domain/conversation.ts"
import type { Language } from "../domain/language.ts"
import { slotName } from "../flows/draw/condition-words.ts"
import { markSteps } from "../flows/draw/mark-steps.ts"
import { outlineFlow } from "../flows/draw/outline-flow.ts"
import { expectingOf } from "../flows/expecting.ts"
import type { Content } from "../flows/load-content.ts"
import { frameValues } from "../flows/values.ts"
import type { Store } from "../ports/store.ts"
import { understand } from "../understanding/understand.ts"
import type { Heard } from "./watch-threads.ts"

export type ThreadDeps = { store: Store; content: () => Content; lastHeard: (address: Address) => Heard | null; now: () => Date }

/** What the bot remembers of the talk with an address, drawn for a reader of this language. Changes nothing. */
export async function showThread(deps: ThreadDeps, address: Address, language: Language): Promise<ThreadView> {
  const content = deps.content()
  const mode = (await deps.store.findConversation(address))?.mode
  const memory = mode?.kind === "bot" ? mode.memory : EMPTY_MEMORY
  const [top, ...below] = memory.frames.toReversed()
  return {
    held: mode?.kind === "staff" ? await heldBy(mode, deps.store) : null,
    running: top ? runningFlow(top, content, language, deps.now()) : null,
    below: below.map(({ flow }) => flow),
    later: (memory.parked ?? []).map(({ flow }) => flow),
    waiting: memory.waiting.map(({ intent }) => intent),
    misses: memory.misses,
    reading: readAgain(deps.lastHeard(address), content),
  }
}

async function heldBy({ owner, ticket }: Extract<Mode, { kind: "staff" }>, store: Store): Promise<ThreadView["held"]> {
  const [staff, held] = await Promise.all([store.listStaff(), store.findTicket(ticket)])
  const events = held ? ((await store.findTicketByNumber(held.number))?.events ?? []) : []
  const taken = events.findLast(({ action }) => action === "taken" || action === "passed")
  return { by: staff.find(({ id }) => id === owner)?.name ?? held?.ownerName ?? "", since: taken?.at.toISOString() ?? null }
}

function runningFlow(frame: Frame, content: Content, language: Language, now: Date): RunningFlow {
  const flow = content.flows.get(frame.flow) ?? null
  const outline = flow && outlineFlow(flow, content, language)
  const values = frameValues(content, flow, frame, { now, language })
  return {
    name: frame.flow,
    outline,
    marks: outline ? markSteps(outline.steps, frame.step) : {},
    slots: Object.keys(frame.slots).map((name) => ({ name: slotName(name, language), value: String(values[name] ?? "") })),
  }
}

/** Reading is deterministic: the same words, with what the bot remembered then, mean what they meant to the turn. */
function readAgain(heard: Heard | null, content: Content): ThreadView["reading"] {
  if (!heard) return null
  const { mode, language } = heard.conversation
  const memory: BotMemory | null = mode.kind === "bot" ? mode.memory : null
  const context = {
    language: language ?? heard.guest?.language ?? null,
    now: heard.at,
    zone: content.property.timezone,
    expecting: memory && expectingOf(content, memory),
  }
  const { wishes, because } = understand(withoutMask(heard.text), context, content.understanding)
  return { wishes: wishes.map(({ intent, confidence }) => ({ intent, confidence })), because }
}
