import type { Language } from "../domain/language.ts"
import { INTENTS, type IntentId, isIntent, type WishKind } from "../domain/reading.ts"
import type { ContentFile } from "../flows/load-content.ts"
import type { Chance } from "../lib/chance.ts"
import { EXAMPLES_FILE } from "../understanding/compile.ts"
import { readExamplesFile } from "../understanding/examples-file.ts"

/** How guests write, by language and intent: the sentences of flows/examples. */
export type Sentences = Map<string, Map<IntentId, string[]>>

/** A wish a guest may come with unasked. */
const WISHES: WishKind[] = ["request", "question", "reservation"]

/** Collects the sentences of flows/examples/<language>/*.yaml. Throws ContentProblem for a file that cannot be read. */
export function collectSentences(files: ContentFile[]): Sentences {
  const sentences: Sentences = new Map()
  for (const file of files.filter(({ path }) => EXAMPLES_FILE.test(path))) {
    const language = file.path.split("/")[2] ?? ""
    const byIntent = sentences.get(language) ?? new Map<IntentId, string[]>()
    sentences.set(language, byIntent)
    for (const group of readExamplesFile(file)) {
      if (isIntent(group.intent)) byIntent.set(group.intent, [...(byIntent.get(group.intent) ?? []), ...group.sentences])
    }
  }
  return sentences
}

/** A sentence of this intent; null when nobody wrote one in this language or its other script. */
export function sentenceOf(sentences: Sentences, intent: IntentId, language: Language, chance: Chance): string | null {
  const other = language === "zh-Hant" ? "zh-Hans" : language
  const found = sentences.get(language)?.get(intent) ?? sentences.get(other)?.get(intent) ?? []
  return found.length > 0 ? chance.pick(found) : null
}

/** Intents with sentences in this language that somebody may come with unasked. In order of name. */
export function wishesIn(sentences: Sentences, language: Language): IntentId[] {
  const known = [...(sentences.get(language)?.keys() ?? [])]
  return known.filter((intent) => intent !== "chase" && (WISHES as string[]).includes(INTENTS[intent][0])).sort()
}
