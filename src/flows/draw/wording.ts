import type { Language } from "../../domain/language.ts"
import type { Catalog } from "../../templates/catalog.ts"

/**
 * A template as a reader of the drawing sees it: every possible part, values as ‹room›, alternatives between slashes. The
 * template's name when the house has no such text.
 */
export function wordingOf(templates: Catalog, id: string, language: Language): string {
  const wordings = templates.get(id)?.wordings
  const text = wordings?.get(language)?.text ?? wordings?.values().next().value?.text
  return text === undefined ? id : readable(text)
}

const readable = (text: string): string =>
  text
    .replace(/\{%-?\s*(?:else|elsif|when)\b.*?%\}/gs, " / ")
    .replace(/\{%.*?%\}/gs, "")
    .replace(/\{\{-?\s*([\w.-]+).*?\}\}/gs, (_, name: string) => `‹${name.split(".").at(-1)}›`)
    .replace(/\s+/g, " ")
    .trim()
