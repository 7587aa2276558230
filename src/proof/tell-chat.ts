import { codeOf } from "../domain/ticket.ts"
import type { Script } from "../flows/content.ts"
import type { Move, Stand } from "./stand.ts"
import { sceneOf } from "./starts.ts"

/** The way to a point of a conversation, as one reads a chat: `guest: …`, `hotel: template.id`, `staff: T1 take`, `(10 minutes pass)`. */
export function tellChat(stand: Stand, script: Script): string[] {
  const lines: string[] = []
  for (let at = stand; at.from; at = at.from.stand) {
    const { move, happened, stand: before } = at.from
    lines.unshift(lineOf(move, before, happened.minutes), ...happened.said.map((template) => `hotel: ${template}`))
  }
  return [sceneOf(script, stand.situation), ...lines]
}

function lineOf(move: Move, before: Stand, minutes: number): string {
  if (move.kind === "says") return `guest: ${move.text}`
  if (move.kind === "sends") return `guest: [${move.event}]`
  if (move.kind === "waits") return `(${minutes} ${minutes === 1 ? "minute passes" : "minutes pass"})`
  const ticket = before.rows.tickets.find(({ id }) => id === move.ticket)
  return `staff: ${ticket ? `${codeOf(ticket)} ` : ""}${move.verb}`
}
