import { isLanguage, type Language, nearestLanguage } from "../domain/language.ts"
import type { Draft } from "./draft.ts"
import { say } from "./speak.ts"

/** How guests name a language, in any language. Traditional before Simplified: 繁體中文 holds 中文 too. */
const NAMES: [Language, RegExp][] = [
  ["ja", /日本語|日语|日語|日文|japanese|にほんご|일본어/i],
  ["en", /english|英文|英语|英語|영어|えいご/i],
  ["zh-Hant", /繁體|繁体|正體|正体|traditional|台湾|台灣|臺灣|taiwan|繁中/i],
  ["zh-Hans", /简体|簡体|簡體|simplified|中文|汉语|漢語|普通话|普通話|国语|國語|中国語|chinese|mandarin|중국어/i],
]

/** Speaks on in the language the guest names, else in the one they wrote in, as far as the house writes it. */
export function switchLanguage(draft: Draft): void {
  const { input, script } = draft
  const heard = input.kind === "message" ? input.reading.language : null
  const named = NAMES.find(([, name]) => name.test(draft.text))?.[0] ?? (heard && isLanguage(heard) ? heard : draft.language)
  const language = nearestLanguage(named, script.property.languages)
  if (language && language !== draft.facts.language) draft.effects.push({ kind: "set-language", language })
  if (language) draft.language = language
  say(draft, "repair.language-set")
}
