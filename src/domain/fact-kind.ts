import type { FactCategory } from "./guest.ts"
import type { Language, Localised } from "./language.ts"

/** What a fact's value may be: one of a list, simply "yes", or words. */
type FactValue = { key: string; label: Localised; words: string[] }

/** A kind of fact we keep about guests, as flows/profile.yaml has it. */
export type FactKind = {
  key: string
  category: FactCategory
  /** For managers' own chats only: never on a department's ticket or in a group. */
  isSensitive: boolean
  /** Several may be true at once, as what somebody does not eat; otherwise the latest replaces the one before. */
  isMany?: boolean
  /** Departments whose orders for this guest show it. */
  departments: string[]
  label: Localised
  /** The values there are; empty: free words. A fact that is or is not has the one value `yes`. */
  values: FactValue[]
  /** Who wants it now has told that it is so: a cot tells of a small child. */
  isToldByWish: boolean
  /** Free words: how guests say it, folded; `…` stands for the value, `#` for degrees. */
  words: string[]
  /** What is done before the guest's next arrival, and by whom; null: it is only known. */
  prepare: { department: string; text: Localised | null } | null
}

/** All kinds by key; `telling`: how guests speak of their likes in general (folded phrases). */
export type FactKinds = {
  kinds: Map<string, FactKind>
  telling: string[]
  /** How a guest asks for what they had last time (folded phrases). */
  usual: string[]
}

/** "Buckwheat pillow": a fact as its guest reads it, since a value of a list speaks for itself. */
export function ownWords(fact: { key: string; value: string }, kinds: Map<string, FactKind>, language: Language): string {
  const value = kinds.get(fact.key)?.values.find(({ key }) => key === fact.value)
  return value?.label[language] ?? factWords(fact, kinds, language)
}

/** "Pillow: buckwheat", "No peanuts": a fact as staff read it. A kind that nobody described is shown by its key. */
export function factWords(fact: { key: string; value: string }, kinds: Map<string, FactKind>, language: Language): string {
  const kind = kinds.get(fact.key)
  if (!kind) return fact.key === "note" ? fact.value : `${fact.key}: ${fact.value}`
  const value = kind.values.find(({ key }) => key === fact.value)
  if (value?.key === "yes") return value.label[language]
  return `${kind.label[language]}${language === "en" ? ": " : "："}${value?.label[language] ?? fact.value}`
}
