import type { Address } from "../../domain/address.ts"
import type { SimulatorMessage } from "./message.ts"

const MESSAGES_PER_ADDRESS_MAX = 200
const ADDRESSES_MAX = 1_000

/** What a page says of the content it runs on: just read anew, or kept because the new one has to be mended. */
export type ContentNote = { status: "reloaded" | "kept"; lines: string[] }

export type HubEvent =
  | { kind: "message"; message: SimulatorMessage }
  | { kind: "typing"; address: Address }
  /** What the bot remembers of a talk has changed. */
  | { kind: "thread"; address: Address }
  | { kind: "content"; note: ContentNote }
  | { kind: "closed" }

/** Where the simulator's answers wait for the pages that show them. Lives in one process and forgets with it. */
export interface SimulatorHub {
  /** Keeps and passes on; a message whose id this address already has changes nothing. */
  publish(messages: SimulatorMessage[]): void
  typing(address: Address): void
  threadChanged(address: Address): void
  /** Told to every page; one about content to be mended also to those that open later, until the next note. */
  noteContent(note: ContentNote): void
  standingNote(): ContentNote | null
  /** The last messages published to an address, oldest first, at most 200. */
  recent(address: Address): SimulatorMessage[]
  /**
   * Hears everything for these addresses from now on; one that ends in `*` means all that begin so.
   * @returns the way to stop, harmless to call twice
   */
  subscribe(addresses: string[], listener: (event: HubEvent) => void): () => void
  /** Tells every listener that the process ends, so that open streams do not hold it up. */
  close(): void
}

type Subscription = { addresses: string[]; listener: (event: HubEvent) => void }

export function createSimulatorHub(): SimulatorHub {
  const kept = new Map<Address, SimulatorMessage[]>()
  const subscriptions = new Set<Subscription>()
  let standing: ContentNote | null = null

  function tell(address: Address, event: HubEvent): void {
    for (const { addresses, listener } of subscriptions) {
      if (addresses.some((wanted) => isMatch(wanted, address))) listener(event)
    }
  }

  /** @returns whether it is new */
  function keep(message: SimulatorMessage): boolean {
    const messages = kept.get(message.address) ?? []
    if (messages.some((known) => known.id === message.id)) return false
    // Set again, so that the map's first key is the address silent for longest.
    kept.delete(message.address)
    kept.set(message.address, [...messages, message].slice(-MESSAGES_PER_ADDRESS_MAX))
    const [oldest] = kept.keys()
    if (kept.size > ADDRESSES_MAX && oldest) kept.delete(oldest)
    return true
  }

  return {
    publish(messages) {
      for (const message of messages) if (keep(message)) tell(message.address, { kind: "message", message })
    },
    typing: (address) => tell(address, { kind: "typing", address }),
    threadChanged: (address) => tell(address, { kind: "thread", address }),
    noteContent(note) {
      standing = note.status === "kept" ? note : null
      for (const { listener } of [...subscriptions]) listener({ kind: "content", note })
    },
    standingNote: () => standing,
    recent: (address) => [...(kept.get(address) ?? [])],
    subscribe(addresses, listener) {
      const subscription = { addresses, listener }
      subscriptions.add(subscription)
      return () => subscriptions.delete(subscription)
    },
    close() {
      for (const { listener } of [...subscriptions]) listener({ kind: "closed" })
      subscriptions.clear()
    },
  }
}

function isMatch(wanted: string, address: Address): boolean {
  return wanted.endsWith("*") ? address.startsWith(wanted.slice(0, -1)) : address === wanted
}
