import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import type { Draft } from "../draft.ts"
import { frameAfter } from "../start-flow.ts"

/** Goes on in another flow for good. */
export function link(draft: Draft, frame: Frame, node: NodeOf<"link">): void {
  const next = frameAfter(draft, node.flow, frame)
  draft.memory.frames.pop()
  draft.memory.frames.push(next)
}
