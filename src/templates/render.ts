import { LANGUAGES, type Language } from "../domain/language.ts"
import type { Values } from "../domain/values.ts"
import { assert } from "../lib/assert.ts"
import { type Catalog, liquid, type Wording } from "./catalog.ts"

/**
 * The text a template makes of these values, in this language; in the first one written when the language is missing.
 * Null is "not known": nothing is printed, and `{% if %}` takes it as false.
 * @throws for an unknown template or a value that was not given: the content check finds both before anybody is written to
 */
export function render(catalog: Catalog, id: string, language: Language, values: Values): string {
  const wording = wordingOf(catalog, id, language)
  assert(wording, `no template ${id}`)
  return String(liquid.renderSync(wording.parsed, values)).trim()
}

function wordingOf(catalog: Catalog, id: string, language: Language): Wording | undefined {
  const wordings = catalog.get(id)?.wordings
  const spoken = [language, ...LANGUAGES].find((candidate) => wordings?.has(candidate))
  return spoken && wordings?.get(spoken)
}
