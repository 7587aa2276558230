import type { Title } from "../domain/guest.ts"
import type { Language } from "../domain/language.ts"

const TITLES: Record<string, Title> = {
  ...{ mr: "mr", mister: "mr", sir: "mr", herr: "mr", m: "mr", male: "mr", 先生: "mr", 男: "mr", 男士: "mr", 男性: "mr" },
  ...{ mrs: "ms", ms: "ms", miss: "ms", misses: "ms", madam: "ms", frau: "ms", f: "ms", female: "ms" },
  ...{ 女士: "ms", 小姐: "ms", 太太: "ms", 夫人: "ms", 女: "ms", 女性: "ms" },
}

const LANGUAGES: Record<string, Language> = {
  ...{ zh: "zh-Hans", "zh-cn": "zh-Hans", "zh-hans": "zh-Hans", "zh-sg": "zh-Hans", cn: "zh-Hans", chinese: "zh-Hans" },
  ...{ "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-hant": "zh-Hant", "zh-mo": "zh-Hant", "traditional chinese": "zh-Hant" },
  ...{ 中文: "zh-Hans", 汉语: "zh-Hans", 简体: "zh-Hans", 简体中文: "zh-Hans", 繁體: "zh-Hant", 繁體中文: "zh-Hant", 繁体中文: "zh-Hant" },
  ...{ 中国語: "zh-Hans", ja: "ja", "ja-jp": "ja", jp: "ja", japanese: "ja", 日语: "ja", 日文: "ja", 日語: "ja", 日本語: "ja" },
  ...{ en: "en", "en-us": "en", "en-gb": "en", "en-au": "en", english: "en", 英语: "en", 英文: "en", 英語: "en", e: "en" },
}

const fold = (text: string | null | undefined): string =>
  (text ?? "").normalize("NFKC").trim().toLowerCase().replace(/\.$/, "").replaceAll("_", "-")

/** A form of address as systems write it; undefined for what says nothing of how to address somebody. */
export const titleOf = (text: string | null | undefined): Title | undefined => TITLES[fold(text)]

/** A language the house writes; undefined for others, which then stay as they are heard. */
export const languageOf = (text: string | null | undefined): Language | undefined => LANGUAGES[fold(text)]

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+$/u

/** The whole name as its bearer writes it: surname first in Chinese and Japanese characters. */
export function fullName(given: string | null | undefined, family: string | null | undefined): string | undefined {
  const [first, last] = [given?.trim() ?? "", family?.trim() ?? ""]
  if (first && last && EAST_ASIAN.test(first + last))
    return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(first + last) ? `${last} ${first}` : last + first
  return [first, last].filter(Boolean).join(" ") || undefined
}
