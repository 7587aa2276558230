import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import { type Draft, getFlow } from "../draft.ts"
import { frameAfter } from "./call.ts"

/** Goes on in another flow for good. */
export function link(draft: Draft, frame: Frame, node: NodeOf<"link">): void {
  draft.memory.frames.pop()
  draft.memory.frames.push(frameAfter(getFlow(draft, node.flow), frame))
}
