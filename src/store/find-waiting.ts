import type { ConversationId } from "../domain/ids.ts"
import type { Database } from "./database.ts"

const SQL = `
select conversation_id as id from inbound_event where status = 'pending' and received_at < $1::timestamptz
group by conversation_id order by min(received_at), min(seq) limit $2::int`

/** See `Store.findWaitingConversations`. */
export async function findWaiting(database: Database, before: Date, limit: number): Promise<ConversationId[]> {
  const found = await database.query<{ id: ConversationId }>("find-waiting", SQL, [before.toISOString(), limit])
  return found.map(({ id }) => id)
}
