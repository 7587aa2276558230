/** The languages Houseline writes in, in the order a missing wording falls back. */
export const LANGUAGES = ["zh-Hans", "zh-Hant", "ja", "en"] as const
export type Language = (typeof LANGUAGES)[number]

/** Text in each language the hotel writes. Content files give all four. */
export type Localised = Record<Language, string>

export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value)
}

/** The language to answer in, of those the house writes: the same one, else Chinese in the other script. Null: neither. */
export function nearestLanguage(heard: string | null, written: readonly Language[]): Language | null {
  const same = written.find((language) => language === heard)
  return same ?? (heard?.startsWith("zh") ? (written.find((language) => language.startsWith("zh")) ?? null) : null)
}
