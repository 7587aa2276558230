import type { Counts, RetentionLimits } from "../ports/guest-store.ts"
import type { Database, Param } from "./database.ts"

const OLD_TEXT = `'{"kind": "text", "text": ""}'::jsonb`
const SENT_TEXT = `'{"kind": "text", "text": "", "options": []}'::jsonb`
const BLANK_EVENTS = `'follow', 'unfollow', 'unsend', 'consent', 'timer', 'unsupported'`

/** One batch each. $1: the instant; $2: rows at most. Rows that are figures stay and lose their words. */
const CLASSES: Record<string, { limit: keyof RetentionLimits; sql: string }> = {
  messagesIn: {
    limit: "messages",
    sql: `update inbound_event set content = case when content->>'kind' = 'text' then ${OLD_TEXT}
        else '{"kind": "unsupported", "what": "expired"}'::jsonb end, provider_message_id = null, reply_token = null
      where id in (select id from inbound_event where received_at < $1::timestamptz and status = 'done'
        and content->>'kind' not in (${BLANK_EVENTS}) and content <> ${OLD_TEXT} limit $2::int) returning 1 as one`,
  },
  messagesOut: {
    limit: "messages",
    sql: `update outbound_message set content = ${SENT_TEXT}, reply_token = null
      where id in (select id from outbound_message where created_at < $1::timestamptz and status <> 'planned'
        and content <> ${SENT_TEXT} limit $2::int) returning 1 as one`,
  },
  ticketEvents: {
    limit: "ticketWords",
    sql: `update ticket_event set text = null where id in (select e.id from ticket_event e join ticket t on t.id = e.ticket_id
      where e.text is not null and t.closed_at < $1::timestamptz limit $2::int) returning 1 as one`,
  },
  ticketDetails: {
    limit: "ticketWords",
    sql: `update ticket set details = details - 'words' - 'note' where id in (select id from ticket
      where closed_at < $1::timestamptz and details ?| array['words', 'note'] limit $2::int) returning 1 as one`,
  },
  pairingTries: {
    limit: "pairingTries",
    sql: "delete from pairing_try where id in (select id from pairing_try where at < $1::timestamptz limit $2::int) returning 1 as one",
  },
  audits: {
    limit: "audits",
    sql: "delete from audit where id in (select id from audit where at < $1::timestamptz limit $2::int) returning 1 as one",
  },
  facts: {
    limit: "facts",
    sql: `delete from guest_fact where id in (select f.id from guest_fact f where f.at < $1::timestamptz and not exists (
      select 1 from stay s where s.guest_id = f.guest_id and s.departure >= ($1::timestamptz at time zone 'UTC')::date
    ) limit $2::int) returning 1 as one`,
  },
  jobs: {
    limit: "jobs",
    sql: `delete from job where id in (select id from job where status = 'done' and done_at < $1::timestamptz limit $2::int)
      returning 1 as one`,
  },
}

/** See `GuestStore.expire`. Each class is a statement of its own: none holds rows that guests wait for. */
export async function expire(database: Database, limits: RetentionLimits, limit: number): Promise<Counts> {
  const counts: Counts = {}
  for (const [name, { limit: which, sql }] of Object.entries(CLASSES)) {
    const params: Param[] = [limits[which].toISOString(), limit]
    counts[name] = (await database.query<{ one: number }>(`expire-${name}`, sql, params)).length
  }
  return counts
}
