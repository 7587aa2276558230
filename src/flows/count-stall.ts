import type { Frame } from "../domain/conversation.ts"
import { type Draft, topFrame } from "./draft.ts"

/** Times one question may be put again when nothing that came answers it; then a person takes over, or it is closed. */
const STALLS_MAX = 2

/**
 * Notes that something came (a picture, thanks, unreadable words, silence) and the question stands where it stood.
 * @returns whether it may be put once more; true when none stands
 */
export function countStall(draft: Draft): boolean {
  const { memory } = draft
  const frame = topFrame(draft)
  if (!frame?.asked) return true
  const question = questionOf(frame)
  const before = memory.stalled?.question === question ? memory.stalled.times : 0
  memory.stalled = { question, times: before + 1 }
  return before < STALLS_MAX
}

const questionOf = ({ flow, step, asked }: Frame): string => `${flow} ${step} ${asked?.kind === "slot" ? asked.slot : asked?.kind}`
