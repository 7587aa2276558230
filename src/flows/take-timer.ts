import type { Frame } from "../domain/conversation.ts"
import type { Timer } from "../domain/message.ts"
import { INTENTS, isIntent } from "../domain/reading.ts"
import { addMs, MINUTE_MS } from "../lib/time.ts"
import { findOpen } from "./chase-ticket.ts"
import { dropLostFrames } from "./check-frames.ts"
import type { NodeOf } from "./content.ts"
import { countStall } from "./count-stall.ts"
import { type Draft, flowOf, pushRepair, topFrame } from "./draft.ts"
import { askFollowUp } from "./follow-up-question.ts"
import { say } from "./speak.ts"
import { durationMs } from "./steps/follow-up.ts"
import { ticket as openTicketStep } from "./steps/ticket.ts"
import { findWaitingTicket } from "./waiting-ticket.ts"

/** Our own alarm clock rang. */
export function takeTimer(draft: Draft, timer: Timer): void {
  if (timer.kind === "silence") takeSilence(draft, timer.question)
  else takeFollowUp(draft, timer)
}

/**
 * The guest left a question standing: one kind nudge, then we close it, saying so once. Whether something came is asked
 * once and never pressed: its ticket's people have it anyway. A complaint is not closed by
 * silence: what is known goes to its people. While somebody waits for a person, we say nothing of our own questions.
 */
function takeSilence(draft: Draft, question: string): void {
  const frame = topFrame(draft)
  if (!frame?.asked || question !== String(draft.memory.questions)) return
  if (dropLostFrames(draft)) return
  if (frame.asked.kind === "follow-up") {
    draft.memory.frames = draft.memory.frames.filter((other) => other !== frame)
    return
  }
  draft.memory.silences = (draft.memory.silences ?? 0) + 1
  const isDisturbing = findWaitingTicket(draft) !== null && !frame.ticket
  const mayNudge = draft.memory.silences === 1 && countStall(draft)
  if (mayNudge && frame.ticket && findOpen(draft, frame.ticket)?.kind === "emergency") {
    // "Take your time" would be the wrong word to somebody in danger: the question alone, once more.
    frame.asked = null
    return
  }
  if (mayNudge && !isDisturbing) {
    draft.comeBack = "ask"
    pushRepair(draft, "silence")
    return
  }
  Object.assign(draft.memory, { frames: [], waiting: [], offered: [], silences: 0 })
  const isSafe = frame.ticket !== null || isDisturbing || saveComplaint(draft, frame)
  if (!isSafe) say(draft, "repair.closed-quietly")
}

/** A complaint whose guest fell silent before its ticket was open gets it now. @returns whether it did */
function saveComplaint(draft: Draft, frame: Frame): boolean {
  const intent = frame.cause?.intent
  const kind = intent && isIntent(intent) ? INTENTS[intent][0] : null
  if (kind !== "complaint" && kind !== "emergency") return false
  const node = [...(flowOf(draft, frame)?.nodes.values() ?? [])].find((step): step is NodeOf<"ticket"> => step.kind === "ticket")
  if (node) openTicketStep(draft, frame, node)
  return node !== undefined
}

const RETRY_MS = 5 * MINUTE_MS
const RETRIES_MAX = 6

/** Asks whether what was promised has happened, if its ticket is still open and no other question stands. */
function takeFollowUp(draft: Draft, timer: Extract<Timer, { kind: "follow-up" }>): void {
  const open = findOpen(draft, timer.ticket)
  const flow = draft.script.flows.get(timer.flow)
  const node = [...(flow?.nodes.values() ?? [])].find((step) => step.kind === "follow-up" && step.followUp.ask === timer.ask)
  const parked = draft.memory.parked?.find(({ ticket }) => ticket === timer.ticket)
  if (!open || !flow || node?.kind !== "follow-up") return
  if (topFrame(draft)) {
    const { after } = node.followUp
    const dueAt = after === "promise" ? new Date(parked?.told?.by ?? open.completeBy) : addMs(open.openedAt, durationMs(after))
    tryLater(draft, timer, dueAt)
    return
  }
  const frame: Frame = {
    flow: flow.name,
    hash: flow.hash,
    step: node.id,
    slots: parked?.slots ?? {},
    asked: { kind: "follow-up", ticket: timer.ticket },
    ticket: timer.ticket,
    cause: parked?.cause ?? { intent: open.intent, words: "" },
  }
  draft.memory.parked = draft.memory.parked?.filter(({ ticket }) => ticket !== timer.ticket) ?? []
  draft.memory.frames.push(frame)
  askFollowUp(draft, frame)
}

/** Another question stands: try again in five minutes, for half an hour at most. */
function tryLater(draft: Draft, timer: Extract<Timer, { kind: "follow-up" }>, dueAt: Date): void {
  const { now } = draft.facts
  if (now.getTime() - dueAt.getTime() > RETRIES_MAX * RETRY_MS - MINUTE_MS) return
  const { ticket, ask, flow } = timer
  const key = `follow-up:${ticket}:${now.toISOString()}`
  draft.effects.push({ kind: "schedule", key, afterMs: RETRY_MS, timer: "follow-up", ticket, ask, flow })
}
