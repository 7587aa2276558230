import type { RoomsTaken } from "../domain/tier.ts"
import type { Database } from "./database.ts"

/** A stay takes its room from the night of arrival to the night before departure. */
const SQL = `
select to_char(night, 'YYYY-MM-DD') as night, count(s.id)::int as taken
from generate_series($1::date, $1::date + ($2::int - 1), interval '1 day') as night
left join stay s on s.status in ('booked', 'in-house') and s.arrival <= night::date and s.departure > night::date
group by night`

/** See `Store.countRoomsTaken`. */
export async function countRoomsTaken(database: Database, from: string, nights: number): Promise<RoomsTaken> {
  const found = await database.query<{ night: string; taken: number }>("count-rooms-taken", SQL, [from, nights])
  return new Map(found.map(({ night, taken }) => [night, taken]))
}
