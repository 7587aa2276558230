import type { Address } from "../domain/address.ts"
import type { TicketId } from "../domain/ids.ts"
import type { NewMessage } from "../domain/message.ts"
import type { Ticket, TicketAction } from "../domain/ticket.ts"
import type { Commit, Store } from "../ports/store.ts"

/** A message as written, and when. */
export type RecordedMessage = NewMessage & { at: Date }
/** What happened to a ticket: opened, rung, taken, done … */
export type RecordedAction = { ticket: TicketId; at: Date; action: TicketAction; by: string; text: string | null }

/** What a house has written since it was opened, in order: no question to the database is needed to know it. */
export type Recording = {
  messages: RecordedMessage[]
  byAddress: Map<Address, RecordedMessage[]>
  /** As they stand now. */
  tickets: Ticket[]
  actions: RecordedAction[]
}

/** The same store, which also writes down what its commits wrote. */
export function recordStore(store: Store): { store: Store; recording: Recording } {
  const recording: Recording = { messages: [], byAddress: new Map(), tickets: [], actions: [] }
  const keys = new Set<string>()
  async function commit(commits: Commit[]): Promise<boolean[]> {
    const written = await store.commit(commits)
    commits.forEach((one, index) => {
      if (written[index]) record(one, recording, keys)
    })
    return written
  }
  return { store: { ...store, commit }, recording }
}

function record(commit: Commit, recording: Recording, keys: Set<string>): void {
  for (const message of commit.messages) {
    if (keys.has(message.dedupeKey)) continue
    keys.add(message.dedupeKey)
    const entry = { ...message, at: commit.at }
    recording.messages.push(entry)
    const own = recording.byAddress.get(message.address)
    if (own) own.push(entry)
    else recording.byAddress.set(message.address, [entry])
  }
  for (const { event, ...ticket } of commit.tickets) {
    recording.tickets.push({ ...ticket, status: "open" })
    recording.actions.push({ ticket: ticket.id, at: commit.at, action: "opened", ...event })
  }
  for (const { ticket, set, event } of commit.ticketChanges) {
    recording.actions.push({ ticket, at: commit.at, ...event })
    const index = recording.tickets.findIndex(({ id }) => id === ticket)
    const known = recording.tickets[index]
    if (known) recording.tickets[index] = { ...known, ...set, details: { ...known.details, ...set.details } }
  }
}
