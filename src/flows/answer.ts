import type { Wish } from "../domain/reading.ts"

/**
 * What an event meant to a pending question.
 * `taken`: answered, the frame goes on · `understood`: about this question, which is put again · `out-of-bounds`: read,
 * but not possible · `unread`: not an answer. `rest` is what else the guest wants.
 */
export type Answer = { kind: "taken" | "understood" | "out-of-bounds" | "unread"; rest: Wish[] }
