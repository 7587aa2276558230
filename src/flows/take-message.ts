import type { Frame } from "../domain/conversation.ts"
import { isIntent, type Reading, type Wish } from "../domain/reading.ts"
import { unreachable } from "../lib/assert.ts"
import { normalise } from "../understanding/normalise.ts"
import type { Answer } from "./answer.ts"
import { answerChange, answerConfirm } from "./answer-confirm.ts"
import { answerFollowUp } from "./answer-follow-up.ts"
import { answerSlot } from "./answer-slot.ts"
import { bringPerson, bringPersonBeyond } from "./bring-person.ts"
import { foldChased } from "./chase-ticket.ts"
import { dropLostFrames } from "./check-frames.ts"
import { isControl, takeControl } from "./controls.ts"
import { countStall } from "./count-stall.ts"
import { type Draft, FRAMES_MAX, letWait, topFrame } from "./draft.ts"
import { fillFrom } from "./fill-slots.ts"
import { hearFacts, takeFacts, takeUsual } from "./hear-facts.ts"
import { meetLanguage } from "./meet-language.ts"
import { countMiss, miss } from "./miss.ts"
import { refuseCard } from "./refuse-card.ts"
import { flowNameOf, startFlow } from "./start-flow.ts"
import { takeUrgent } from "./take-urgent.ts"
import { findWaitingTicket, putOrderRight, relayToTicket } from "./waiting-ticket.ts"
import { inOrderOfWeight, isCourtesy, isYesOrNo } from "./wish-kinds.ts"

/** Decides what a guest's message means here; the loop then runs what came of it. */
export function takeMessage(draft: Draft, reading: Reading): void {
  noteGuestSpoke(draft)
  const lost = dropLostFrames(draft)
  if (!lost && refuseCard(draft, reading)) return
  meetLanguage(draft, reading)
  const wishes = takeUrgent(
    draft,
    foldChased(draft, inOrderOfWeight(picked(draft) ?? (reading.wishes.length > 0 ? reading.wishes : labelled(draft)))),
  )
  if (wishes === null) return
  const heard = hearFacts(draft)
  if (lost) {
    draft.memory.frames.push(lost)
    bringPerson(draft)
    letWait(draft, servable(wishes))
    return
  }
  const left = takeControl(draft, wishes)
  if (left) {
    draft.memory.misses = 0
    letWait(draft, servable(left))
    return
  }
  const frame = topFrame(draft)
  if (frame?.asked) {
    takeAnswer(draft, frame, wishes, reading)
    return
  }
  if (takeUsual(draft, wishes) || takeFacts(draft, wishes, heard)) return
  takeIdle(draft, wishes, reading)
}

function noteGuestSpoke(draft: Draft): void {
  if (draft.memory.frames.some((frame) => frame.asked)) draft.effects.push({ kind: "cancel-timers", prefix: "silence:" })
  draft.memory.silences = 0
}

/** What was tapped: yes or no under a question that offers them, or an option of the last menu, by its label or its number. */
function picked(draft: Draft): Wish[] | null {
  const { offered, missed } = draft.memory
  draft.memory.offered = []
  delete draft.memory.missed
  const asked = topFrame(draft)?.asked?.kind
  if (asked === "confirm" || asked === "follow-up") return pickedYesOrNo(draft)
  if (asked) return null
  const said = normalise(draft.text).folded.replace(/[\s\p{P}]+/gu, "")
  const option = offered.find(({ label }, index) => said === String(index + 1) || draft.text === label)
  if (!option || !isIntent(option.intent)) return null
  return [{ intent: option.intent, slots: missed ? { words: { type: "text", value: missed } } : {}, confidence: 1 }]
}

/** The hotel words its buttons as it likes; what they say is what they mean, in whichever language they were shown. */
function pickedYesOrNo({ text, script }: Draft): Wish[] | null {
  const isLabel = (id: string): boolean => [...(script.templates.get(id)?.wordings.values() ?? [])].some((label) => label.text === text)
  if (isLabel("repair.yes")) return [{ intent: "yes", slots: {}, confidence: 1 }]
  return isLabel("repair.no") ? [{ intent: "no", slots: {}, confidence: 1 }] : null
}

