import type { OutboundMessage } from "../domain/message.ts"
import type { Commit } from "../ports/store.ts"

/** The messages a commit has just written, as the dispatcher works on them: leased to us, never tried. */
export function messagesOf(commit: Commit): OutboundMessage[] {
  return commit.messages.map((message) => ({
    id: message.id,
    conversation: message.conversation,
    address: message.address,
    content: message.content,
    replyToken: message.replyToken,
    replyTokenAt: message.replyTokenAt,
    retryKey: message.retryKey,
    attempts: 0,
    wasUnknown: false,
    createdAt: commit.at,
  }))
}
