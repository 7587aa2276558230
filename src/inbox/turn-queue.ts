import type { ConversationId } from "../domain/ids.ts"
import type { Log } from "../ports/runtime.ts"

const CONVERSATIONS_PER_BATCH_MAX = 64

/**
 * Runs turns: at most one batch per lane at a time, and never the same conversation in two lanes, so that a guest's
 * messages are dealt with one after the other. `take` returns the conversations that have more to do.
 */
export function createTurnQueue(deps: { take: (conversations: ConversationId[]) => Promise<ConversationId[]>; lanes: number; log: Log }) {
  const wanted = new Set<ConversationId>()
  const running = new Set<ConversationId>()
  let lanesBusy = 0
  const idle: (() => void)[] = []

  function nextBatch(): ConversationId[] {
    const batch: ConversationId[] = []
    for (const conversation of wanted) {
      if (running.has(conversation)) continue
      batch.push(conversation)
      if (batch.length === CONVERSATIONS_PER_BATCH_MAX) break
    }
    for (const conversation of batch) {
      wanted.delete(conversation)
      running.add(conversation)
    }
    return batch
  }

  async function runLane(): Promise<void> {
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      let more: ConversationId[] = []
      try {
        more = await deps.take(batch)
      } catch (error) {
        // The events stay pending in the database: the tick finds them again.
        deps.log.error("turns failed", { conversations: batch.length, error: String(error) })
      }
      for (const conversation of batch) running.delete(conversation)
      for (const conversation of more) wanted.add(conversation)
    }
  }

  function start(): void {
    while (lanesBusy < deps.lanes && [...wanted].some((conversation) => !running.has(conversation))) {
      lanesBusy++
      void runLane().finally(() => {
        lanesBusy--
        if (wanted.size > 0) start()
        else if (lanesBusy === 0) for (const resolve of idle.splice(0)) resolve()
      })
    }
  }

  return {
    schedule(conversations: ConversationId[]): void {
      for (const conversation of conversations) wanted.add(conversation)
      start()
    },
    /** Resolves when nothing is wanted or running. */
    settle(): Promise<void> {
      if (lanesBusy === 0 && wanted.size === 0) return Promise.resolve()
      return new Promise((resolve) => {
        idle.push(resolve)
      })
    },
  }
}
