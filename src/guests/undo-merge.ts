import type { GuestId, MergeId } from "../domain/ids.ts"
import type { GuestState, MergeRecord } from "../ports/guest-store.ts"
import type { GuestDeps, Refusal } from "./guest-content.ts"

/** Makes one profile two again: what the merge moved goes back, what was told since stays with the kept one. */
export async function undoMerge(deps: GuestDeps, { id, by }: { id: MergeId; by: string }): Promise<{ ok: true } | Refusal> {
  const { store, clock, ids } = deps
  const merge = await store.findMerge(id)
  if (!merge) return { ok: false, reason: "There is no such merge." }
  const refusal = refuseUndo(merge, await store.findGuestState(merge.kept), await store.findGuestState(merge.gone))
  if (refusal) return { ok: false, reason: refusal }
  const isDone = await store.undoMerge({ id, by, at: clock.now(), audit: ids.make("aud") })
  return isDone ? { ok: true } : { ok: false, reason: ALREADY }
}

const ALREADY = "This merge has been undone already."

/** Why it cannot be undone, in one sentence; null when it can. Merges of merges are undone from the last one back. */
function refuseUndo(merge: MergeRecord, kept: GuestState | null, gone: GuestState | null): string | null {
  if (merge.undoneAt) return ALREADY
  if (!kept || !gone || kept.erasedAt || gone.erasedAt) return "The guest's data has been erased: there is nothing to part."
  if (kept.mergedInto) return "The profile was merged again since: undo that merge first."
  return gone.mergedInto === (merge.kept satisfies GuestId) ? null : "The two profiles are not one any more."
}
