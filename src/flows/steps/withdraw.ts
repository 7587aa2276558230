import type { Frame } from "../../domain/conversation.ts"
import type { IntentId } from "../../domain/reading.ts"
import type { NodeOf } from "../content.ts"
import type { Draft } from "../draft.ts"

/** Takes back what the guest ordered and nobody has taken yet; its people read that it is cancelled. */
export function withdraw(draft: Draft, frame: Frame, node: NodeOf<"withdraw">): void {
  frame.step = node.next
  withdrawUntaken(draft, node.intent)
}

/** Cancels the guest's requests of this intent that nobody has taken. */
export function withdrawUntaken({ facts, effects }: Draft, intent: IntentId): void {
  const untaken = facts.openTickets.filter((ticket) => ticket.intent === intent && ticket.kind === "request" && !ticket.isTaken)
  for (const { id } of untaken) effects.push({ kind: "settle-ticket", ticket: id, action: "cancelled" })
}
