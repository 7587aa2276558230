import type { ConversationId } from "../domain/ids.ts"
import type { TurnFacts } from "../ports/store.ts"
import type { Database } from "./database.ts"
import * as rows from "./rows.ts"
import { toJson } from "./to-json.ts"

const TICKETS_MAX = 20
const STAFF_OPEN_MAX = 150
const STAFF_CLOSED_MAX = 50

const OPEN = "('open', 'acknowledged', 'in-progress')"

/**
 * Events are taken in the order they were sent, which is not always the order they came in. In a group the person who
 * speaks comes before the desk whose group it is. What the house prepares unasked is no order of the guest's: they can
 * neither chase nor cancel what they do not know of.
 */
const SQL = `
select w.n::int, ${rows.eventJson("e")} as event, ${rows.conversationJson("c")} as conversation,
  json_build_object('optedOutAt', a.opted_out_at, 'blockedAt', a.blocked_at) as address,
  exists (select 1 from inbound_event x where x.conversation_id = c.id and x.status = 'pending' and x.id <> e.id) as has_more,
  ${rows.guestJson("g")} as guest, ${rows.stayJson("st")} as stay, coalesce(open.tickets, '[]'::json) as tickets,
  ${rows.staffJson("m")} as staff, coalesce(house.tickets, '[]'::json) as staff_tickets, ${rows.staffJson("o")} as owner
from jsonb_array_elements_text($1::jsonb) with ordinality as w(id, n)
cross join lateral (select * from conversation where id = w.id limit 1) c
cross join lateral (select * from address where address = c.address limit 1) a
cross join lateral (
  select * from inbound_event where conversation_id = c.id and status = 'pending' order by sent_at, seq limit 1
) e
left join lateral (select * from guest where id = a.guest_id limit 1) g on true
left join lateral (
  select * from stay where id = a.stay_id and departure >= (e.received_at at time zone 'UTC')::date - $2::int limit 1
) st on true
left join lateral (
  select json_agg(${rows.ticketJson("t")} order by t.number) as tickets from (
    select * from ticket where status in ${OPEN} and stay_id is null and (conversation_id = c.id or guest_id = a.guest_id) order by number limit ${TICKETS_MAX}
  ) t
) open on true
left join lateral (
  ${rows.STAFF_SELECT}
  where s.is_active and s.address in (c.address, e.sender) order by s.address is not distinct from e.sender desc, s.id limit 1
) m on true
left join lateral (
  select json_agg(${rows.STAFF_TICKET_JSON} order by t.number desc) as tickets from (
    (select * from ticket where m.id is not null and status in ${OPEN} order by number desc limit ${STAFF_OPEN_MAX})
    union all
    (select * from ticket where m.id is not null and closed_at is not null order by closed_at desc limit ${STAFF_CLOSED_MAX})
  ) t ${rows.STAFF_TICKET_JOINS}
) house on m.id is not null
left join lateral (
  ${rows.STAFF_SELECT} where c.mode->>'kind' = 'staff' and s.id = c.mode->>'owner'
) o on true
order by w.n`

type LoadedRow = {
  event: rows.EventRow
  conversation: rows.ConversationRow
  address: { optedOutAt: string | null; blockedAt: string | null }
  has_more: boolean
  guest: rows.GuestRow | null
  stay: rows.StayRow | null
  tickets: rows.TicketRow[]
  staff: rows.StaffRow | null
  staff_tickets: rows.StaffTicketRow[]
  owner: rows.StaffRow | null
}

/** See `Store.loadTurns`. */
export async function loadTurns(
  { database, graceDays }: { database: Database; graceDays: number },
  conversations: ConversationId[],
): Promise<TurnFacts[]> {
  if (conversations.length === 0) return []
  const loaded = await database.query<LoadedRow>("load-turns", SQL, [toJson([...new Set(conversations)]), graceDays])
  return loaded.map((row) => ({
    event: rows.eventOf(row.event, row.conversation.address),
    hasMore: row.has_more,
    conversation: rows.conversationOf(row.conversation, row.address),
    guest: row.guest && rows.guestOf(row.guest),
    stay: row.stay && rows.stayOf(row.stay),
    tickets: row.tickets.map(rows.ticketOf),
    staff: row.staff && rows.staffOf(row.staff),
    staffTickets: row.staff_tickets.map(rows.staffTicketOf),
    owner: row.owner && rows.staffOf(row.owner),
  }))
}
