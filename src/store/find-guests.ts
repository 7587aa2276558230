import type { Address } from "../domain/address.ts"
import type { Conversation } from "../domain/conversation.ts"
import type { Guest, GuestFact, Stay } from "../domain/guest.ts"
import type { GuestId } from "../domain/ids.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Database } from "./database.ts"
import { followMerges } from "./find-profiles.ts"
import { conversationOf, guestOf, stayOf } from "./rows.ts"
import { cleanText } from "./to-json.ts"

/** See `Store.findGuest`: also by the id of a profile that was merged into another. */
export async function findGuest(database: Database, id: GuestId): Promise<Guest | null> {
  const found = await database.withPrisma((prisma) => followMerges(prisma, id))
  return found && guestOf(found)
}

/** See `Store.findStay`. */
export async function findStay(database: Database, reservation: string): Promise<{ guest: Guest; stay: Stay } | null> {
  const where = { reservation: cleanText(reservation) }
  const found = await database.withPrisma((prisma) => prisma.stay.findUnique({ where, include: { guest: true } }))
  return found && { guest: guestOf(found.guest), stay: stayOf(found) }
}

/** See `Store.findConversation`. */
export async function findConversation(database: Database, address: Address): Promise<Conversation | null> {
  const where = { address: cleanText(address) }
  const found = await database.withPrisma((prisma) => prisma.conversation.findUnique({ where, include: { addressRow: true } }))
  return found && conversationOf(found, found.addressRow)
}

/** See `Store.addFact`. */
export async function addFact(database: Database, ids: Ids, guestId: GuestId, fact: Omit<GuestFact, "id" | "at">, at: Date): Promise<void> {
  const data = { ...fact, id: ids.make("fct"), guestId, value: cleanText(fact.value), at }
  await database.withPrisma((prisma) => prisma.guestFact.create({ data }))
}

/** See `Store.isNew`. */
export function isNew(database: Database): Promise<boolean> {
  return database.withPrisma(async (prisma) => {
    const traces = [
      await prisma.guest.findFirst({ select: { id: true } }),
      await prisma.stay.findFirst({ select: { id: true } }),
      await prisma.inboundEvent.findFirst({ select: { id: true } }),
      await prisma.outboundMessage.findFirst({ select: { id: true } }),
    ]
    return traces.every((trace) => trace === null)
  })
}
