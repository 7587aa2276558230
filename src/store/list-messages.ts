import type { ChannelName } from "../domain/address.ts"
import type { ConversationId } from "../domain/ids.ts"
import type { InboundContent, OutboundContent } from "../domain/message.ts"
import type { MessageView } from "../ports/store.ts"
import type { Database } from "./database.ts"

/** What happened without anybody writing: alarm clocks, friends added, messages taken back, consent. */
const SILENT = "('timer', 'follow', 'unfollow', 'unsend', 'consent')"

const SQL = `
with thread as (
  (select seq, id, 'in' as direction, sent_at as at, null as template, content, status, null::json as history
  from inbound_event where conversation_id = $1 and content->>'kind' not in ${SILENT} order by seq desc limit $2::int)
  union all
  (select m.seq, m.id, 'out', m.created_at, m.template, m.content, m.status, (
    select json_agg(json_build_object('status', d.status, 'at', d.at, 'reason', d.reason) order by d.id)
    from delivery d where d.message_id = m.id
  ) from outbound_message m where m.conversation_id = $1 order by m.seq desc limit $2::int)
)
select t.id, t.direction, a.channel, t.at, t.template, t.content, t.status, t.history
from (select * from thread order by seq desc limit $2::int) t
join conversation c on c.id = $1 join address a on a.address = c.address order by t.seq`

type MessageRow = { id: string; channel: ChannelName; at: Date; template: string | null; status: string } & (
  | { direction: "in"; content: InboundContent; history: null }
  | { direction: "out"; content: OutboundContent; history: { status: string; at: string; reason: string | null }[] | null }
)

/** See `Store.listMessages`: the newest ones, oldest first. The history of what we sent begins when it was planned. */
export async function listMessages(database: Database, conversation: ConversationId, limit: number): Promise<MessageView[]> {
  const found = await database.query<MessageRow>("list-messages", SQL, [conversation, limit])
  return found.map((row) => ({
    id: row.id,
    direction: row.direction,
    channel: row.channel,
    at: row.at,
    template: row.template,
    text: row.direction === "in" ? wordsIn(row.content) : wordsOut(row.content),
    status: row.status,
    history: row.direction === "in" ? [] : historyOf(row.at, row.history ?? []),
  }))
}

function historyOf(plannedAt: Date, steps: { status: string; at: string; reason: string | null }[]): MessageView["history"] {
  return [{ status: "planned", at: plannedAt, reason: null }, ...steps.map((step) => ({ ...step, at: new Date(step.at) }))]
}

function wordsIn(content: InboundContent): string | null {
  if (content.kind === "text") return content.text
  return content.kind === "postback" ? content.data : null
}

function wordsOut(content: OutboundContent): string {
  if (content.kind === "text") return content.text
  return [content.title, ...content.lines.map(({ label, value }) => `${label}: ${value}`)].join("\n")
}
