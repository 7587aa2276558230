import type { FactKind } from "../domain/fact-kind.ts"
import type { Language } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import type { Values } from "../domain/values.ts"
import type { Clock, Ids } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"

/** What the guests' room needs of the hotel's content. Given by argument: content lives above this room. */
export type GuestContent = {
  property: Property
  /** What is kept about guests, by key. */
  kinds: Map<string, FactKind>
  /** A template in a language. */
  render(template: string, language: Language, values: Values): string
  /** An intent's short name. */
  intentLabel(intent: string, language: Language): string
}

export type GuestDeps = { store: Store; clock: Clock; ids: Ids }

/** What was asked for is not done, and why, in one sentence for whoever asked. */
export type Refusal = { ok: false; reason: string }
