import type { BotMemory } from "../domain/conversation.ts"
import { unreachable } from "../lib/assert.ts"
import type { Script } from "./content.ts"
import { closeDraft, type Draft, letWait, openDraft, type TurnInput } from "./draft.ts"
import { run } from "./run.ts"
import { takeEvent } from "./take-event.ts"
import { takeMessage } from "./take-message.ts"
import { takeTimer } from "./take-timer.ts"
import type { FlowFacts, Turn } from "./turn.ts"
import { findWaitingTicket, relayToTicket } from "./waiting-ticket.ts"

/**
 * One turn of the bot: decides what the event means here, then runs flows until the guest is to speak. Deterministic; its
 * arguments stay as they were; ends within a fixed number of steps.
 */
export function advance(content: Script, memory: BotMemory, input: TurnInput, facts: FlowFacts): Turn {
  const draft = openDraft(content, memory, input, facts)
  forgetClosed(draft)
  take(draft, input)
  if (isRunning(draft, input)) run(draft)
  hearInDanger(draft)
  letWait(draft, draft.digressions)
  return closeDraft(draft)
}

function take(draft: Draft, input: TurnInput): void {
  switch (input.kind) {
    case "message":
      takeMessage(draft, input.reading)
      break
    case "event":
      takeEvent(draft, input)
      break
    case "timer":
      takeTimer(draft, input.timer)
      break
    default:
      unreachable(input)
  }
}

/** A timer that came to nothing must not put the open question again. */
function isRunning(draft: Draft, input: TurnInput): boolean {
  return input.kind !== "timer" || draft.memory.frames.some((frame) => frame.asked === null)
}

/** A wish that must wait until the danger is over is met with silence, so those on their way read it. */
function hearInDanger(draft: Draft): void {
  if (draft.input.kind !== "message" || draft.memory.waiting.length === 0) return
  const isHeard = draft.effects.some(({ kind }) => kind === "send" || kind === "open-ticket" || kind === "add-to-ticket")
  const danger = isHeard ? null : findWaitingTicket(draft, "emergency")
  if (danger) relayToTicket(draft, danger)
}

/** Values kept for a follow-up are let go once its ticket is closed. */
function forgetClosed(draft: Draft): void {
  const open = new Set(draft.facts.openTickets.map(({ id }) => id))
  if (draft.memory.parked) draft.memory.parked = draft.memory.parked.filter(({ ticket }) => ticket !== null && open.has(ticket))
}

export type { TurnInput } from "./draft.ts"
