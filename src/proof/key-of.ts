import type { Frame, Slots } from "../domain/conversation.ts"
import { isOpen, type Ticket } from "../domain/ticket.ts"
import { localTime, MINUTE_MS } from "../lib/time.ts"
import { memoryOf, type Rows, type Stand } from "./stand.ts"

/**
 * The point of a conversation as one text: what the code may decide by, with times told from now and tickets by their
 * place. Two points with the same text go on in the same way, so only the first one is explored.
 */
export function keyOf(stand: Stand, zone: string): string {
  const { rows, situation, question } = stand
  const tickets = livingTickets(rows)
  const ticketAt = (id: string | null) => (id === null ? null : tickets.findIndex((ticket) => ticket.id === id))
  const frameKey = (frame: Frame) => [
    ...[frame.flow, frame.step, slotsKey(frame.slots, zone), frame.asked, ticketAt(frame.ticket)],
    ...[frame.told ? minutesFrom(rows, new Date(frame.told.by)) > 0 : null, (frame.answered?.length ?? 0) > 0],
  ]
  const memory = memoryOf(rows)
  return JSON.stringify([
    [
      situation.phase,
      situation.hasRoom,
      situation.isNamed,
      situation.vip,
      situation.tier,
      situation.hasSpare,
      situation.at.getTime(),
      rows.isOptedOut,
      situation.claim,
      rows.wrongTries,
      rows.isTied,
    ],
    memory && [
      memory.frames.map(frameKey),
      memory.waiting.map(({ intent }) => intent),
      [memory.misses, memory.silences ?? 0, memory.offered.length > 0, memory.said.length > 0, memory.offeredIn],
      memory.parked?.map((frame) => [frame.flow, ticketAt(frame.ticket)]),
    ],
    rows.mode.kind === "staff" && ticketAt(rows.mode.ticket),
    tickets.map((ticket) => ticketKey(ticket, rows)),
    timersOf(rows),
    [stand.detours, stand.misses, stand.agreed, question?.key, question?.times, usedAhead(rows)],
  ])
}

/**
 * The same without what a guest told or when: noise and detours at one spot go the same way whatever was answered before,
 * so they are walked from there once.
 */
export function spotOf({ rows, detours, question }: Stand): string {
  const memory = memoryOf(rows)
  const frames = memory?.frames.map(({ flow, step, asked }) => [flow, step, asked?.kind === "slot" ? asked.slot : asked?.kind])
  const tickets = livingTickets(rows).map(({ kind, status, owner }) => [kind, status, owner === null])
  const counts = [memory?.misses, memory?.silences, memory?.waiting.length, memory && memory.said.length > 0, question?.times, detours]
  return JSON.stringify([frames, tickets, timersOf(rows), counts, rows.isOptedOut])
}

/** Ids out of the key: a job's kind and, for a follow-up, no more. */
/** What is closed decides nothing any more, save while the guest is asked about it. */
function livingTickets(rows: Rows): Ticket[] {
  const asked = memoryOf(rows)?.frames.map(({ ticket }) => ticket) ?? []
  return rows.tickets.filter((ticket) => isOpen(ticket) || asked.includes(ticket.id))
}

function timersOf({ jobs }: Rows): string[] {
  const timers = jobs.filter(({ payload }) => payload.name === "timer").sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  return timers.map(({ key }) => (key.includes(":silence:") ? "silence" : "follow-up"))
}

/** Whether a silence alarm that has rung already bears a number that a question to come will want. */
function usedAhead(rows: Rows): boolean {
  const asked = memoryOf(rows)?.questions ?? 0
  return rows.doneKeys.some((key) => Number(/:silence:(\d+)/.exec(key)?.[1] ?? 0) > asked)
}

function slotsKey(slots: Slots, zone: string): string {
  return Object.entries(slots)
    .map(([name, slot]) => {
      if (slot.type === "text") return name
      return slot.type === "time" ? `${name}=${localTime(new Date(slot.value), zone).time}` : `${name}=${slot.value}`
    })
    .join()
}

function ticketKey(ticket: Ticket, rows: Rows): unknown[] {
  const age = -minutesFrom(rows, ticket.openedAt)
  const isWatched = rows.jobs.some(({ payload }) => payload.name === "ladder" && payload.ticket === ticket.id)
  return [ticket.kind, ticket.intent, ticket.status, ticket.owner, age > 1, isWatched, rows.promises.includes(ticket.id)]
}

const minutesFrom = ({ now }: Rows, at: Date): number => Math.round((at.getTime() - now.getTime()) / MINUTE_MS)
