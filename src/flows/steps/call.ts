import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import { type Draft, FRAMES_MAX } from "../draft.ts"
import { frameAfter } from "../start-flow.ts"

/** Runs another flow and comes back. It sees the values of slots it has too, and brings them back. */
export function call(draft: Draft, frame: Frame, node: NodeOf<"call">): void {
  frame.step = node.next
  if (draft.memory.frames.length <= FRAMES_MAX) draft.memory.frames.push(frameAfter(draft, node.flow, frame))
}
