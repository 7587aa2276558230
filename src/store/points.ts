import type { GuestId } from "../domain/ids.ts"
import { balanceAt } from "../domain/membership.ts"
import type { PointsEntry, PointsKind, PointsRules } from "../domain/points.ts"
import type { Ids } from "../ports/runtime.ts"
import type { PointsOutcome } from "../ports/store.ts"
import type { Database } from "./database.ts"
import type { PointsEntry as PointsRow } from "./generated/client.ts"
import { cleanText } from "./to-json.ts"

const PATIENCE = { maxWait: 30_000, timeout: 30_000 }

/** See `Store.listPoints`. */
export async function listPoints(database: Database, guestId: GuestId): Promise<PointsEntry[]> {
  const found = await database.withPrisma((prisma) =>
    prisma.pointsEntry.findMany({ where: { guestId }, orderBy: [{ at: "asc" }, { id: "asc" }] }),
  )
  return found.map(entryOf)
}

/** See `Store.addPoints`. Entries of one guest come one after the other, so that no point is spent twice. */
export async function addPoints(
  { database, ids }: { database: Database; ids: Ids },
  guestId: GuestId,
  entry: PointsEntry,
  rules: PointsRules,
): Promise<PointsOutcome> {
  const key = cleanText(entry.key)
  const reason = entry.reason === null ? null : cleanText(entry.reason)
  return database.withPrisma((prisma) =>
    prisma.$transaction(async (tx): Promise<PointsOutcome> => {
      // The same key told twice at once, be it for two guests, comes one after the other as well.
      await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtext('add-points'))) as lock`
      const known = await tx.pointsEntry.findUnique({ where: { key } })
      if (known) return { status: isSame(known, guestId, entry) ? "known" : "other" }
      if (!(await tx.guest.findUnique({ where: { id: guestId }, select: { id: true } }))) return { status: "no-guest" }
      if (entry.points < 0) {
        const before = await tx.pointsEntry.findMany({ where: { guestId } })
        if (balanceAt(before.map(entryOf), rules, entry.at).available + entry.points < 0) return { status: "short" }
      }
      const { kind, points, amount, at } = entry
      await tx.pointsEntry.create({ data: { id: ids.make("pts"), guestId, key, kind, points, amount, reason, at } })
      return { status: "added" }
    }, PATIENCE),
  )
}

const isSame = (row: PointsRow, guest: GuestId, { kind, points }: PointsEntry): boolean =>
  row.guestId === guest && row.kind === kind && row.points === points

const entryOf = (row: PointsRow): PointsEntry => ({
  key: row.key,
  kind: row.kind as PointsKind,
  points: row.points,
  amount: row.amount === null ? null : Number(row.amount),
  reason: row.reason,
  at: row.at,
})
