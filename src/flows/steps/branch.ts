import type { Frame } from "../../domain/conversation.ts"
import { holds } from "../conditions.ts"
import type { NodeOf } from "../content.ts"
import type { Draft } from "../draft.ts"

/** Goes the first way whose condition holds. */
export function branch(draft: Draft, frame: Frame, node: NodeOf<"branch">): void {
  const arm = node.arms.find(({ when }) => when === null || holds(when, frame, draft))
  frame.step = arm?.first ?? node.next
}
