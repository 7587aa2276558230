import type { ClaimFacts, ClaimQuestion, Habits, LookUp } from "../domain/claim.ts"
import { type Resolved, resolveClaim } from "../guests/resolve-claim.ts"
import { readRoomCode } from "../guests/room-code.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Store, TurnFacts } from "../ports/store.ts"

/** The name of the secret that signs the codes of rooms. */
export const ROOM_CODE_SECRET = "room-codes"

/** A claim that has been looked up: what is known, and for a guest what comes of it. */
export type LookedUpClaim = { question: ClaimQuestion; found: ClaimFacts | null; resolved: Resolved }
export type LookedUp = LookedUpClaim | { question: { kind: "habits" }; habits: Habits }

/** What was looked up for one turn, by kind. */
export const claimIn = (looked: LookedUp[] | undefined): LookedUpClaim | null =>
  looked?.find((one): one is LookedUpClaim => "resolved" in one) ?? null
export const habitsIn = (looked: LookedUp[] | undefined): Habits | null =>
  looked?.flatMap((one) => ("habits" in one ? [one.habits] : []))[0] ?? null

/** Looks up what a turn asked for. A code that is not ours, or too old, is found nowhere. */
export async function lookUp(
  question: LookUp,
  { conversation, guest }: Pick<TurnFacts, "conversation" | "guest">,
  { store, ids, now }: { store: Store; ids: Ids; now: Date },
): Promise<LookedUp> {
  if (question.kind === "habits") return { question, habits: guest ? await store.findHabits(guest.id) : { usual: null, likes: [] } }
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
