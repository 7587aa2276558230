import type { Script } from "../flows/content.ts"
import { placeholdersOf } from "../templates/catalog.ts"

/** Inside these a text says a time only when there is one. */
const CONDITIONAL = /\{%-?\s*if [\s\S]*?%\}[\s\S]*?\{%-?\s*endif\s*-?%\}/g

/** Do the words tell a time whether or not there is one, in any language? */
export function tellsTime(script: Pick<Script, "templates">, template: string): boolean {
  const spoken = placeholdersOf(script.templates, template)
  if (!spoken.has("minutes") && !spoken.has("by")) return false
  return [...(script.templates.get(template)?.wordings.values() ?? [])].some(({ text }) =>
    /\{\{-?\s*(minutes|by)\b/.test(text.replace(CONDITIONAL, "")),
  )
}
