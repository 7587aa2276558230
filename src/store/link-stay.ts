import { type Address, channelOf } from "../domain/address.ts"
import type { TieEvidence } from "../domain/claim.ts"
import type { StayId } from "../domain/ids.ts"
import type { Database } from "./database.ts"

const LINK = `
insert into address (address, channel, guest_id, stay_id, role, evidence, tied_at, created_at)
select $1, $2, s.guest_id, s.id, 'guest', $4, $5::timestamptz, $5 from stay s
where s.id = $3 and s.departure >= ($5::timestamptz at time zone 'UTC')::date - $6::int
on conflict (address) do update
  set guest_id = excluded.guest_id, stay_id = excluded.stay_id, role = excluded.role, evidence = excluded.evidence, tied_at = excluded.tied_at`

const MARK = `
insert into address (address, channel, created_at, opted_out_at, blocked_at)
values ($1, $2, $4::timestamptz, case when $3 = 'opted-out' then $4::timestamptz end, case when $3 = 'blocked' then $4::timestamptz end)
on conflict (address) do update set opted_out_at = coalesce(address.opted_out_at, excluded.opted_out_at),
  blocked_at = coalesce(address.blocked_at, excluded.blocked_at)`

/** See `Store.linkStay`. A stay that ended longer ago than the grace is no longer tied to anybody. */
export async function linkStay(
  { database, graceDays }: { database: Database; graceDays: number },
  address: Address,
  stay: StayId,
  evidence: TieEvidence,
  at: Date,
): Promise<void> {
  await database.query("link-stay", LINK, [address, channelOf(address), stay, evidence, at.toISOString(), graceDays])
}

/** See `Store.setAddressState`. */
export async function setAddressState(database: Database, address: Address, state: "opted-out" | "blocked", at: Date): Promise<void> {
  await database.query("set-address-state", MARK, [address, channelOf(address), state, at.toISOString()])
}
