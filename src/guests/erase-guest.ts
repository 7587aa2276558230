import type { ErasureId, GuestId } from "../domain/ids.ts"
import { isOpen } from "../domain/ticket.ts"
import type { Counts } from "../ports/guest-store.ts"
import type { GuestDeps, Refusal } from "./guest-content.ts"

export type ErasureOutcome = { ok: true; certificate: ErasureId; erasedAt: Date; counts: Counts } | Refusal

/**
 * Removes whatever a guest told us and whatever tells who they were; figures stay. Somebody who is being looked after
 * right now is not forgotten in the middle of it, unless `isForced`: their open tickets are then cancelled.
 */
export async function eraseGuest(deps: GuestDeps, asked: { guest: GuestId; by: string; isForced: boolean }): Promise<ErasureOutcome> {
  const { store, clock, ids } = deps
  const record = await store.findGuestRecord(asked.guest)
  if (!record) return { ok: false, reason: "There is no such guest." }
  const { guest, tickets, addresses } = record
  const open = tickets.filter(isOpen).length
  if (!asked.isForced && addresses.some(({ isHeld }) => isHeld))
    return { ok: false, reason: "A colleague is talking with this guest: close the ticket first, or ask for it with force." }
  if (!asked.isForced && open > 0) return { ok: false, reason: "This guest has open tickets: close them first, or ask for it with force." }
  const erasedAt = clock.now()
  const certificate = ids.make("ers")
  const counts = await store.eraseGuest({ id: certificate, guest: guest.id, by: asked.by, at: erasedAt, audit: ids.make("aud") })
  return counts ? { ok: true, certificate, erasedAt, counts } : { ok: false, reason: "This guest's data has been erased already." }
}
