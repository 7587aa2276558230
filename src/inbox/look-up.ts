import type { ClaimFacts, ClaimQuestion, LookUp } from "../domain/claim.ts"
import { type Resolved, resolveClaim } from "../guests/resolve-claim.ts"
import { readRoomCode } from "../guests/room-code.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Store, TurnFacts } from "../ports/store.ts"

/** The name of the secret that signs the codes of rooms. */
export const ROOM_CODE_SECRET = "room-codes"

/** What has been looked up: of a claim what is known, and for a guest what comes of it; or what they order every time. */
export type LookedUp = { question: LookUp; found: ClaimFacts | null; resolved: Resolved; usual: string | null }

/** Looks up what a turn asked for. A code that is not ours, or too old, is found nowhere. */
export async function lookUp(
  question: LookUp,
  { conversation, guest }: Pick<TurnFacts, "conversation" | "guest">,
  { store, ids, now }: { store: Store; ids: Ids; now: Date },
): Promise<LookedUp> {
  if (question.kind === "usual") return { question, ...NOTHING, usual: guest ? await store.findUsual(guest.id) : null }
  const { address, language } = conversation
  const code = question.kind === "code" ? question.code : null
  const where = await placeOf(question, store, now)
  const found = where === null ? null : await store.findClaim({ where, address, code }, now)
  return { question, found, resolved: resolveClaim(question, found, { address, guest, language }, ids.make("gst")), usual: null }
}

const NOTHING: Pick<LookedUp, "found" | "resolved"> = { found: null, resolved: { outcome: "staff", tie: null, isWrong: false } }

async function placeOf(question: ClaimQuestion, store: Store, now: Date): Promise<string | null> {
  if (question.kind === "name") return question.room
  if (question.kind === "staff") return question.where
  return readRoomCode(await store.getSecret(ROOM_CODE_SECRET), question.code, now)
}
