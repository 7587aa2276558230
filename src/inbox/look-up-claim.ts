import type { ClaimFacts, ClaimQuestion } from "../domain/claim.ts"
import { type Resolved, resolveClaim } from "../guests/resolve-claim.ts"
import { readRoomCode } from "../guests/room-code.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Store, TurnFacts } from "../ports/store.ts"

/** The name of the secret that signs the codes of rooms. */
export const ROOM_CODE_SECRET = "room-codes"

/** A claim that has been looked up: what is known, and for a guest what comes of it. */
export type LookedUp = { question: ClaimQuestion; found: ClaimFacts | null; resolved: Resolved }

/** Looks a claim up for the turn that asked for it. A code that is not ours, or too old, is found nowhere. */
export async function lookUpClaim(
  question: ClaimQuestion,
  { conversation, guest }: Pick<TurnFacts, "conversation" | "guest">,
  { store, ids, now }: { store: Store; ids: Ids; now: Date },
): Promise<LookedUp> {
  const { address, language } = conversation
  const code = question.kind === "code" ? question.code : null
  const where = await placeOf(question, store, now)
  const found = where === null ? null : await store.findClaim({ where, address, code }, now)
  return { question, found, resolved: resolveClaim(question, found, { address, guest, language }, ids.make("gst")) }
}

async function placeOf(question: ClaimQuestion, store: Store, now: Date): Promise<string | null> {
  if (question.kind === "name") return question.room
  if (question.kind === "staff") return question.where
  return readRoomCode(await store.getSecret(ROOM_CODE_SECRET), question.code, now)
}
