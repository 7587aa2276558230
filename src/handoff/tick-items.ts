import { itemsOf, type ListedItem, openItems, tickOf } from "../domain/preparation.ts"
import type { StaffTicket } from "../domain/ticket.ts"
import { itemWords } from "../tickets/checklist.ts"
import { languageFor } from "../tickets/staff-values.ts"
import { itemNumbers } from "./staff-grammar.ts"
import { audit, changeTicket, reply, type StaffTurn } from "./staff-turn.ts"

/** `✓2` or `done 1 3`: these items are seen to, each on record; the last one closes the preparation. */
export function tickItems(turn: StaffTurn, ticket: StaffTicket, numbers: number[]): void {
  const listed = itemsOf(ticket).filter(({ isOff }) => !isOff)
  const unknown = numbers.find((number) => listed.every((item) => item.number !== number))
  if (unknown === undefined) tickListed(turn, ticket, numbers)
  else reply(turn, "care.no-such-item", ticket, { text: String(unknown) })
}

function tickListed(turn: StaffTurn, ticket: StaffTicket, numbers: number[]): void {
  const open = openItems(ticket)
  for (const item of open.filter(({ number }) => numbers.includes(number))) tick(turn, ticket, item)
  const left = open.filter(({ number }) => !numbers.includes(number))
  if (left.length === 0) close(turn, ticket, null)
  else reply(turn, "care.ticked", ticket, { list: left.map((item) => lineOf(turn, item)).join("\n") })
}

/** `done`: all of it is ready. Nobody but colleagues hears of it. */
export function finishPreparation(turn: StaffTurn, ticket: StaffTicket, text: string | null): void {
  const numbers = text === null ? null : itemNumbers(text)
  if (numbers) {
    tickItems(turn, ticket, numbers)
    return
  }
  for (const item of openItems(ticket)) tick(turn, ticket, item)
  close(turn, ticket, text)
}

function tick(turn: StaffTurn, ticket: StaffTicket, item: ListedItem): void {
  changeTicket(turn, ticket, "ticked", `${item.number} ${item.key}: ${item.value}`, { details: tickOf(item, turn.member.key) })
}

function close(turn: StaffTurn, ticket: StaffTicket, text: string | null): void {
  changeTicket(turn, ticket, "done", text, ticket.owner ? { status: "done" } : { status: "done", owner: turn.member.id })
  audit(turn, "ticket.done", ticket.id)
  turn.commit.cancelJobs.push(`ladder:${ticket.id}:*`, `care:due:${ticket.id}`)
  reply(turn, "care.done", ticket)
}

function lineOf({ member, content }: StaffTurn, item: ListedItem): string {
  return `${item.number} ${itemWords(item, content, languageFor(member, content))}`
}
