import type { Frame } from "../domain/conversation.ts"
import { unreachable } from "../lib/assert.ts"
import type { FlowNode } from "./content.ts"
import type { Draft } from "./draft.ts"
import { branch } from "./steps/branch.ts"
import { call } from "./steps/call.ts"
import { collect } from "./steps/collect.ts"
import { confirm } from "./steps/confirm.ts"
import { end } from "./steps/end.ts"
import { followUp } from "./steps/follow-up.ts"
import { handOff } from "./steps/hand-off.ts"
import { link } from "./steps/link.ts"
import { record } from "./steps/record.ts"
import { sayStep } from "./steps/say.ts"
import { ticket } from "./steps/ticket.ts"

/** Takes one step of the frame on top: it moves on, puts a question, or ends. */
export function runStep(draft: Draft, frame: Frame, node: FlowNode): void {
  switch (node.kind) {
    case "collect":
      return collect(draft, frame, node)
    case "confirm":
      return confirm(draft, frame, node)
    case "say":
      return sayStep(draft, frame, node)
    case "branch":
      return branch(draft, frame, node)
    case "call":
      return call(draft, frame, node)
    case "link":
      return link(draft, frame, node)
    case "ticket":
      return ticket(draft, frame, node)
    case "hand-off":
      return handOff(draft, frame, node)
    case "follow-up":
      return followUp(draft, frame, node)
    case "record":
      return record(draft, frame, node)
    case "end":
      return end(draft)
    default:
      return unreachable(node)
  }
}
