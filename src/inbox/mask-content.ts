import { maskCardNumbers } from "../domain/card-number.ts"
import type { InboundContent } from "../domain/message.ts"

/** What came in, without payment card numbers: they are never stored, logged or passed on. */
export function maskContent(content: InboundContent): InboundContent {
  switch (content.kind) {
    case "text":
      return { ...content, text: maskCardNumbers(content.text) }
    case "postback":
      return { ...content, data: maskCardNumbers(content.data) }
    case "location":
      return { ...content, label: maskCardNumbers(content.label) }
    default:
      return content
  }
}
