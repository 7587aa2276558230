import type { GuestId, MergeId } from "../domain/ids.ts"
import { FILLABLE, type Filled, type GuestState } from "../ports/guest-store.ts"
import type { GuestDeps, Refusal } from "./guest-content.ts"

type MergePlan = { ok: true; filled: Filled } | Refusal
export type MergeOutcome = { ok: true; merge: MergeId } | Refusal

/** Makes two profiles one: everything moves to `kept`, what moved is on record, and both ids lead to it afterwards. */
export async function mergeGuests(
  deps: GuestDeps,
  { kept, gone, by }: { kept: GuestId; gone: GuestId; by: string },
): Promise<MergeOutcome> {
  const { store, clock, ids } = deps
  const plan = planMerge(await store.findGuestState(kept), await store.findGuestState(gone))
  if (!plan.ok) return plan
  const id = ids.make("mrg")
  const { filled } = plan
  const isDone = await store.mergeGuests({ id, kept, gone, filled, by, at: clock.now(), audit: ids.make("aud") })
  return isDone ? { ok: true, merge: id } : { ok: false, reason: "One of the two profiles was merged or erased meanwhile." }
}

/** What a merge fills in: only what the kept profile does not have. */
function planMerge(kept: GuestState | null, gone: GuestState | null): MergePlan {
  if (!kept || !gone) return { ok: false, reason: "There is no such guest." }
  if (kept.guest.id === gone.guest.id) return { ok: false, reason: "A guest cannot be merged with themselves." }
  if (kept.erasedAt || gone.erasedAt) return { ok: false, reason: "A guest whose data was erased cannot be merged." }
  if (kept.mergedInto || gone.mergedInto) return { ok: false, reason: "One of the two was merged into another profile: merge that one." }
  const filled: Filled = {}
  for (const column of FILLABLE) {
    const value = gone.guest[column]
    if (kept.guest[column] === null && value !== null) filled[column] = value
  }
  return { ok: true, filled }
}
