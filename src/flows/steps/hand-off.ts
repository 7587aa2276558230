import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import type { Draft } from "../draft.ts"
import { say } from "../speak.ts"
import { detailsOf, openTicket, reasonFor } from "./ticket.ts"

/** Asks for a person, with all we know, and tells the guest who answers by when. */
export function handOff(draft: Draft, frame: Frame, node: NodeOf<"hand-off">): void {
  frame.step = node.next
  callPerson(draft, frame, node.handOff)
}

/** The ticket for a person, and the words that tell the guest of them: templates, the reason's for staff. */
export function callPerson(draft: Draft, frame: Frame, words: { reason: string; say: string }): void {
  openTicket(draft, frame, {
    kind: "hand-off",
    // Who has a person of their own in the house goes straight to them.
    department: draft.facts.host ?? "front-office",
    service: "hand-off",
    intent: "human",
    urgency: "high",
    details: { reason: reasonFor(draft, frame, words.reason), ...detailsOf(draft, frame, Object.keys(frame.slots)) },
  })
  say(draft, words.say, frame)
  draft.outcome = "handed-over"
}
