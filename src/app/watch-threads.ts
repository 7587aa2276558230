import type { Address } from "../domain/address.ts"
import type { ConversationId } from "../domain/ids.ts"
import type { Commit, Store, TurnFacts } from "../ports/store.ts"

const THREADS_MAX = 1_000

/** A guest's words in the simulator, and what the bot remembered when they came. */
export type Heard = Pick<TurnFacts, "conversation" | "guest"> & { text: string; at: Date }

export type WatchedStore = {
  store: Store
  /** The last words of a simulator's guest that a turn was taken for; forgotten when the process ends. */
  lastHeard(address: Address): Heard | null
}

/**
 * The same store, which tells when a commit changed a conversation of the simulator, whoever caused it: a guest, a
 * colleague who took the ticket, a timer. Conversations of real channels are not looked at.
 */
export function watchThreads(store: Store, changed: (address: Address) => void): WatchedStore {
  const addresses = new Map<ConversationId, Address>()
  const heard = new Map<Address, Heard>()

  async function loadTurns(conversations: ConversationId[]): Promise<TurnFacts[]> {
    const loaded = await store.loadTurns(conversations)
    for (const { event, conversation, guest, staff } of loaded.filter(isSimulated)) {
      keep(addresses, conversation.id, conversation.address)
      const { content } = event
      const text = content.kind === "text" ? content.text : content.kind === "postback" ? content.data : null
      if (text !== null && !staff) keep(heard, conversation.address, { conversation, guest, text, at: event.sentAt })
    }
    return loaded
  }

  async function commit(commits: Commit[]): Promise<boolean[]> {
    const written = await store.commit(commits)
    const touched = commits.filter((_, index) => written[index]).flatMap(({ conversations }) => conversations)
    for (const address of new Set(touched.map(({ id }) => addresses.get(id)))) if (address) changed(address)
    return written
  }

  return { store: { ...store, loadTurns, commit }, lastHeard: (address) => heard.get(address) ?? null }
}

const isSimulated = ({ conversation }: TurnFacts): boolean => conversation.address.startsWith("simulator:")

/** Set again, so that the map's first key is the one silent for longest. */
function keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > THREADS_MAX && oldest !== undefined) map.delete(oldest)
}
