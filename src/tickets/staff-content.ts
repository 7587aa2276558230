import type { BotMemory } from "../domain/conversation.ts"
import type { FactKind } from "../domain/fact-kind.ts"
import type { Guest } from "../domain/guest.ts"
import type { TicketId } from "../domain/ids.ts"
import type { Language } from "../domain/language.ts"
import type { Balance } from "../domain/membership.ts"
import type { Property } from "../domain/property.ts"
import type { Values } from "../domain/values.ts"

/** What tickets and hand-off need of the hotel's content. Given by argument: flows and their words live above these rooms. */
export type StaffContent = {
  property: Property
  /** What is kept about guests, by key. */
  kinds: Map<string, FactKind>
  /** A template in a language. Throws when the template or one of its values is missing. */
  render(template: string, language: Language, values: Values): string
  /** A catalogue key (`bath-towel`) in a language; anything else comes back as it is. */
  label(value: string | number, language: Language): string
  /** What is known of a guest, as staff read it: its value alone, or what is done about it before they come. */
  factWords(fact: { key: string; value: string }, language: Language, as: "value" | "prepare"): string
  /** An intent's short name. */
  intentLabel(intent: string, language: Language): string
  /** What every template for guests may use: hotel, guest, hail, phone … */
  guestValues(language: Language, guest: Guest | null, now: Date, balance?: Balance | null): Values
  /** The memory of a bot that waits for yes or no to "is it fixed?". */
  askFixed(ticket: TicketId): BotMemory
}
