import type { Frame } from "../domain/conversation.ts"
import { type Draft, flowOf, topFrame } from "./draft.ts"
import { IS_IT_FIXED } from "./follow-up-question.ts"

/**
 * Content may have changed since a frame began. A frame whose step is still there, of the same kind, goes on with the new
 * content; one that lost its ground is taken off the stack.
 * @returns the frame that was on top, when it was lost: its guest needs a person
 */
export function dropLostFrames(draft: Draft): Frame | null {
  const top = topFrame(draft)
  for (const frame of draft.memory.frames) {
    const flow = flowOf(draft, frame)
    if (flow && flow.hash !== frame.hash && hasGround(draft, frame)) frame.hash = flow.hash
  }
  draft.memory.frames = draft.memory.frames.filter((frame) => hasGround(draft, frame))
  return top && !draft.memory.frames.includes(top) ? top : null
}

function hasGround(draft: Draft, frame: Frame): boolean {
  if (frame.flow === IS_IT_FIXED) return true
  const flow = flowOf(draft, frame)
  if (!flow) return false
  if (flow.hash === frame.hash) return true
  const node = flow.nodes.get(frame.step)
  if (!node) return false
  switch (frame.asked?.kind) {
    case "slot":
      return node.kind === "collect" && node.slots.includes(frame.asked.slot) && flow.slots[frame.asked.slot]?.ask !== undefined
    case "confirm":
    case "change":
      return node.kind === "confirm"
    case "follow-up":
      return node.kind === "follow-up"
    default:
      return true
  }
}
