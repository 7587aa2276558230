import type { messagingApi } from "@line/bot-sdk"
import type { Option, OutboundContent } from "../../domain/message.ts"
import { cutText } from "./cut-text.ts"
import { renderCard } from "./render-card.ts"

/** Source: Messaging API reference, "Text message", "Quick reply", "Action objects", "Send reply message". */
export const MESSAGES_PER_SEND_MAX = 5
export const TEXT_CHARS_MAX = 5_000
const QUICK_REPLIES_MAX = 13
const LABEL_CHARS_MAX = 20
const ACTION_TEXT_CHARS_MAX = 300

/** One LINE message: a text, with its options as quick replies, or a card as a Flex bubble. Always within LINE's limits. */
export function render(content: OutboundContent): messagingApi.Message {
  if (content.kind === "card") return renderCard(content)
  const text = cutText(content.text, TEXT_CHARS_MAX)
  const items = content.options.filter(isUsable).slice(0, QUICK_REPLIES_MAX).map(quickReplyOf)
  return items.length > 0 ? { type: "text", text, quickReply: { items } } : { type: "text", text }
}

/** LINE refuses the whole message for one empty label. */
function isUsable({ label, send }: Option): boolean {
  return label.trim() !== "" && send.trim() !== ""
}

function quickReplyOf({ label, send }: Option): messagingApi.QuickReplyItem {
  const action = { type: "message" as const, label: cutText(label, LABEL_CHARS_MAX), text: cutText(send, ACTION_TEXT_CHARS_MAX) }
  return { type: "action", action }
}
