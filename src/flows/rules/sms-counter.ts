import { SegmentedMessage } from "sms-segments-calculator"
import type { Language } from "../../domain/language.ts"
import { sampleText } from "../../templates/sample.ts"
import type { World } from "../world.ts"
import { longValues, type ValueAt } from "./long-values.ts"

/** A list shows its first thirteen entries. */
const OPTIONS_MAX = 13

/** What a template is billed as on SMS, with its numbered answers below. */
export type SmsCounter = (template: string, language: Language, answers?: string[]) => number

/** Counts with the longest values that are likely. A template nobody wrote counts nothing. */
export function smsCounter(world: World): SmsCounter {
  const valuesFor = longValues(world)
  const known = new Map<string, number>()
  return (template, language, answers = []) => {
    const key = `${template} ${language} ${answers.join("\n")}`
    const count = known.get(key) ?? segmentsOf(spellOut(world, template, language, answers, valuesFor(template, language)))
    known.set(key, count)
    return count
  }
}

function spellOut({ templates }: World, id: string, language: Language, answers: string[], valueAt: ValueAt): string {
  const wording = templates.get(id)?.wordings.get(language)
  if (!wording) return ""
  return [sampleText(wording, valueAt), ...answers.slice(0, OPTIONS_MAX).map((label, index) => `${index + 1} ${label}`)].join("\n")
}

/**
 * How many SMS a text is billed as: GSM-7 takes 160 characters (153 each when joined), anything else 70 (67). Curly
 * quotes and dashes are sent as plain ones. The calculator takes a millisecond a text, so only what it alone can tell is
 * put to it: a character's alphabet, once, and texts with characters that count double.
 */
export function segmentsOf(text: string): number {
  if (text === "") return 0
  const kinds = new Set([...text].map(kindOf))
  if (kinds.has("wide") && !kinds.has("pair")) return joined(text.length, 70, 67)
  if (kinds.size > (kinds.has("plain") ? 1 : 0)) return new SegmentedMessage(text, "auto", true).segmentsCount
  return joined(text.length, 160, 153)
}

const joined = (length: number, alone: number, part: number): number => (length <= alone ? 1 : Math.ceil(length / part))

/** `fancy`: plain once it is sent. `double`: two places in the small alphabet. `pair`: more than one unit, kept together. */
type Kind = "plain" | "double" | "fancy" | "wide" | "pair"
const KINDS = new Map<string, Kind>()

function kindOf(char: string): Kind {
  const kind = KINDS.get(char) ?? readKind(char)
  KINDS.set(char, kind)
  return kind
}

function readKind(char: string): Kind {
  if (char.length > 1 || /\p{M}|\u200D/u.test(char)) return "pair"
  if (new SegmentedMessage(char).encodingName === "UCS-2")
    return new SegmentedMessage(char, "auto", true).encodingName === "UCS-2" ? "wide" : "fancy"
  return new SegmentedMessage(char.repeat(81)).segmentsCount > 1 ? "double" : "plain"
}
