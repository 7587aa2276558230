import type { EventId, JobId } from "../domain/ids.ts"
import type { NewMessage, OutboundContent } from "../domain/message.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { Ids } from "../ports/runtime.ts"

export type Telling = {
  /** The dedupe key's beginning; each reader's id ends it. */
  key: string
  template: string
  cause: EventId | JobId | null
  content: (reader: StaffMember) => OutboundContent
}

/** A message for each of these people, in their language; two who share a chat read it once. */
export function tellStaff(people: StaffMember[], telling: Telling, ids: Ids): NewMessage[] {
  const told = new Set<string>()
  const messages: NewMessage[] = []
  for (const reader of people) {
    if (!reader.conversation || !reader.address || told.has(reader.conversation)) continue
    told.add(reader.conversation)
    messages.push({
      id: ids.make("msg"),
      conversation: reader.conversation,
      address: reader.address,
      dedupeKey: `${telling.key}:${reader.id}`,
      template: telling.template,
      content: telling.content(reader),
      cause: telling.cause,
      replyToken: null,
      replyTokenAt: null,
      retryKey: ids.uuid(),
    })
  }
  return messages
}

export const textOnly = (text: string): OutboundContent => ({ kind: "text", text, options: [] })
