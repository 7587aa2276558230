import type { StayChange, StayOutcome } from "../domain/stay-change.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Prisma } from "./generated/client.ts"

/** A profile behind a reference, or the one that took it over, with whether it was erased. $1: source; $2: reference. */
const FIND = `
with recursive found(id, merged_into, erased_at, hops) as (
  select g.id, g.merged_into, g.erased_at, 0 from guest_ref r join guest g on g.id = r.guest_id where r.source = $1 and r.ref = $2
  union all
  select g.id, g.merged_into, g.erased_at, hops + 1 from found join guest g on g.id = found.merged_into where hops < 20
)
select id, erased_at is not null as "isErased" from found order by hops desc limit 1`

const NAME = "insert into guest_ref (source, ref, guest_id) values ($1, $2, $3) on conflict (source, ref) do nothing"

/**
 * Moves what the gone profile ($2) has to the kept one ($1) and notes it in guest_merge ($3 id, $4 when, $5 by whom). Each
 * part returns the ids it moved; the gone profile keeps its own fields, for whoever undoes it.
 */
const MERGE = `
with stays as (update stay set guest_id = $1 where guest_id = $2 returning id),
addresses as (update address set guest_id = $1 where guest_id = $2 returning address),
facts as (update guest_fact set guest_id = $1 where guest_id = $2 returning id),
tickets as (update ticket set guest_id = $1 where guest_id = $2 returning id),
refs as (update guest_ref set guest_id = $1 where guest_id = $2 returning source, ref),
gone as (update guest set merged_into = $1, updated_at = $4::timestamptz where id = $2)
insert into guest_merge (id, kept_id, gone_id, moved, at, by)
select $3, $1, $2, jsonb_build_object(
  'stays', (select coalesce(jsonb_agg(id), '[]') from stays),
  'addresses', (select coalesce(jsonb_agg(address), '[]') from addresses),
  'facts', (select coalesce(jsonb_agg(id), '[]') from facts),
  'tickets', (select coalesce(jsonb_agg(id), '[]') from tickets),
  'refs', (select coalesce(jsonb_agg(jsonb_build_object('source', source, 'ref', ref)), '[]') from refs),
  'filled', '{}'::jsonb), $4::timestamptz, $5`

/**
 * That system says two of its profiles are one person. Where we know but one of them, both references now mean that
 * guest; where we know two guests, one takes over what the other has. An erased profile is left as it is.
 */
export async function mergeRefs(
  tx: Prisma.TransactionClient,
  { source, kept, gone }: Extract<StayChange, { kind: "merged" }>,
  ids: Ids,
  at: Date,
): Promise<StayOutcome> {
  const find = async (ref: string) => (await tx.$queryRawUnsafe<{ id: string; isErased: boolean }[]>(FIND, source, ref))[0] ?? null
  const [keeps, goes] = [await find(kept), await find(gone)]
  if (!keeps && !goes) return "ignored"
  if (!keeps || !goes) {
    await tx.$executeRawUnsafe(NAME, source, keeps ? gone : kept, (keeps ?? goes)?.id)
    return "changed"
  }
  if (keeps.id === goes.id || keeps.isErased || goes.isErased) return "unchanged"
  await tx.$executeRawUnsafe(MERGE, keeps.id, goes.id, ids.make("mrg"), at.toISOString(), source)
  return "changed"
}
