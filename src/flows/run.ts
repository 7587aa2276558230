import type { Frame } from "../domain/conversation.ts"
import { type Draft, nodeOf, popFrame, pushRepair, topFrame } from "./draft.ts"
import { askFollowUp } from "./follow-up-question.ts"
import { runStep } from "./run-step.ts"
import { noteQuestion } from "./speak.ts"
import { startFlow } from "./start-flow.ts"
import { askSlot } from "./steps/collect.ts"
import { confirm } from "./steps/confirm.ts"
import { findWaitingTicket } from "./waiting-ticket.ts"

/** Far more than any sane flow takes; a circle in the content meets it and the guest gets a person. */
export const STEPS_PER_TURN_MAX = 100

/** Runs the stack until the guest is to speak or nothing is left to do. Always ends. */
export function run(draft: Draft): void {
  while (draft.steps < STEPS_PER_TURN_MAX || rescue(draft)) {
    draft.steps += 1
    const frame = topFrame(draft)
    if (!frame) {
      if (!startNext(draft)) return
    } else if (frame.asked) {
      if (draft.hasAsked || !comeBackTo(draft, frame)) return
    } else {
      const node = nodeOf(draft, frame)
      if (node) runStep(draft, frame, node)
      else popFrame(draft)
      if (draft.asks) return
    }
  }
}

/** @returns whether the steps may begin anew, with a person asked in */
function rescue(draft: Draft): boolean {
  draft.memory.frames = []
  draft.memory.waiting = []
  draft.digressions = []
  if (draft.isRescued) return false
  draft.isRescued = true
  draft.steps = 0
  pushRepair(draft, "human")
  return true
}

function startNext(draft: Draft): boolean {
  const digression = draft.digressions.shift()
  if (digression) startFlow(draft, digression)
  if (digression) return true
  if (draft.holdsWaiting || isInDanger(draft)) return false
  const wish = draft.memory.waiting.shift()
  if (wish) startFlow(draft, wish)
  return wish !== undefined
}

/** A frame that waits for an answer is on top again. @returns whether there is more to do before the guest speaks */
function comeBackTo(draft: Draft, frame: Frame): boolean {
  const digression = draft.digressions.shift()
  if (digression) {
    startFlow(draft, digression)
    return true
  }
  switch (draft.comeBack) {
    case "resume":
      if (isInDanger(draft)) return comeBackInSilence(draft)
      draft.comeBack = "ask"
      pushRepair(draft, "resume")
      return true
    case "ask":
      draft.comeBack = "wait"
      askAgain(draft, frame)
      return true
    default:
      return comeBackInSilence(draft)
  }
}

/** Nobody who waits for help in an emergency is asked about towels. */
const isInDanger = (draft: Draft): boolean => findWaitingTicket(draft, "emergency") !== null

function comeBackInSilence(draft: Draft): false {
  noteQuestion(draft)
  return false
}

function askAgain(draft: Draft, frame: Frame): void {
  const node = nodeOf(draft, frame)
  switch (frame.asked?.kind) {
    case "slot":
      askSlot(draft, frame, frame.asked.slot)
      break
    case "confirm":
      if (node?.kind === "confirm") confirm(draft, frame, node)
      break
    case "change":
      pushRepair(draft, "correct")
      break
    case "follow-up":
      askFollowUp(draft, frame)
  }
}
