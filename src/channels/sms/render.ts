import type { Option, OutboundContent } from "../../domain/message.ts"
import { unreachable } from "../../lib/assert.ts"
import { isGsm } from "./count-segments.ts"
import { cutText } from "./cut-text.ts"
import { plainTypography } from "./plain-typography.ts"
import { reservedMeaning } from "./reserved-words.ts"

/** The longest body Twilio takes. Templates aim under 320. */
export const BODY_CHARS_MAX = 1_600
const OPTIONS_MAX = 20
const OPTION_CHARS_MAX = 60
const TAIL_CHARS_MAX = 1_400
const LINE_CHARS_MAX = 160
const COMMANDS_CHARS_MAX = 300

const YES = /^((yes|ok|okay|sure)\b|是|对|對|好|可以|要|需要|はい|ええ|お願い)/i
const NO = /^(no\b|不|没|沒|否|还没|還沒|いいえ|いえ|まだ|結構)/i

/**
 * The plain text of a message. Lists of answers become numbered lines; a yes/no question reads well without them. What
 * stands below the text (answers, staff commands) is never cut away. On SMS, typographic characters give way to plain
 * ones when that alone makes the text GSM-7: one curly quote would turn a message of 160 characters into three. WhatsApp
 * is not billed by segment and keeps them.
 * @returns at most `BODY_CHARS_MAX` UTF-16 units; empty when there is nothing to say
 */
export function renderSms(content: OutboundContent, network: "sms" | "whatsapp"): string {
  const { head, tail } = layOut(content)
  const isPlain = network === "sms" && isGsm(plainTypography(tidy(`${head}\n${tail}`)))
  const write = (part: string): string => (isPlain ? plainTypography(tidy(part)) : tidy(part))
  const ellipsis = isPlain ? "..." : "…"
  const below = cutText(write(tail), TAIL_CHARS_MAX, ellipsis)
  if (below === "") return cutText(write(head), BODY_CHARS_MAX, ellipsis)
  return `${cutText(write(head), BODY_CHARS_MAX - below.length - 1, ellipsis)}\n${below}`.trim()
}

function layOut(content: OutboundContent): { head: string; tail: string } {
  switch (content.kind) {
    case "text":
      return { head: content.text, tail: answers(content.options).join("\n") }
    case "card":
      return {
        head: [content.title, ...content.lines.filter(({ value }) => value.trim() !== "").map(cardLine)].join("\n"),
        tail: cutText(content.actions.map(({ send }) => send.trim()).join(" · "), COMMANDS_CHARS_MAX),
      }
    default:
      return unreachable(content)
  }
}

/** A label that is a reserved word alone is left out, for a guest who typed it would opt out; the others keep their number. */
function answers(options: Option[]): string[] {
  if (isYesNo(options)) return []
  return options
    .slice(0, OPTIONS_MAX)
    .map(({ label }, index) => (reservedMeaning(label) ? "" : `${index + 1} ${cutText(oneLine(label), OPTION_CHARS_MAX)}`))
    .filter((line) => line !== "")
}

function isYesNo([first, second, ...more]: Option[]): boolean {
  if (!first || !second || more.length > 0) return false
  return [
    [first.label, second.label],
    [second.label, first.label],
  ].some(([yes = "", no = ""]) => YES.test(yes.trim()) && NO.test(no.trim()))
}

function cardLine({ label, value }: { label: string; value: string }): string {
  return cutText(oneLine(label.trim() === "" ? value : `${label}: ${value}`), LINE_CHARS_MAX)
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim()

/** One form for every accented letter and line break: GSM-7 knows é but not e + ´, and Twilio compares what we send. */
function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[^\P{Cc}\n]/gu, "")
    .replace(/ +\n/g, "\n")
    .trim()
}
