import type { Frame } from "../domain/conversation.ts"
import { type Draft, flowOf } from "./draft.ts"
import { ask, yesNoOptions } from "./speak.ts"

/** A "has it happened?": its words, the words on a yes, and what a no leads to. */
export type FollowUpQuestion = { ask: string; yes: string; no: "chase" | "hand-off" | "reopen" }

/** The name of the frame that asks whether a finished ticket is really fixed; no flow file is behind it. */
export const IS_IT_FIXED = "is-it-fixed"
const FIXED: FollowUpQuestion = { ask: "handoff.is-it-fixed", yes: "handoff.fixed-thanks", no: "reopen" }

/** The follow-up a frame waits on; null when its flow has none any more. */
export function followUpOf(draft: Draft, frame: Frame): FollowUpQuestion | null {
  if (frame.flow === IS_IT_FIXED) return FIXED
  const node = flowOf(draft, frame)?.nodes.get(frame.step)
  return node?.kind === "follow-up" ? node.followUp : null
}

/** Puts the follow-up's question, with yes and no to tap. */
export function askFollowUp(draft: Draft, frame: Frame): void {
  const question = followUpOf(draft, frame)
  if (question) ask(draft, frame, question.ask, yesNoOptions(draft))
}
