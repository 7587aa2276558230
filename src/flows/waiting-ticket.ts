import type { TicketKind } from "../domain/ticket.ts"
import { MINUTE_MS } from "../lib/time.ts"
import type { Draft } from "./draft.ts"
import { say } from "./speak.ts"
import type { FlowFacts } from "./turn.ts"

type OpenTicket = FlowFacts["openTickets"][number]

/** Messages that follow a complaint this closely belong to the same breath, ms. */
const BURST_MS = MINUTE_MS
const ALARMS: readonly TicketKind[] = ["emergency", "complaint", "hand-off"]

/** The ticket by which this guest waits for a person who has not come yet; of one kind, or the gravest. */
export function findWaitingTicket(draft: Draft, kind: TicketKind | null = null): OpenTicket | null {
  const untaken = draft.facts.openTickets.filter((ticket) => !ticket.isTaken)
  const kinds = kind === null ? ALARMS : [kind]
  for (const wanted of kinds) {
    const latest = untaken.findLast((ticket) => ticket.kind === wanted)
    if (latest) return latest
  }
  return null
}

/** Puts the guest's words on the ticket they wait for; a later message is acknowledged, a burst is simply merged. */
export function relayToTicket(draft: Draft, ticket: OpenTicket, text = draft.text): void {
  const urgent = ticket.kind === "emergency"
  draft.effects.push({ kind: "add-to-ticket", ticket: ticket.id, text, action: "added", urgent })
  if (draft.facts.now.getTime() - ticket.openedAt.getTime() > BURST_MS) say(draft, "handoff.relayed")
}
