import { careWindow, dueReport } from "../care/care-window.ts"
import { MINUTE_MS } from "../lib/time.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { Deps } from "./deps.ts"

/**
 * Once a minute: whose arrival is near and not prepared by what is known by now. It asks the database each time and
 * remembers nothing that matters, so a restart, a late booking or a second replica changes nothing.
 */
export function createLookAhead(deps: Pick<Deps, "store" | "clock" | "ids" | "content">): () => Promise<void> {
  let lastMinute = -1
  return async () => {
    const now = deps.clock.now()
    const minute = Math.floor(now.getTime() / MINUTE_MS)
    if (minute === lastMinute) return
    const { property } = deps.content()
    const report = dueReport(now, property, deps.ids)
    if (report) await deps.store.commit([{ ...emptyCommit(now), jobs: [report] }])
    await deps.store.planPreparations(careWindow(now, property), now)
    lastMinute = minute
  }
}
