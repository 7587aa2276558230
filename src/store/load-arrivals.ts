import type { StayId } from "../domain/ids.ts"
import type { StayFacts } from "../ports/store.ts"
import type { Database } from "./database.ts"
import type { Prisma } from "./generated/client.ts"
import { factOf, guestOf, stayOf, ticketOf } from "./rows.ts"

const FACTS_MAX = 500
const TICKETS_MAX = 50
const ARRIVALS_MAX = 50
const ROOMS_MAX = 200

const AROUND = {
  guest: { include: { facts: { orderBy: [{ at: "desc" }, { id: "desc" }], take: FACTS_MAX } } },
  tickets: { orderBy: { number: "asc" }, take: TICKETS_MAX },
} satisfies Prisma.StayInclude

type StayRow = Prisma.StayGetPayload<{ include: typeof AROUND }>

/** See `Store.loadStayFacts`. */
export async function loadStayFacts(database: Database, id: StayId): Promise<StayFacts | null> {
  const found = await database.withPrisma((prisma) => prisma.stay.findUnique({ where: { id }, include: AROUND }))
  return found && factsOf(found)
}

/** See `Store.loadArrivals`. */
export function loadArrivals(database: Database, day: string): Promise<{ guests: StayFacts[]; dueOut: string[] }> {
  const date = new Date(`${day}T00:00:00Z`)
  return database.withPrisma(async (prisma) => {
    const guests = await prisma.stay.findMany({
      where: { arrival: date, status: "booked", guest: { vip: { not: null } } },
      include: AROUND,
      orderBy: [{ expectedAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      take: ARRIVALS_MAX,
    })
    const leaving = await prisma.stay.findMany({
      where: { departure: date, status: "in-house", room: { not: null } },
      select: { room: true },
      orderBy: { room: "asc" },
      take: ROOMS_MAX,
    })
    return { guests: guests.map(factsOf), dueOut: leaving.flatMap(({ room }) => room ?? []) }
  })
}

const factsOf = (row: StayRow): StayFacts => ({
  stay: stayOf(row),
  guest: guestOf(row.guest),
  facts: row.guest.facts.map(factOf),
  tickets: row.tickets.map(ticketOf),
})
