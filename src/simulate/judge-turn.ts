import type { Slots } from "../domain/slots.ts"
import type { Ticket } from "../domain/ticket.ts"
import type { Said } from "./doors.ts"
import type { TranscriptTurn } from "./transcript.ts"

/** `expected` and `got` hold the same one name: `{ bot: […] }`, `{ slot: { quantity: 2 } }`. `turn` counts from 1. */
export type Failure = { turn: number; expected: Record<string, unknown>; got: Record<string, unknown> }

/** What came of one turn. */
export type TurnSeen = { told: Said[]; staff: Record<string, Said[]>; slots: Slots; opened: Ticket[] }

type Expected = Pick<TranscriptTurn, "bot" | "slots" | "effects" | "staff-gets" | "says">

/** Holds what a turn should bring against what it brought. Empty when all is as written. */
export function judgeTurn(turn: number, expected: Expected, seen: TurnSeen): Failure[] {
  const failures: Failure[] = []
  const check = (name: string, want: unknown, got: unknown) => {
    if (JSON.stringify(want) !== JSON.stringify(got)) failures.push({ turn, expected: { [name]: want }, got: { [name]: got ?? null } })
  }
  if (expected.bot) check("bot", expected.bot, templatesOf(seen.told))
  const { says } = expected
  if (says && !seen.told.some(({ text }) => text.includes(says))) check("says", says, seen.told.map(({ text }) => text).join("\n"))
  for (const [key, templates] of Object.entries(expected["staff-gets"] ?? {})) {
    check(`staff-gets ${key}`, templates, templatesOf(seen.staff[key] ?? []))
  }
  for (const [name, value] of Object.entries(expected.slots ?? {})) check(`slot ${name}`, value, seen.slots[name]?.value)
  if (expected.effects) judgeTickets(expected.effects, seen.opened, check)
  return failures
}

/** Template ids in order; words a person wrote count as `say`. */
export const templatesOf = (said: Said[]): string[] => said.flatMap(({ template }) => template?.split("+") ?? ["say"])

function judgeTickets(
  expected: { ticket: Record<string, unknown> }[],
  opened: Ticket[],
  check: (name: string, want: unknown, got: unknown) => void,
): void {
  check("tickets opened", expected.length, opened.length)
  if (opened.length !== expected.length) return
  expected.forEach(({ ticket }, index) => {
    const got: Record<string, unknown> = { ...opened[index], ...opened[index]?.details }
    for (const [name, value] of Object.entries(ticket)) check(`ticket ${name}`, value, got[name])
  })
}