/** The label of any menu, typed or tapped where that menu no longer stands. */
function labelled({ text, script, memory }: Draft): Wish[] {
  if (memory.frames.some((frame) => frame.asked?.kind === "slot")) return []
  const intent = [...script.starts.keys()].find((candidate) =>
    [...(script.templates.get(`menu.${candidate}`)?.wordings.values() ?? [])].some((label) => label.text === text),
  )
  return intent ? [{ intent, slots: {}, confidence: 1 }] : []
}

function takeAnswer(draft: Draft, frame: Frame, wishes: Wish[], reading: Reading): void {
  const answer = answerOf(draft, frame, wishes)
  if (answer.kind === "out-of-bounds") {
    takeOutOfBounds(draft, frame, answer.rest)
    return
  }
  if (answer.kind === "taken") {
    draft.memory.misses = 0
    delete draft.memory.stalled
    letWait(draft, answer.rest)
    return
  }
  if (answer.rest.length > 0) {
    digress(draft, answer.rest)
    return
  }
  if (answer.kind === "understood" || wishes.some(isCourtesy)) {
    draft.memory.misses = 0
    if (countStall(draft)) draft.comeBack = "ask"
    else bringPerson(draft)
    return
  }
  const waiting = wishes.length === 0 ? findWaitingTicket(draft) : null
  if (waiting) {
    draft.comeBack = "leave"
    relayToTicket(draft, waiting)
    return
  }
  miss(draft, reading)
}

function answerOf(draft: Draft, frame: Frame, wishes: Wish[]): Answer {
  const { asked } = frame
  switch (asked?.kind) {
    case "slot":
      return answerSlot(draft, frame, asked.slot, wishes)
    case "confirm":
      return answerConfirm(draft, frame, wishes)
    case "change":
      return answerChange(draft, frame, wishes)
    case "follow-up":
      return answerFollowUp(draft, frame, asked.ticket, wishes)
    case undefined:
      return { kind: "unread", rest: [] }
    default:
      return unreachable(asked)
  }
}

/** Said what is possible, the question follows; twice is enough, then a person sees what can be done. */
function takeOutOfBounds(draft: Draft, frame: Frame, rest: Wish[]): void {
  letWait(draft, rest)
  if (!countMiss(draft)) {
    bringPersonBeyond(draft)
    return
  }
  if (frame.asked?.kind === "slot") draft.rejected.add(frame.asked.slot)
  frame.asked = null
}

/** Something else comes between: it is served first, then the question is put again. New values for what runs below are kept there. */
function digress(draft: Draft, wishes: Wish[]): void {
  draft.memory.misses = 0
  for (const wish of wishes) {
    const running = draft.memory.frames.find((frame) => frame.flow === flowNameOf(draft, wish.intent))
    if (running) fillFrom(draft, running, [wish.slots])
    else if (draft.memory.frames.length + draft.digressions.length < FRAMES_MAX) draft.digressions.push(wish)
    else letWait(draft, [wish])
  }
  if (draft.digressions.length === 0) draft.comeBack = "ask"
}

function takeIdle(draft: Draft, wishes: Wish[], reading: Reading): void {
  const danger = findWaitingTicket(draft, "emergency")
  if (danger) {
    // Whoever waits for help is asked nothing: those on their way read it.
    relayToTicket(draft, danger)
    return
  }
  const wanted = servable(wishes)
  const [first, ...rest] = wanted.length > 0 ? wanted : wishes.filter(isCourtesy)
  if (first) {
    draft.memory.misses = 0
    startFlow(draft, first)
    letWait(draft, wanted.length > 0 ? rest : [])
    return
  }
  if (isMereOk(draft, wishes)) return
  const waiting = findWaitingTicket(draft)
  if (waiting) {
    relayToTicket(draft, waiting)
    return
  }
  if (putOrderRight(draft)) {
    draft.memory.misses = 0
    return
  }
  miss(draft, reading)
}

/** "OK" after our last word, with nothing asked and nothing misunderstood, needs no answer. */
function isMereOk({ memory }: Draft, wishes: Wish[]): boolean {
  const isPlain = wishes.some(isYesOrNo) && wishes.every(({ slots }) => Object.keys(slots).length === 0)
  return isPlain && memory.said.length > 0 && memory.misses === 0
}

/** Wishes a flow can serve, without politeness beside them. */
function servable(wishes: Wish[]): Wish[] {
  return wishes.filter((wish) => !isYesOrNo(wish) && !isCourtesy(wish) && !isControl(wish.intent))
}
