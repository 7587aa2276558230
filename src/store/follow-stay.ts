import type { Prisma } from "./generated/client.ts"

/**
 * Ties a guest's own addresses to the stay that began to count, where their own is over or there is none: of several the
 * one in house, else the next to come. $1: ids of stays; $2: now. Nobody is tied to somebody else's stay.
 */
const FOLLOW = `
with begun as materialized (
  select distinct on (guest_id) id, guest_id from stay
  where id = any (array(select jsonb_array_elements_text($1::jsonb))) and status in ('booked', 'in-house')
    and departure >= ($2::timestamptz at time zone 'UTC')::date
  order by guest_id, status = 'in-house' desc, arrival, id
)
update address a set stay_id = begun.id, tied_at = $2
from begun
where a.guest_id = any (array(select guest_id from begun)) and a.guest_id = begun.guest_id and a.role = 'guest'
  and (a.stay_id is null or exists (
    select 1 from stay old where old.id = a.stay_id and old.id <> begun.id
      and (old.status not in ('booked', 'in-house') or old.departure < ($2::timestamptz at time zone 'UTC')::date)
  ))`

/** A stay that is another guest's now tells its former guest nothing more. $1: ids of stays. */
const LET_GO = `
update address a set stay_id = null
from stay s
where s.id = any (array(select jsonb_array_elements_text($1::jsonb))) and a.stay_id = s.id and a.role = 'guest' and a.guest_id <> s.guest_id`

/**
 * Lets addresses follow their guest to the stays that began to count, in the transaction that wrote these.
 * @param handedOver stays that belong to another guest than before
 */
export async function followStays(tx: Prisma.TransactionClient, begun: string[], handedOver: string[], at: Date): Promise<void> {
  if (handedOver.length > 0) await tx.$executeRawUnsafe(LET_GO, JSON.stringify(handedOver))
  if (begun.length > 0) await tx.$executeRawUnsafe(FOLLOW, JSON.stringify(begun), at.toISOString())
}
