import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import type { Draft } from "../draft.ts"
import { ask, yesNoOptions } from "../speak.ts"

/** Says what will happen before it happens, and waits for a yes. */
export function confirm(draft: Draft, frame: Frame, node: NodeOf<"confirm">): void {
  frame.asked = { kind: "confirm" }
  ask(draft, frame, node.template, yesNoOptions(draft))
}
