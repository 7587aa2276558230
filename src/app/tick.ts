import type { ConversationId } from "../domain/ids.ts"
import { addMs } from "../lib/time.ts"
import type { Deps } from "./deps.ts"
import { runDueJobs } from "./run-jobs.ts"

/** An event younger than this is still being dealt with by whoever received it. */
const WAITING_AFTER_MS = 3_000
const WAITING_PER_TICK_MAX = 200
const ROUNDS_PER_TICK_MAX = 40

/**
 * What the clock brings: due jobs, conversations whose turn a crash cut off, messages to send again. Safe to run on
 * every replica at once. `everything` (at start) does not wait for events to age: nobody else is dealing with them.
 */
export async function tick(deps: Deps, schedule: (conversations: ConversationId[]) => void, everything = false): Promise<void> {
  const before = everything ? deps.clock.now() : addMs(deps.clock.now(), -WAITING_AFTER_MS)
  await untilEmpty(() => runDueJobs(deps), 50)
  schedule(await deps.store.findWaitingConversations(before, WAITING_PER_TICK_MAX))
  await untilEmpty(() => deps.outbox.runDue(), 50)
}

async function untilEmpty(run: () => Promise<number>, full: number): Promise<void> {
  for (let round = 0; round < ROUNDS_PER_TICK_MAX; round++) if ((await run()) < full) return
}
