import type { DeliveryStatus } from "../domain/message.ts"

/**
 * How much a status knows. A message only ever moves to a higher one, whatever order platforms report in: an
 * acceptance settles what was unknown; a failure is final, but for the proof that the guest has it after all.
 */
const ORDER: DeliveryStatus[] = ["planned", "unknown", "accepted", "failed", "delivered", "read"]

/** SQL for the rank of a status expression. */
export const rankOf = (status: string): string => `array_position(array['${ORDER.join("', '")}'], ${status})`
