import type { TicketKind } from "../domain/ticket.ts"
import { MINUTE_MS } from "../lib/time.ts"
import { readCount, readRoom, readTime } from "../understanding/read-slot.ts"
import type { Draft } from "./draft.ts"
import { say } from "./speak.ts"
import type { FlowFacts } from "./turn.ts"

/** A word this short with a number in it is a room, as "1209" or "sorry, 1209". */
const ROOM_WORDS_CHARS_MAX = 12

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
  const room = roomTold(draft)
  draft.effects.push({ kind: "add-to-ticket", ticket: ticket.id, text, action: "added", urgent, ...(room ? { room } : {}) })
  if (room || ticket.isTaken || draft.facts.now.getTime() - ticket.openedAt.getTime() > BURST_MS) say(draft, "handoff.relayed")
}

/** An order this young is what "sorry, 1206" is about, ms. */
const PUT_RIGHT_MS = 15 * MINUTE_MS
/** Longer words are more than a value put right. */
const VALUE_WORDS_CHARS_MAX = 30

/**
 * "Sorry, 1206, not 1208" after the order went out: its people read it, and the guest hears that they do.
 * @returns whether there was such an order, and a value in the guest's words
 */
export function putOrderRight(draft: Draft): boolean {
  const { facts, text, input } = draft
  const order = facts.openTickets.findLast(({ kind, isTaken, openedAt }) => {
    return kind === "request" && !isTaken && facts.now.getTime() - openedAt.getTime() <= PUT_RIGHT_MS
  })
  if (!order || input.kind !== "message") return false
  const room = roomTold(draft)
  const isTold = room !== null || input.reading.wishes.some(({ slots }) => Object.keys(slots).length > 0)
  if (!isTold && !isShortValue(draft)) return false
  draft.effects.push({ kind: "add-to-ticket", ticket: order.id, text, action: "added", urgent: false, ...(room ? { room } : {}) })
  say(draft, "handoff.relayed")
  return true
}

function isShortValue({ text, facts, script }: Draft): boolean {
  if ([...text].length > VALUE_WORDS_CHARS_MAX) return false
  return readRoom(text) !== null || readTime(text, facts.now, script.property.timezone) !== null || readCount(text) !== null
}

/** A room that the guest tells, or puts right, while they wait for somebody to come. */
function roomTold({ input, text }: Draft): { value: string; evidence: "claimed" } | null {
  if (input.kind !== "message") return null
  const told = input.reading.wishes.map(({ slots }) => slots.room).find((slot) => slot?.type === "room")
  const value = told?.type === "room" ? told.value : [...text].length <= ROOM_WORDS_CHARS_MAX ? readRoom(text) : null
  return value === null ? null : { value, evidence: "claimed" }
}
