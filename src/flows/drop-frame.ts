import type { Frame } from "../domain/conversation.ts"
import { findOpen } from "./chase-ticket.ts"
import type { Draft } from "./draft.ts"

/**
 * Gives a frame up because the guest said so. Its request is cancelled; a complaint, an emergency or a call for a person
 * stays with the people who have it, who read that the guest would rather leave it.
 * @returns whether somebody stays with it
 */
export function dropFrame(draft: Draft, frame: Frame): boolean {
  draft.memory.frames = draft.memory.frames.filter((other) => other !== frame)
  const ticket = frame.ticket && frame.cause?.intent !== "chase" ? findOpen(draft, frame.ticket) : undefined
  if (!ticket) return false
  if (ticket.kind === "request") draft.effects.push({ kind: "settle-ticket", ticket: ticket.id, action: "cancelled" })
  else draft.effects.push({ kind: "add-to-ticket", ticket: ticket.id, text: draft.text, action: "added", urgent: false })
  return ticket.kind !== "request"
}
