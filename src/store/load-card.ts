import type { ConversationId, PromiseId, TicketId } from "../domain/ids.ts"
import type { GuestPromise } from "../domain/ticket.ts"
import type { CardFacts } from "../ports/store.ts"
import type { Database } from "./database.ts"
import { listMessages } from "./list-messages.ts"
import { loadHistory } from "./load-history.ts"
import { factOf, guestOf, stayOf, ticketOf } from "./rows.ts"

const PREFERENCES_MAX = 200
const TICKETS_MAX = 20
const MESSAGES_MAX = 6

/** See `Store.loadCard`. Preferences come newest first. */
export async function loadCard(database: Database, id: ConversationId): Promise<CardFacts> {
  const messages = await listMessages(database, id, MESSAGES_MAX)
  return database.withPrisma(async (prisma) => {
    const conversation = await prisma.conversation.findUnique({
      where: { id },
      select: { addressRow: { select: { guest: true, stay: true } } },
    })
    const { guest = null, stay = null } = conversation?.addressRow ?? {}
    const facts = guest
      ? await prisma.guestFact.findMany({
          where: { guestId: guest.id },
          orderBy: [{ at: "desc" }, { id: "desc" }],
          take: PREFERENCES_MAX,
        })
      : []
    const whose = guest ? { OR: [{ conversationId: id }, { guestId: guest.id }] } : { conversationId: id }
    const isOpen = { status: { in: ["open", "acknowledged", "in-progress"] } }
    const tickets = await prisma.ticket.findMany({ where: { AND: [whose, isOpen] }, orderBy: { number: "asc" }, take: TICKETS_MAX })
    const promises = await prisma.guestPromise.findMany({ where: { conversationId: id, status: "pending" }, orderBy: { dueAt: "asc" } })
    return {
      guest: guest && guestOf(guest),
      stay: stay && stayOf(stay),
      preferences: facts.map(factOf),
      history: guest && (await loadHistory(prisma, guestOf(guest), stay && stayOf(stay))),
      tickets: tickets.map(ticketOf),
      promises: promises.map((row) => ({
        id: row.id as PromiseId,
        ticket: row.ticketId as TicketId | null,
        conversation: id,
        owner: row.owner,
        dueAt: row.dueAt,
        status: row.status as GuestPromise["status"],
      })),
      lastMessages: messages.map(({ direction, text, at }) => ({ from: direction === "in" ? "guest" : "house", text, at })),
    }
  })
}
