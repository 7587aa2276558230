import type { Localised } from "../domain/language.ts"

/** An entry of a list in flows/catalogue.yaml. `words` are synonyms by language (zh, ja, en, ko, th or a Language). */
export type CatalogueEntry = { key: string; label: Localised; unit: Localised | null; words: Record<string, string[]>; flags: string[] }
/** List name → entries, in file order. */
export type Catalogue = Map<string, CatalogueEntry[]>
