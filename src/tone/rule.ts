/**
 * A phrase the house does not say, and what it says instead.
 * `pattern` is looked for in each sentence, or in the whole text with `whole`; `unless` forgives, in the same place.
 */
export type ToneRule = { rule: string; pattern: RegExp; better: string; unless?: RegExp; whole?: true }
