import { MINUTE_MS, SECOND_MS } from "../lib/time.ts"
import type { PmsFetch } from "../ports/job.ts"
import type { PmsAdapter } from "../ports/pms.ts"
import type { Clock } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"

const FIRST_MS = 5 * SECOND_MS
const LONGEST_MS = 120 * MINUTE_MS

/** How long to wait for a hotel's system before asking again, in ms: ten tries last through eight hours of its being away. */
export const pmsRetryMs = (attempts: number): number => Math.min(FIRST_MS * 4 ** Math.max(attempts - 1, 0), LONGEST_MS)

export type Fetched = { kind: "done"; outcome: string } | { kind: "later"; reason: string; afterMs: number | null }

/**
 * Fetches what an event named and applies it. A reservation that was deleted over there is cancelled here; one that is
 * not there though nobody deleted it changes nothing.
 */
export async function fetchChange(
  { source, what, ref, isDeleted }: PmsFetch,
  adapter: PmsAdapter,
  deps: { store: Pick<Store, "applyStayChanges">; clock: Clock },
): Promise<Fetched> {
  const asked = deps.clock.now()
  const answer = await adapter.fetch({ what, ref, isDeleted })
  if (answer.ok) {
    const applied = await deps.store.applyStayChanges(answer.changes, deps.clock.now())
    return { kind: "done", outcome: applied.map(({ outcome }) => outcome).join(", ") || "nothing" }
  }
  if (answer.retry === "later") return { kind: "later", reason: answer.reason, afterMs: answer.retryAfterMs ?? null }
  if (answer.retry === "gone" && isDeleted && what === "reservation") {
    const [applied] = await deps.store.applyStayChanges(
      [{ kind: "cancelled", source, at: asked, stay: { reservation: ref } }],
      deps.clock.now(),
    )
    return { kind: "done", outcome: applied?.outcome ?? "nothing" }
  }
  // Asking again helps only when somebody mends it; until then the failed job can be seen.
  return answer.retry === "refused" ? { kind: "later", reason: "refused", afterMs: null } : { kind: "done", outcome: "gone" }
}
