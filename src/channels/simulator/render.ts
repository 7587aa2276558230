import { SegmentedMessage } from "sms-segments-calculator"
import type { OutboundContent } from "../../domain/message.ts"
import type { Pretended } from "./address.ts"
import type { SimulatorMessage } from "./message.ts"
import { TEXT_CHARS_MAX } from "./parse.ts"

/** Twilio's longest body. */
const SMS_CHARS_MAX = 1_600
/** LINE's quick reply. */
const CHIPS_MAX = 13

export type Rendered = Pick<SimulatorMessage, "text" | "options" | "card" | "segments">

/**
 * Gives a message the look of the pretended network: LINE has quick-reply chips and cards with buttons, SMS and WeChat
 * have plain text with numbered options, and an SMS is counted in segments. Staff read as LINE does.
 */
export function renderSimulator(content: OutboundContent, pretended: Pretended): Rendered {
  const charsMax = pretended === "sms" ? SMS_CHARS_MAX : TEXT_CHARS_MAX
  const hasButtons = pretended === "line" || pretended === "staff"
  const options = content.kind === "card" ? content.actions : content.options
  const words = wordsOf(content)
  const text = cut(hasButtons ? words : [words, ...numbered(content)].join("\n"), charsMax)
  return {
    text,
    options: hasButtons && content.kind === "text" ? options.slice(0, CHIPS_MAX) : [],
    card: hasButtons && content.kind === "card" ? cardOf(content) : null,
    segments: pretended === "sms" ? new SegmentedMessage(text).segmentsCount : null,
  }
}

function wordsOf(content: OutboundContent): string {
  if (content.kind === "text") return content.text
  const lines = content.lines.filter((line) => line.value.trim() !== "")
  return [content.title, ...lines.map(({ label, value }) => (label ? `${label}: ${value}` : value))].join("\n")
}

function cardOf({ title, lines, actions }: Extract<OutboundContent, { kind: "card" }>): Rendered["card"] {
  return { title, lines: lines.filter((line) => line.value.trim() !== ""), actions }
}

/** Options by number; a card's actions as the words to type. */
function numbered(content: OutboundContent): string[] {
  if (content.kind === "card") return content.actions.map((action) => `${action.label}: ${action.send}`)
  return content.options.map((option, index) => `${index + 1} ${option.label}`)
}

/** Cuts with an ellipsis, never through the middle of an emoji. */
function cut(text: string, charsMax: number): string {
  return text.length <= charsMax ? text : `${text.slice(0, charsMax - 1).replace(/[\uD800-\uDBFF]$/, "")}…`
}
