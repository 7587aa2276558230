import { type BotMemory, EMPTY_MEMORY } from "../domain/conversation.ts"
import type { TicketId } from "../domain/ids.ts"
import type { Script } from "./content.ts"
import { IS_IT_FIXED } from "./follow-up-question.ts"

/**
 * The memory of a conversation in which staff have just finished a ticket and the guest was asked `handoff.is-it-fixed`:
 * a yes confirms the ticket, a no reopens it.
 */
export function askFixed(_content: Pick<Script, "flows">, ticket: TicketId): BotMemory {
  const asked = { kind: "follow-up" as const, ticket }
  const frame = { flow: IS_IT_FIXED, hash: "", step: "ask", slots: {}, asked, ticket }
  return { ...structuredClone(EMPTY_MEMORY), frames: [frame], questions: 1 }
}
