import type { ConversationId } from "../domain/ids.ts"
import type { InboundEvent } from "../domain/message.ts"
import type { Clock, Ids } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { maskContent } from "./mask-content.ts"

const EVENTS_PER_STATEMENT_MAX = 200

type Waiting = { events: InboundEvent[]; resolve: () => void; reject: (error: unknown) => void }

/**
 * Stores events durably; the promise settles once they may be acknowledged. One statement is under way at a time and
 * takes all that arrived meanwhile, so messages keep the order in which they reached us and a burst costs few statements.
 * Payment card numbers are taken out before anything is kept.
 * `onWork` is told which conversations now have something to do. Rejects with `DatabaseAway` when nothing was stored.
 */
export function createReceiver(deps: { store: Store; clock: Clock; ids: Ids; onWork: (conversations: ConversationId[]) => void }) {
  const queue: Waiting[] = []
  let isStoring = false

  async function store(batch: Waiting[]): Promise<void> {
    const at = deps.clock.now()
    const events = batch
      .flatMap((waiting) => waiting.events)
      .map((event) => ({ ...event, content: maskContent(event.content), id: deps.ids.make("evt") }))
    const conversations = await deps.store.receive(events, at)
    for (const waiting of batch) waiting.resolve()
    if (conversations.length > 0) deps.onWork(conversations)
  }

  /** One delivery's fault must not refuse its neighbours': what fails together is tried alone. */
  async function storeApart(batch: Waiting[]): Promise<void> {
    for (const waiting of batch) await store([waiting]).catch(waiting.reject)
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = [queue.shift() as Waiting]
      let events = batch[0]?.events.length ?? 0
      while (queue[0] && events + queue[0].events.length <= EVENTS_PER_STATEMENT_MAX) {
        const next = queue.shift() as Waiting
        events += next.events.length
        batch.push(next)
      }
      await store(batch).catch((error) => (batch.length > 1 ? storeApart(batch) : batch[0]?.reject(error)))
    }
    isStoring = false
  }

  return function receive(events: InboundEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      queue.push({ events, resolve, reject })
      if (isStoring) return
      isStoring = true
      void drain()
    })
  }
}
