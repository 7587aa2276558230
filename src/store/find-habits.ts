import type { Habits } from "../domain/claim.ts"
import type { GuestId } from "../domain/ids.ts"
import type { Database } from "./database.ts"

/** The newest word on a kind of fact counts, unless nobody has confirmed it yet. */
const SQL = `
select coalesce(
  (select case when status = 'confirmed' then value end from guest_fact
    where guest_id = $1 and key = 'usual-order' and status <> 'proposed' order by at desc, id desc limit 1),
  (select coalesce(details->>'dish', details->>'usual') from ticket
    where guest_id = $1 and intent = 'room-service' and status in ('done', 'confirmed') order by number desc limit 1)
) as usual, coalesce((
  select json_agg(key order by key) from (
    select distinct on (key) key, value, status from guest_fact
    where guest_id = $1 and status <> 'proposed' order by key, at desc, id desc
  ) f where status = 'confirmed' and value = 'yes'
), '[]'::json) as likes`

/** See `Store.findHabits`. */
export async function findHabits(database: Database, guest: GuestId): Promise<Habits> {
  const [found] = await database.query<Habits>("find-habits", SQL, [guest])
  return found ?? { usual: null, likes: [] }
}
