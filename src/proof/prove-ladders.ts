import type { Ticket, TicketKind } from "../domain/ticket.ts"
import { addMinutes, instantOf, localTime } from "../lib/time.ts"
import { peopleAtOpening, REPEAT_EVERY_MINUTES } from "../tickets/ladder.ts"
import { planRung } from "../tickets/run-ladder.ts"
import { nodesOf } from "./flows-behind.ts"
import type { Hotel } from "./hotel.ts"
import { standAt } from "./starts.ts"
import { GUEST_CONVERSATION, staffTicketOf } from "./turn-facts.ts"

/** Repeats after the last rung that are tried: after these the next is as the one before. */
const REPEATS = 2
const DAY = "2026-03-02"

/** A ladder that leaves a guest waiting for nobody, with the way there. */
export type LadderFault = { message: string; chat: string[] }

/**
 * Climbs the ladder of every kind of ticket and department the flows open, at every hour at which the house changes,
 * with nobody ever taking it: somebody with an address must hear at each end, and the clock must run on.
 */
export function proveLadders(hotel: Hotel): LadderFault[] {
  const found: LadderFault[] = []
  for (const { kind, department } of ordersOf(hotel)) {
    const fault = hoursOf(hotel).flatMap((at) => climb(hotel, kind, department, at))[0]
    if (fault) found.push(fault)
  }
  return found
}

function ordersOf({ written }: Hotel): { kind: TicketKind; department: string }[] {
  const orders = [...written.flows.values()].flatMap((flow) =>
    nodesOf(flow).flatMap((node) => (node.kind === "ticket" ? [{ kind: node.ticket.kind, department: node.ticket.department }] : [])),
  )
  const all = [...orders, { kind: "hand-off" as const, department: "front-office" }]
  return [...new Map(all.map((order) => [`${order.kind} ${order.department}`, order])).values()]
}

function hoursOf({ written: { property } }: Hotel): Date[] {
  const spans = Object.values(property.departments).flatMap(({ hours }) => (hours === "always" ? [] : hours.flatMap((s) => s.split("-"))))
  const times = [...new Set(["12:00", ...spans])].filter((time) => time !== "24:00")
  return times.map((time) => instantOf(DAY, time, property.timezone))
}

function climb(hotel: Hotel, kind: TicketKind, department: string, openedAt: Date): LadderFault[] {
  const { property } = hotel.written
  const ticket = ticketAt(kind, department, openedAt)
  const chat = [`(a ${kind} ticket for ${department} is opened, ${localTime(openedAt, property.timezone).time})`]
  if (peopleAtOpening(ticket, { property, staff: hotel.staff, now: openedAt }).length === 0) {
    return [
      { chat, message: `Nobody with an address hears of a ${kind} ticket for ${department}: give somebody of its ladder an address.` },
    ]
  }
  const rungs = property.ladder[kind] ?? []
  for (let rung = 0; rung < rungs.length + REPEATS; rung++) {
    const commit = rungAt(hotel, ticket, rung, addMinutes(openedAt, rungs[rung]?.at ?? (rungs.at(-1)?.at ?? 0) + REPEAT_EVERY_MINUTES))
    chat.push(`(rung ${rung + 1}: ${commit.ticketChanges[0]?.event.text ?? "nobody"})`)
    const isAtTheEnd = rung >= rungs.length
    if (isAtTheEnd && (commit.messages.length === 0 || commit.jobs.length === 0)) {
      return [
        { chat, message: `Nobody takes a ${kind} ticket for ${department} and its ladder falls silent: give its last rung somebody.` },
      ]
    }
  }
  return []
}

function rungAt({ staff, staffContent: content, ids }: Hotel, ticket: Ticket, rung: number, now: Date) {
  const nobody = { phase: "unknown" as const, hasRoom: false, isNamed: false, vip: null, tier: null, hasSpare: false }
  const { rows } = standAt({ ...nobody, at: now, order: null, claim: "staff" })
  const job = { id: "job_proof" as const, key: `ladder:${ticket.id}:${rung}` }
  return planRung({ ticket: staffTicketOf(ticket, rows), rung, words: null, content, staff, guest: null, ids, now, job })
}

function ticketAt(kind: TicketKind, department: string, openedAt: Date): Ticket {
  const who = {
    guest: null,
    conversation: GUEST_CONVERSATION,
    stay: null,
    owner: null,
    room: null,
    roomEvidence: "none" as const,
    details: {},
  }
  const what = { kind, department, intent: "human", service: kind, status: "open" as const, urgency: "high" as const }
  return { id: "tkt_proof", number: 1, ...who, ...what, openedAt, acknowledgeBy: openedAt, completeBy: openedAt }
}
