import type { messagingApi } from "@line/bot-sdk"
import type { CardLine, Option, OutboundContent } from "../../domain/message.ts"
import { cutText } from "./cut-text.ts"

type Card = Extract<OutboundContent, { kind: "card" }>

/** Source: Messaging API reference, "Flex message"; the bound of the alternative text was 400 before it was 1,500. */
const ALT_TEXT_CHARS_MAX = 400
const BUBBLE_BYTES_MAX = 30_000
const TITLE_CHARS_MAX = 200
const LINES_MAX = 30
const LINE_LABEL_CHARS_MAX = 20
const BUTTONS_MAX = 8
const BUTTON_LABEL_CHARS_MAX = 20
const ACTION_DATA_CHARS_MAX = 300
/** Longest value of a line, tried in this order until the bubble is small enough; the last always is. */
const VALUE_CHARS_MAX = [1_000, 400, 150, 40]

/**
 * A staff card as a Flex bubble: the title, a line per fact, a button per action. A button posts back the words of the
 * staff grammar and shows the same words in the chat, so that a tap and a typed line are one thing.
 */
export function renderCard(card: Card): messagingApi.FlexMessage {
  const title = shown(card.title, TITLE_CHARS_MAX)
  const lines = card.lines.slice(0, LINES_MAX)
  return { type: "flex", altText: altTextOf(title, lines), contents: bubbleOf(title, lines, card.actions) }
}

/** What a locked phone shows: the title and as many lines as fit. */
function altTextOf(title: string, lines: CardLine[]): string {
  const said = lines.filter(({ value }) => value.trim() !== "").map(({ label, value }) => (label.trim() ? `${label}: ${value}` : value))
  return cutText([title, ...said].join("\n"), ALT_TEXT_CHARS_MAX)
}

function bubbleOf(title: string, lines: CardLine[], actions: Option[]): messagingApi.FlexBubble {
  const buttons = actions.filter(({ label, send }) => label.trim() !== "" && send.trim() !== "").slice(0, BUTTONS_MAX)
  const [roomy = 0, ...tighter] = VALUE_CHARS_MAX
  let bubble = layOut(title, lines, buttons, roomy)
  for (const charsMax of tighter) {
    if (sizeOf(bubble) <= BUBBLE_BYTES_MAX) return bubble
    bubble = layOut(title, lines, buttons, charsMax)
  }
  return bubble
}

function layOut(title: string, lines: CardLine[], buttons: Option[], valueCharsMax: number): messagingApi.FlexBubble {
  const heading: messagingApi.FlexText = { type: "text", text: title, weight: "bold", size: "lg", wrap: true }
  const rows = lines.map((line) => rowOf(line, valueCharsMax))
  const body: messagingApi.FlexBox = { type: "box", layout: "vertical", spacing: "sm", contents: [heading, ...rows] }
  if (buttons.length === 0) return { type: "bubble", size: "mega", body }
  return { type: "bubble", size: "mega", body, footer: { type: "box", layout: "vertical", spacing: "sm", contents: buttons.map(buttonOf) } }
}

function rowOf({ label, value }: CardLine, valueCharsMax: number): messagingApi.FlexBox {
  const words: messagingApi.FlexText = { type: "text", text: shown(value, valueCharsMax), size: "sm", wrap: true, flex: 5 }
  if (label.trim() === "") return { type: "box", layout: "baseline", contents: [words] }
  const name: messagingApi.FlexText = {
    type: "text",
    text: shown(label, LINE_LABEL_CHARS_MAX),
    size: "sm",
    color: "#767676",
    wrap: true,
    flex: 2,
  }
  return { type: "box", layout: "baseline", spacing: "sm", contents: [name, words] }
}

function buttonOf({ label, send }: Option, index: number): messagingApi.FlexButton {
  const words = cutText(send, ACTION_DATA_CHARS_MAX)
  const action = { type: "postback" as const, label: cutText(label, BUTTON_LABEL_CHARS_MAX), data: words, displayText: words }
  return { type: "button", style: index === 0 ? "primary" : "secondary", height: "sm", action }
}

/** LINE refuses an empty text, and control characters weigh six bytes each. */
function shown(text: string, charsMax: number): string {
  return cutText(text.replace(/[\u0000-\u0009\u000B-\u001F]/g, " ").trim(), charsMax) || "–"
}

function sizeOf(bubble: messagingApi.FlexBubble): number {
  return new TextEncoder().encode(JSON.stringify(bubble)).length
}
