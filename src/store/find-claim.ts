import type { Address } from "../domain/address.ts"
import type { Candidate, ClaimFacts, TieRole } from "../domain/claim.ts"
import type { Database } from "./database.ts"
import * as rows from "./rows.ts"
import { cleanText, toJson } from "./to-json.ts"

const CANDIDATES_MAX = 10
/** The hotel's system may be slow to say that somebody came, and guests ask after they have gone. */
const AROUND_DAYS = 2

/** $1: forms of the room, or the reservation; $2: the address; $3: now; $4: the code. Wrong tries: a day by address, an hour by room. */
const SQL = `
select coalesce((
    select json_agg(json_build_object('stay', ${rows.stayJson("s")}, 'guest', ${rows.guestJson("g")}, 'addresses', (
      select coalesce(json_agg(json_build_object('address', a.address, 'role', a.role) order by a.address), '[]'::json)
      from address a where a.stay_id = s.id
    )) order by s.reservation)
    from (
      select * from stay where (room = any (array(select jsonb_array_elements_text($1::jsonb)))
          or reservation = any (array(select jsonb_array_elements_text($1::jsonb))))
        and (status = 'in-house' or (status in ('booked', 'departed')
          and ($3::timestamptz at time zone 'UTC')::date between arrival - ${AROUND_DAYS} and departure + ${AROUND_DAYS}))
      order by status = 'in-house' desc, reservation limit ${CANDIDATES_MAX}
    ) s join guest g on g.id = s.guest_id
  ), '[]'::json) as candidates,
  (select count(*)::int from pairing_try where address = $2 and not is_right and at > $3::timestamptz - interval '1 day') as wrong_tries,
  (select count(*)::int from pairing_try where room = any (array(select jsonb_array_elements_text($1::jsonb))) and not is_right
    and at > $3::timestamptz - interval '1 hour') as room_tries,
  exists (select 1 from stay where status = 'in-house') as has_stays,
  exists (select 1 from room_code_use where code = $4) as is_spent`

type FoundRow = {
  candidates: { stay: rows.StayRow; guest: rows.GuestRow; addresses: { address: string; role: string }[] }[]
  wrong_tries: number
  room_tries: number
  has_stays: boolean
  is_spent: boolean
}

/** See `Store.findClaim`. */
export async function findClaim(
  database: Database,
  asked: { where: string; address: Address; code: string | null },
  at: Date,
): Promise<ClaimFacts> {
  const [found] = await database.query<FoundRow>("find-claim", SQL, [
    ...[toJson(formsOf(cleanText(asked.where))), asked.address, at.toISOString(), asked.code ?? ""],
  ])
  return {
    candidates: (found?.candidates ?? []).map(
      ({ stay, guest, addresses }): Candidate => ({
        ...{ stay: rows.stayOf(stay), guest: rows.guestOf(guest) },
        addresses: addresses.map(({ address, role }) => ({ address: address as Address, role: role as TieRole })),
      }),
    ),
    ...{ wrongTries: found?.wrong_tries ?? 0, roomTries: found?.room_tries ?? 0 },
    ...{ hasStays: found?.has_stays ?? false, isSpent: found?.is_spent ?? false },
  }
}

/** A room as told and as systems write it: 812 and 0812, a-12 and A12. */
function formsOf(room: string): string[] {
  const plain = room.trim().toUpperCase()
  const bare = plain.replace(/^0+(?=.)/, "")
  return [...new Set([room.trim(), plain, plain.replace(/[-\s]/g, ""), bare, bare.padStart(4, "0"), bare.padStart(3, "0")])]
}
