import type { Address, ChannelName } from "../domain/address.ts"
import type { Mode } from "../domain/conversation.ts"
import type { ConversationId, GuestId, MergeId, PromiseId, TicketId } from "../domain/ids.ts"
import type { GuestPromise } from "../domain/ticket.ts"
import type { AuditRecord, GuestAddress, GuestRecord, MergeRecord, SurveyRecord, TicketRecord } from "../ports/guest-store.ts"
import type { Database } from "./database.ts"
import { familyOf, followMerges } from "./find-profiles.ts"
import type { Prisma } from "./generated/client.ts"
import { factOf, guestOf, stayOf, ticketOf } from "./rows.ts"

type Reader = Prisma.TransactionClient

/** See `GuestStore.findGuestRecord`. */
export function findGuestRecord(database: Database, asked: GuestId): Promise<GuestRecord | null> {
  return database.withPrisma(async (prisma) => {
    const row = await followMerges(prisma, asked)
    if (!row || row.erasedAt) return null
    const guestId = row.id
    const addresses = await readAddresses(prisma, guestId)
    const conversations = addresses.flatMap(({ conversation }) => conversation ?? [])
    const tickets = await readTickets(prisma, guestId, conversations)
    const [, ...alsoKnownAs] = await familyOf(prisma, guestId)
    const merges = await readMerges(prisma, [guestId, ...alsoKnownAs])
    const subjects = [guestId, ...alsoKnownAs, ...tickets.map(({ id }) => id), ...merges.map(({ id }) => id)]
    return {
      guest: guestOf(row),
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      alsoKnownAs: alsoKnownAs as GuestId[],
      refs: await prisma.guestRef.findMany({ where: { guestId }, select: { source: true, ref: true }, orderBy: { source: "asc" } }),
      addresses,
      stays: await readStays(prisma, guestId),
      facts: await readFacts(prisma, guestId),
      tickets,
      promises: await readPromises(
        prisma,
        tickets.map(({ id }) => id),
      ),
      surveys: await readSurveys(prisma, guestId),
      points: await readPoints(prisma, guestId),
      merges,
      audits: await readAudits(prisma, subjects),
    }
  })
}

async function readAddresses(prisma: Reader, guestId: string): Promise<GuestAddress[]> {
  const rows = await prisma.address.findMany({
    where: { guestId, role: "guest" },
    include: { conversation: { select: { id: true, mode: true } } },
    orderBy: { createdAt: "desc" },
  })
  return rows.map((row) => ({
    address: row.address as Address,
    channel: row.channel as ChannelName,
    evidence: row.evidence,
    tiedAt: row.tiedAt,
    isOptedOut: row.optedOutAt !== null,
    isBlocked: row.blockedAt !== null,
    conversation: (row.conversation?.id ?? null) as ConversationId | null,
    isHeld: (row.conversation?.mode as Mode | undefined)?.kind === "staff",
  }))
}

async function readStays(prisma: Reader, guestId: string): Promise<GuestRecord["stays"]> {
  const rows = await prisma.stay.findMany({ where: { guestId }, orderBy: [{ arrival: "desc" }, { id: "desc" }] })
  return rows.map((row) => ({ ...stayOf(row), source: row.source, spent: row.spent === null ? null : row.spent.toNumber() }))
}

async function readFacts(prisma: Reader, guestId: string): Promise<GuestRecord["facts"]> {
  const rows = await prisma.guestFact.findMany({ where: { guestId }, orderBy: [{ at: "desc" }, { id: "desc" }] })
  return rows.map((row) => ({ ...factOf(row), settledAt: row.settledAt, settledBy: row.settledBy }))
}

/** Theirs by name; and those of their own thread from before anybody knew whose it was. */
async function readTickets(prisma: Reader, guestId: string, conversations: string[]): Promise<TicketRecord[]> {
  const rows = await prisma.ticket.findMany({
    where: { OR: [{ guestId }, { guestId: null, conversationId: { in: conversations } }] },
    include: { owner: { select: { name: true } }, events: { orderBy: { id: "asc" } } },
    orderBy: { number: "desc" },
  })
  return rows.map((row) => ({
    ...ticketOf(row),
    closedAt: row.closedAt,
    ownerName: row.owner?.name ?? null,
    events: row.events.map(({ at, action, by, text }) => ({ at, action, by, text })),
  }))
}

async function readPromises(prisma: Reader, tickets: string[]): Promise<GuestRecord["promises"]> {
  const rows = await prisma.guestPromise.findMany({ where: { ticketId: { in: tickets } }, orderBy: { dueAt: "desc" } })
  return rows.map((row) => ({
    id: row.id as PromiseId,
    ticket: row.ticketId as TicketId | null,
    conversation: row.conversationId as ConversationId,
    owner: row.owner,
    dueAt: row.dueAt,
    status: row.status as GuestPromise["status"],
    createdAt: row.createdAt,
    settledAt: row.settledAt,
  }))
}

/** The newest first; `take` of them, or all. */
export async function readSurveys(prisma: Reader, guestId: string, take?: number): Promise<SurveyRecord[]> {
  const rows = await prisma.survey.findMany({ where: { guestId }, orderBy: { sentAt: "desc" }, ...(take ? { take } : {}) })
  return rows.map(({ id, stayId, sentAt, answeredAt, score, nps, dimensions, comment }) => ({
    ...{ id, stay: stayId, sentAt, answeredAt, score, nps, dimensions, comment },
  }))
}

async function readPoints(prisma: Reader, guestId: string): Promise<GuestRecord["points"]> {
  const rows = await prisma.pointsEntry.findMany({ where: { guestId }, orderBy: [{ at: "desc" }, { id: "desc" }] })
  return rows.map(({ id, kind, points, amount, reason, at }) => ({ id, kind, points, amount: amount?.toNumber() ?? null, reason, at }))
}

async function readMerges(prisma: Reader, family: string[]): Promise<MergeRecord[]> {
  const rows = await prisma.guestMerge.findMany({
    where: { OR: [{ keptId: { in: family } }, { goneId: { in: family } }] },
    orderBy: { at: "desc" },
  })
  return rows.map(mergeOf)
}

export const mergeOf = (row: {
  id: string
  keptId: string
  goneId: string
  at: Date
  by: string
  undoneAt: Date | null
  undoneBy: string | null
}): MergeRecord => ({
  id: row.id as MergeId,
  kept: row.keptId as GuestId,
  gone: row.goneId as GuestId,
  ...{ at: row.at, by: row.by, undoneAt: row.undoneAt, undoneBy: row.undoneBy },
})

async function readAudits(prisma: Reader, subjects: string[]): Promise<AuditRecord[]> {
  const rows = await prisma.audit.findMany({ where: { subject: { in: subjects } }, orderBy: [{ at: "desc" }, { id: "desc" }] })
  return rows.map(({ at, actor, action, subject }) => ({ at, actor, action, subject }))
}
