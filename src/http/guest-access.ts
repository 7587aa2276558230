import type { Context } from "hono"
import type { GuestId } from "../domain/ids.ts"
import type { GuestContent, GuestDeps } from "../guests/guest-content.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { GuestRecord } from "../ports/guest-store.ts"
import { problem } from "./problem.ts"

/** Who looks and changes, as the audit names it: the API has one key, and no names. */
export const API_ACTOR = "api"

export type GuestRouteDeps = GuestDeps & {
  content: () => GuestContent
  /** An opinion in a note, and what to write instead; null when it is a fact. */
  opinionIn: (note: string) => { phrase: string; better: string } | null
}

export const UNKNOWN_GUEST = "There is no such guest."
export const ERASED_GUEST = "This guest's data was erased."

/** The guest a path names; else the answer: 404, or 410 with the certificate for one whose data was erased. */
export async function findRecord(
  c: Context,
  { store }: Pick<GuestDeps, "store">,
): Promise<{ ok: true; record: GuestRecord } | { ok: false; answer: Response }> {
  const id = guestIdOf(c.req.param("id") ?? "")
  const record = id && (await store.findGuestRecord(id))
  if (record) return { ok: true, record }
  const erasure = id && (await store.findErasure(id))
  const answer = erasure ? problem(c, 410, ERASED_GUEST, { certificate: erasure.id, erasedAt: erasure.at }) : problem(c, 404, UNKNOWN_GUEST)
  return { ok: false, answer }
}

export const guestIdOf = (text: string): GuestId | null => (/^gst_\w+$/.test(text) ? (text as GuestId) : null)

/** Written before anything is shown: what is not on record was not seen. */
export async function recordAccess({ store, clock, ids }: GuestDeps, action: string, subject: string): Promise<void> {
  const audit = { id: ids.make("aud"), actor: API_ACTOR, action, subject }
  await store.commit([{ ...emptyCommit(clock.now()), audits: [audit] }])
}
