import type { Guest, Stay } from "../domain/guest.ts"
import type { Ids } from "../ports/runtime.ts"
import type { StayOverlay } from "../ports/store.ts"
import type { Database } from "./database.ts"
import type { Prisma } from "./generated/client.ts"
import { normalisePhone } from "./normalise-phone.ts"
import { guestOf, stayOf } from "./rows.ts"
import { cleanText } from "./to-json.ts"

/** Many stays may be imported at once, and the embedded database takes one after the other. */
const PATIENCE = { maxWait: 30_000, timeout: 30_000 }

export type StayDeps = { database: Database; ids: Ids; country: string | null }

/**
 * See `Store.putStay`. An overlay: what it does not mention stays, and facts are never removed. A reservation keeps its
 * guest; a new one belongs to a known guest when number and name are both the same, and to nobody else by guess.
 */
export async function putStay(deps: StayDeps, overlay: StayOverlay, at: Date): Promise<{ guest: Guest; stay: Stay }> {
  const told = guestFields(overlay, deps.country)
  const reservation = cleanText(overlay.reservation)
  return deps.database.withPrisma((prisma) =>
    prisma.$transaction(async (tx) => {
      // Two overlays for one reservation, or for one guest's two reservations, come one after the other.
      await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtext('put-stay'))) as lock`
      const known = await tx.stay.findUnique({ where: { reservation }, select: { guestId: true } })
      const guestId = known?.guestId ?? (await findTwin(tx, told))
      const guest = guestId
        ? await tx.guest.update({ where: { id: guestId }, data: { ...told, updatedAt: at } })
        : await tx.guest.create({ data: { ...told, id: deps.ids.make("gst"), createdAt: at, updatedAt: at } })
      const fields = stayFields(overlay, at)
      const stay = await tx.stay.upsert({
        where: { reservation },
        update: fields,
        create: { ...fields, id: deps.ids.make("sty"), reservation, guestId: guest.id, createdAt: at },
      })
      return { guest: guestOf(guest), stay: stayOf(stay) }
    }, PATIENCE),
  )
}

/** Undefined means "not told", and Prisma leaves such columns alone. */
function guestFields({ guest }: StayOverlay, country: string | null) {
  const clean = (text: string | undefined) => (text === undefined ? undefined : cleanText(text).trim())
  return {
    name: clean(guest.name),
    familyName: clean(guest.familyName),
    givenName: clean(guest.givenName),
    title: guest.title,
    language: guest.language,
    phone: guest.phone === undefined ? undefined : normalisePhone(cleanText(guest.phone), country),
    email: clean(guest.email),
    tier: clean(guest.tier),
    vip: clean(guest.vip),
  }
}

function stayFields(overlay: StayOverlay, at: Date) {
  return {
    room: overlay.room === undefined || overlay.room === null ? overlay.room : cleanText(overlay.room),
    arrival: new Date(`${overlay.arrival}T00:00:00Z`),
    departure: new Date(`${overlay.departure}T00:00:00Z`),
    status: overlay.status,
    children: overlay.children,
    expectedAt: overlay.expectedAt,
    source: cleanText(overlay.source),
    asOf: at,
  }
}

async function findTwin(tx: Prisma.TransactionClient, told: ReturnType<typeof guestFields>): Promise<string | null> {
  if (!told.phone || !told.name) return null
  const same = await tx.guest.findMany({
    where: { phone: told.phone, name: { equals: told.name, mode: "insensitive" } },
    select: { id: true },
    take: 2,
  })
  return same.length === 1 ? (same[0]?.id ?? null) : null
}
