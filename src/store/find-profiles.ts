import type { Guest } from "../domain/guest.ts"
import type { ErasureId, FactId, GuestId } from "../domain/ids.ts"
import type { Counts, GuestState, GuestStore } from "../ports/guest-store.ts"
import type { Database } from "./database.ts"
import type { Prisma } from "./generated/client.ts"
import { guestOf } from "./rows.ts"
import { cleanText } from "./to-json.ts"

/** Merges of merges end somewhere; a circle cannot come about, and would not hold us. */
const MERGES_FOLLOWED_MAX = 10

/** See `GuestStore.findGuestState`. */
export async function findGuestState(database: Database, id: GuestId): Promise<GuestState | null> {
  const row = await database.withPrisma((prisma) => prisma.guest.findUnique({ where: { id: cleanText(id) } }))
  return row && { guest: guestOf(row), mergedInto: row.mergedInto as GuestId | null, erasedAt: row.erasedAt }
}

/** The row that counts for this id: its own, or that of the profile it was merged into. Erased ones are found as well. */
export async function followMerges(prisma: Prisma.TransactionClient, id: string) {
  let row = await prisma.guest.findUnique({ where: { id: cleanText(id) } })
  for (let n = 0; n < MERGES_FOLLOWED_MAX && row?.mergedInto; n++) {
    row = await prisma.guest.findUnique({ where: { id: row.mergedInto } })
  }
  return row
}

/** The ids of a guest and of every profile merged into it, directly or through another. */
export async function familyOf(prisma: Prisma.TransactionClient, id: string): Promise<string[]> {
  const family = [id]
  for (let found = [id]; found.length > 0; ) {
    const rows = await prisma.guest.findMany({ where: { mergedInto: { in: found } }, select: { id: true } })
    found = rows.map((row) => row.id).filter((other) => !family.includes(other))
    family.push(...found)
  }
  return family
}

/** See `GuestStore.findErasure`: also by the id of a profile that had been merged into the erased one. */
export function findErasure(database: Database, guest: GuestId): Promise<{ id: ErasureId; at: Date; counts: Counts } | null> {
  return database.withPrisma(async (prisma) => {
    const row = await followMerges(prisma, guest)
    const found = row && (await prisma.erasure.findUnique({ where: { guestId: row.id } }))
    return found ? { id: found.id as ErasureId, at: found.at, counts: found.counts as Counts } : null
  })
}

/** See `GuestStore.searchGuests`. */
export async function searchGuests(database: Database, wanted: Parameters<GuestStore["searchGuests"]>[0]): Promise<Guest[]> {
  const { name, phone, after, limit } = wanted
  const where: Prisma.GuestWhereInput = { mergedInto: null, erasedAt: null }
  if (name) where.name = { contains: cleanText(name).replace(/[\\%_]/g, "\\$&"), mode: "insensitive" }
  if (phone) where.phone = cleanText(phone)
  if (after) where.id = { gt: cleanText(after) }
  const rows = await database.withPrisma((prisma) => prisma.guest.findMany({ where, orderBy: { id: "asc" }, take: limit }))
  return rows.map(guestOf)
}

/** See `GuestStore.settleFact`. */
export async function settleFact(
  database: Database,
  guestId: GuestId,
  id: FactId,
  { status, by, at }: Parameters<GuestStore["settleFact"]>[2],
): Promise<boolean> {
  const data = { status, settledBy: by, settledAt: at }
  const { count } = await database.withPrisma((prisma) => prisma.guestFact.updateMany({ where: { id: cleanText(id), guestId }, data }))
  return count > 0
}
