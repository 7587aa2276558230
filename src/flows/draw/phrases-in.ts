import type { Language } from "../../domain/language.ts"
import type { Phrases } from "./phrases.ts"
import { EN } from "./phrases-en.ts"
import { JA } from "./phrases-ja.ts"
import { ZH_HANS } from "./phrases-zh-hans.ts"
import { ZH_HANT } from "./phrases-zh-hant.ts"

const PHRASES: Record<Language, Phrases> = { en: EN, ja: JA, "zh-Hans": ZH_HANS, "zh-Hant": ZH_HANT }

/** How drawings are spoken of in this language. */
export const phrasesIn = (language: Language): Phrases => PHRASES[language]
