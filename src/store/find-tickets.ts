import type { TicketId } from "../domain/ids.ts"
import type { StaffTicket, TicketStatus } from "../domain/ticket.ts"
import type { TicketView } from "../ports/store.ts"
import type { Database } from "./database.ts"
import type { Prisma } from "./generated/client.ts"
import { STAFF_TICKET_JOINS, STAFF_TICKET_JSON, type StaffTicketRow, staffTicketOf, ticketOf } from "./rows.ts"

const FIND = `select ${STAFF_TICKET_JSON} as found from ticket t ${STAFF_TICKET_JOINS} where t.id = $1`

/** See `Store.findTicket`. */
export async function findTicket(database: Database, id: TicketId): Promise<StaffTicket | null> {
  const [row] = await database.query<{ found: StaffTicketRow }>("find-ticket", FIND, [id])
  return row ? staffTicketOf(row.found) : null
}

const VIEW = {
  owner: { select: { name: true } },
  events: { orderBy: { id: "asc" } },
} satisfies Prisma.TicketInclude

type ViewRow = Prisma.TicketGetPayload<{ include: typeof VIEW }>

type Filter = { status: TicketStatus | "any-open" | null; after: number | null; limit: number }

/** See `Store.listTickets`: newest first; `after` is the number of the last one seen. */
export async function listTickets(database: Database, { status, after, limit }: Filter): Promise<TicketView[]> {
  const where: Prisma.TicketWhereInput = {}
  if (status === "any-open") where.status = { in: ["open", "acknowledged", "in-progress"] }
  else if (status) where.status = status
  if (after !== null) where.number = { lt: after }
  const found = await database.withPrisma((prisma) =>
    prisma.ticket.findMany({ where, orderBy: { number: "desc" }, take: limit, include: VIEW }),
  )
  return found.map(viewOf)
}

/** See `Store.findTicketByNumber`. */
export async function findTicketByNumber(database: Database, number: number): Promise<TicketView | null> {
  const found = await database.withPrisma((prisma) => prisma.ticket.findUnique({ where: { number }, include: VIEW }))
  return found && viewOf(found)
}

function viewOf(row: ViewRow): TicketView {
  const events = row.events.map(({ at, action, by, text }) => ({ at, action, by, text }))
  return { ...ticketOf(row), ownerName: row.owner?.name ?? null, events }
}
