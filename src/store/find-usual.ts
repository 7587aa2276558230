import type { GuestId } from "../domain/ids.ts"
import type { Database } from "./database.ts"

const SQL = `
select coalesce(
  (select case when status = 'confirmed' then value end from guest_fact
    where guest_id = $1 and key = 'usual-order' and status <> 'proposed' order by at desc, id desc limit 1),
  (select coalesce(details->>'dish', details->>'usual') from ticket
    where guest_id = $1 and intent = 'room-service' and status in ('done', 'confirmed') order by number desc limit 1)
) as usual`

/** See `Store.findUsual`. */
export async function findUsual(database: Database, guest: GuestId): Promise<string | null> {
  const [found] = await database.query<{ usual: string | null }>("find-usual", SQL, [guest])
  return found?.usual ?? null
}
