/** The languages Houseline writes in, in the order a missing wording falls back. */
export const LANGUAGES = ["zh-Hans", "zh-Hant", "ja", "en"] as const
export type Language = (typeof LANGUAGES)[number]

/** Text in each language the hotel writes. Content files give all four. */
export type Localised = Record<Language, string>

export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value)
}
