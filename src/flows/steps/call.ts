import type { Frame } from "../../domain/conversation.ts"
import type { CompiledFlow, NodeOf } from "../content.ts"
import { type Draft, FRAMES_MAX, frameOf, getFlow } from "../draft.ts"

/** Runs another flow and comes back. It sees the values of slots it has too, and brings them back. */
export function call(draft: Draft, frame: Frame, node: NodeOf<"call">): void {
  frame.step = node.next
  if (draft.memory.frames.length > FRAMES_MAX) return
  draft.memory.frames.push(frameAfter(getFlow(draft, node.flow), frame))
}

/** A frame of another flow that goes on with what this one knows. */
export function frameAfter(flow: CompiledFlow, frame: Frame): Frame {
  const shared = Object.entries(frame.slots).filter(([name, value]) => flow.slots[name]?.type === value.type)
  const next = frameOf(flow, frame.cause ?? { intent: null, words: "" }, Object.fromEntries(shared))
  return { ...next, ticket: frame.ticket, ...(frame.told ? { told: frame.told } : {}) }
}
