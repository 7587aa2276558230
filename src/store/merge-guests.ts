import type { MergeId } from "../domain/ids.ts"
import { FILLABLE, type Filled, type GuestStore, type MergeRecord } from "../ports/guest-store.ts"
import type { Database } from "./database.ts"
import type { Prisma } from "./generated/client.ts"
import { mergeOf } from "./load-record.ts"
import { cleanText } from "./to-json.ts"

const PATIENCE = { maxWait: 30_000, timeout: 30_000 }

/** As `guest_merge.moved` keeps it: ids of rows by table, and the values the kept profile was given. */
type Moved = {
  stays: string[]
  addresses: string[]
  facts: string[]
  tickets: string[]
  refs: { source: string; ref: string }[]
  /** Absent where the hotel's own system merged two of its profiles. */
  surveys?: string[]
  points?: string[]
  filled: Filled
}

/** See `GuestStore.mergeGuests`. */
export function mergeGuests(database: Database, merge: Parameters<GuestStore["mergeGuests"]>[0]): Promise<boolean> {
  const { id, kept, gone, filled, by, at, audit } = merge
  return inTransaction(database, async (tx) => {
    // One filled by a value that is unique lets go of it first.
    const letGo = filled.memberNumber ? { memberNumber: null } : {}
    const taken = await tx.guest.updateMany({
      where: { id: gone, mergedInto: null, erasedAt: null },
      data: { ...letGo, mergedInto: kept, updatedAt: at },
    })
    const given = await tx.guest.updateMany({
      where: { id: kept, mergedInto: null, erasedAt: null, NOT: { id: gone } },
      data: { ...filled, updatedAt: at },
    })
    if (taken.count === 0 || given.count === 0) return false
    const moved: Moved = { ...(await moveRows(tx, gone, kept)), filled }
    await tx.guestMerge.create({ data: { id, keptId: kept, goneId: gone, moved, at, by } })
    await tx.audit.create({ data: { id: audit, at, actor: by, action: "guest.merge", subject: id } })
    return true
  })
}

/** See `GuestStore.findMerge`. */
export async function findMerge(database: Database, id: MergeId): Promise<MergeRecord | null> {
  const row = await database.withPrisma((prisma) => prisma.guestMerge.findUnique({ where: { id: cleanText(id) } }))
  return row && mergeOf(row)
}

/** See `GuestStore.undoMerge`. What the kept profile was told since stays with it. */
export function undoMerge(database: Database, { id, by, at, audit }: Parameters<GuestStore["undoMerge"]>[0]): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    const undone = await tx.guestMerge.updateMany({ where: { id, undoneAt: null }, data: { undoneAt: at, undoneBy: by } })
    const row = await tx.guestMerge.findUnique({ where: { id } })
    if (!row || undone.count === 0) return false
    const { keptId, goneId } = row
    const { filled, ...moved } = row.moved as Moved
    await takeBackValues(tx, keptId, filled, at)
    await tx.guest.update({
      where: { id: goneId },
      data: { mergedInto: null, updatedAt: at, ...(filled.memberNumber ? { memberNumber: filled.memberNumber } : {}) },
    })
    await moveBack(tx, keptId, goneId, moved)
    await tx.audit.create({ data: { id: audit, at, actor: by, action: "guest.merge-undone", subject: id } })
    return true
  })
}

async function moveRows(tx: Prisma.TransactionClient, gone: string, kept: string): Promise<Omit<Moved, "filled">> {
  const where = { guestId: gone }
  const data = { guestId: kept }
  const select = { id: true } as const
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
  return {
    stays: ids(await tx.stay.updateManyAndReturn({ where, data, select })),
    addresses: (await tx.address.updateManyAndReturn({ where, data, select: { address: true } })).map(({ address }) => address),
    facts: ids(await tx.guestFact.updateManyAndReturn({ where, data, select })),
    tickets: ids(await tx.ticket.updateManyAndReturn({ where, data, select })),
    refs: await tx.guestRef.updateManyAndReturn({ where, data, select: { source: true, ref: true } }),
    surveys: ids(await tx.survey.updateManyAndReturn({ where, data, select })),
    points: ids(await tx.pointsEntry.updateManyAndReturn({ where, data, select })),
  }
}

async function moveBack(tx: Prisma.TransactionClient, kept: string, gone: string, moved: Omit<Moved, "filled">): Promise<void> {
  const data = { guestId: gone }
  const those = (ids: string[]) => ({ guestId: kept, id: { in: ids } })
  await tx.stay.updateMany({ where: those(moved.stays), data })
  await tx.address.updateMany({ where: { guestId: kept, address: { in: moved.addresses } }, data })
  await tx.guestFact.updateMany({ where: those(moved.facts), data })
  await tx.ticket.updateMany({ where: those(moved.tickets), data })
  for (const { source, ref } of moved.refs) await tx.guestRef.updateMany({ where: { guestId: kept, source, ref }, data })
  await tx.survey.updateMany({ where: those(moved.surveys ?? []), data })
  await tx.pointsEntry.updateMany({ where: those(moved.points ?? []), data })
}

/** What was filled in goes, unless somebody has told another value since. */
async function takeBackValues(tx: Prisma.TransactionClient, kept: string, filled: Filled, at: Date): Promise<void> {
  for (const column of FILLABLE) {
    const value = filled[column]
    if (value) await tx.guest.updateMany({ where: { id: kept, [column]: value }, data: { [column]: null, updatedAt: at } })
  }
}

/** Guests and stays are put, merged and erased one after the other. */
export function inTransaction<Result>(database: Database, work: (tx: Prisma.TransactionClient) => Promise<Result>): Promise<Result> {
  return database.withPrisma((prisma) =>
    prisma.$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtext('put-stay'))) as lock`
      return work(tx)
    }, PATIENCE),
  )
}
