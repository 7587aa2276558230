import type { Guest, Stay } from "../domain/guest.ts"
import type { GuestHistory } from "../ports/guest-store.ts"
import type { Prisma } from "./generated/client.ts"
import { readSurveys } from "./load-record.ts"
import { ticketOf } from "./rows.ts"

const COMPLAINTS_MAX = 6

/** What was before: closed tickets of earlier stays, the last complaints, the last surveys. */
export async function loadHistory(prisma: Prisma.TransactionClient, guest: Guest, stay: Stay | null): Promise<GuestHistory> {
  const before = stay ? { openedAt: { lt: new Date(`${stay.arrival}T00:00:00Z`) } } : {}
  const whose = { guestId: guest.id }
  const closed = { status: { in: ["done", "confirmed", "cancelled"] } }
  const complaints = await prisma.ticket.findMany({
    where: { ...whose, kind: "complaint" },
    orderBy: { number: "desc" },
    take: COMPLAINTS_MAX,
  })
  return {
    pastTickets: await prisma.ticket.count({ where: { ...whose, ...closed, ...before } }),
    complaints: complaints.map(ticketOf),
    surveys: (await readSurveys(prisma, guest.id, COMPLAINTS_MAX)).filter(({ answeredAt }) => answeredAt !== null),
  }
}
