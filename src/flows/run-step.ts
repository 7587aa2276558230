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
import { pair } from "./steps/pair.ts"
import { record } from "./steps/record.ts"
import { sayStep } from "./steps/say.ts"
import { ticket } from "./steps/ticket.ts"
import { withdraw } from "./steps/withdraw.ts"

/** Takes one step of the frame on top: it moves on, puts a question, or ends. */
export function runStep(draft: Draft, frame: Frame, node: FlowNode): void {
  switch (node.kind) {
    case "collect":
      collect(draft, frame, node)
      break
    case "confirm":
      confirm(draft, frame, node)
      break
    case "say":
      sayStep(draft, frame, node)
      break
    case "branch":
      branch(draft, frame, node)
      break
    case "call":
      call(draft, frame, node)
      break
    case "link":
      link(draft, frame, node)
      break
    case "ticket":
      ticket(draft, frame, node)
      break
    case "hand-off":
      handOff(draft, frame, node)
      break
    case "follow-up":
      followUp(draft, frame, node)
      break
    case "record":
      record(draft, frame, node)
      break
    case "pair":
      pair(draft, frame, node)
      break
    case "withdraw":
      withdraw(draft, frame, node)
      break
    case "end":
      end(draft)
      break
    default:
      unreachable(node)
  }
}
