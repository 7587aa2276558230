import type { ChannelName } from "../domain/address.ts"
import type { GuestId } from "../domain/ids.ts"
import { codeOf } from "../domain/ticket.ts"
import type { GuestRecord } from "../ports/guest-store.ts"
import type { MessageView } from "../ports/store.ts"
import type { GuestDeps } from "./guest-content.ts"

/** Of one thread, the newest ones: years of a lively guest. */
const MESSAGES_MAX = 50_000

export type GuestExport = Omit<GuestRecord, "tickets"> & {
  exportedAt: Date
  tickets: (GuestRecord["tickets"][number] & { code: string })[]
  conversations: { id: string; channel: ChannelName; address: string; messages: MessageView[] }[]
}

/** All we hold about a guest, sensitive facts and every message included: it is theirs. Null: no such guest, or erased. */
export async function exportGuest({ store, clock }: Pick<GuestDeps, "store" | "clock">, id: GuestId): Promise<GuestExport | null> {
  const record = await store.findGuestRecord(id)
  if (!record) return null
  const conversations: GuestExport["conversations"] = []
  for (const { conversation, channel, address } of record.addresses) {
    if (!conversation) continue
    conversations.push({ id: conversation, channel, address, messages: await store.listMessages(conversation, MESSAGES_MAX) })
  }
  const tickets = record.tickets.map((ticket) => ({ ...ticket, code: codeOf(ticket) }))
  return { ...record, exportedAt: clock.now(), tickets, conversations }
}
