import type { OutboundMessage } from "../domain/message.ts"
import type { Database } from "./database.ts"
import { LEASE_MS } from "./lease.ts"

/**
 * `heads`: the first unsent message of a conversation, when it is due and nobody holds it. Locking it claims the whole
 * run behind it: another process then passes the conversation by, and one that read earlier finds the lock's check
 * failing. `runs`: what follows in that conversation up to the first message that is not free, so that nothing overtakes.
 * A message found under a dead lease may have been sent: its outcome counts as unknown.
 */
const SQL = `
with heads as materialized (
  select m.conversation_id from outbound_message m
  where m.status = 'planned' and m.next_at <= $1::timestamptz and (m.lease_until is null or m.lease_until <= $1)
    and not exists (
      select 1 from outbound_message e where e.conversation_id = m.conversation_id and e.status = 'planned' and e.seq < m.seq
    )
  order by m.seq limit $2::int
  for update of m skip locked
), runs as (
  select m.id, m.seq, bool_and(m.next_at <= $1 and (m.lease_until is null or m.lease_until <= $1))
    over (partition by m.conversation_id order by m.seq) as is_free
  from outbound_message m where m.conversation_id = any (array(select conversation_id from heads)) and m.status = 'planned'
), taken as (
  update outbound_message m set lease_owner = $3, lease_until = $1 + $4::int * interval '1 millisecond',
    was_unknown = m.was_unknown or m.lease_owner is not null
  where m.id = any (array(select id from runs where is_free order by seq limit $2::int)) and m.status = 'planned' and (m.lease_until is null or m.lease_until <= $1)
  returning m.*
)
select t.id, t.conversation_id as conversation, c.address, t.content, t.reply_token as "replyToken",
  t.reply_token_at as "replyTokenAt", t.retry_key as "retryKey", t.attempts, t.was_unknown as "wasUnknown", t.created_at as "createdAt"
from taken t join conversation c on c.id = t.conversation_id order by t.seq`

/** See `Store.claimMessages`. */
export function claimMessages(database: Database, instance: string, at: Date, limit: number): Promise<OutboundMessage[]> {
  return database.query<OutboundMessage>("claim-messages", SQL, [at.toISOString(), limit, instance, LEASE_MS])
}
