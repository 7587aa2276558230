import type { ConversationId, TicketId } from "../domain/ids.ts"
import { addMinutes } from "../lib/time.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Commit } from "../ports/store.ts"

/** A time the guest hears enters the ledger, and a job looks at it when it comes. */
export function addPromise(
  commit: Commit,
  promise: { ticket: TicketId | null; conversation: ConversationId; owner: string; minutes: number },
  ids: Ids,
): void {
  const { ticket, conversation, owner } = promise
  const id = ids.make("prm")
  const dueAt = addMinutes(commit.at, promise.minutes)
  commit.promises.push({ id, ticket, conversation, owner, dueAt })
  if (ticket) commit.jobs.push({ id: ids.make("job"), key: `promise:${id}`, payload: { name: "promise", ticket }, dueAt })
}
