import type { Language } from "../domain/language.ts"
import type { Manners } from "./language-manners.ts"
import { MANNERS_EN } from "./manners-en.ts"
import { MANNERS_JA } from "./manners-ja.ts"
import { MANNERS_ZH } from "./manners-zh.ts"

/** The manners of each language we write. */
export const MANNERS: Record<Language, Manners> = {
  "zh-Hans": MANNERS_ZH,
  "zh-Hant": MANNERS_ZH,
  ja: MANNERS_JA,
  en: MANNERS_EN,
}

/** Is something turned down in the text, without anything offered instead? What is offered stands in a clause of its own. */
export function isBareRefusal(text: string, language: Language): boolean {
  const { refusal, offer } = MANNERS[language]
  const clauses = text.split(CLAUSE_ENDS)
  return clauses.some((clause) => refusal.test(clause)) && !clauses.some((clause) => offer.test(clause) && !refusal.test(clause))
}

const CLAUSE_ENDS = /[，。；：？！、\n]|[.,;:?!](?=\s|$)|\b(?=but\b)|(?<=ませんが)/u

/** Does a reason stand before what is asked? A text without a question mark asks with its last words. */
export function givesReasonFirst(text: string, language: Language): boolean {
  const { reason, question } = MANNERS[language]
  const asked = text.search(question)
  const given = text.search(reason)
  return given >= 0 && (asked < 0 || given < asked)
}

/** How many questions a text puts. */
export const countQuestions = (text: string, language: Language): number =>
  [...text.matchAll(new RegExp(MANNERS[language].question, "gu"))].length
