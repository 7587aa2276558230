import type { Language } from "../domain/language.ts"
import type { ToneRule } from "./rule.ts"
import { RULES_EN } from "./rules-en.ts"
import { RULES_JA } from "./rules-ja.ts"
import { RULES_ZH } from "./rules-zh.ts"

/** A phrase the house does not say, and what to write instead. */
export type ToneFinding = { rule: string; phrase: string; better: string }

/** A sentence that wants an answer. What nobody may ask can still be told, by the guest or about a guest's own words. */
const ASKS =
  /[？?]|か。?$|请(问|告诉|提供|填写)|請(問|告訴|提供|填寫)|お(教え|聞かせ|知らせ)|\b(please|kindly) (tell|share|give|send|provide)\b|\b(tell|give|send) (me|us) your\b/i
const isNeverAsked = ({ rule }: ToneRule): boolean => rule.startsWith("asks-")
/** Pictures in a text, each by itself. */
export const EMOJI = /\p{Extended_Pictographic}/gu
/** English is looked at in every language: staff may write it anywhere. */
const RULES: Record<Language, ToneRule[]> = {
  "zh-Hans": [...RULES_ZH, ...RULES_EN],
  "zh-Hant": [...RULES_ZH, ...RULES_EN],
  ja: [...RULES_JA, ...RULES_EN],
  en: RULES_EN,
}

/**
 * What in a text for a guest is not said in this house: phrases that refuse, blame, belittle or over-promise, questions
 * nobody may ask, promises without a time. Empty when the text may go out.
 */
export function lintTone(text: string, language: Language): ToneFinding[] {
  const whole = text.trim()
  const sentences = sentencesOf(whole)
  const asked = sentences.filter((sentence) => ASKS.test(sentence))
  const found = RULES[language].flatMap((rule) => {
    const parts = rule.whole ? [whole] : isNeverAsked(rule) ? asked : sentences
    const phrase = parts.map((part) => phraseIn(part, rule)).find((match) => match !== null)
    return phrase ? [{ rule: rule.rule, phrase, better: rule.better }] : []
  })
  const emoji = whole.match(EMOJI) ?? []
  return emoji.length > 1 ? [...found, { rule: "emoji", phrase: emoji.join(""), better: "at most one" }] : found
}

function phraseIn(part: string, { pattern, unless }: ToneRule): string | null {
  const match = pattern.exec(part)
  return match && !unless?.test(part) ? match[0].trim() : null
}

/** Sentences with their own ends, so that a "no" at a start is seen. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？!?\n])|(?<=\.)\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
}
