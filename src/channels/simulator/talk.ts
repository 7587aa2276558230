import type { Address } from "../../domain/address.ts"
import type { MessageView } from "../../ports/store.ts"
import type { SimulatorMessage } from "./message.ts"

/**
 * What a page shows when it is opened: what the store knows, with the answers of this process in their full form.
 * The hub's buffer holds every answer from its first one on, so the store's answers count only before that moment;
 * what the phone's owner said is known to the store alone. Oldest first.
 */
export function mergeTalk(address: Address, stored: MessageView[], recent: SimulatorMessage[]): SimulatorMessage[] {
  const since = recent[0] ? Date.parse(recent[0].at) : Number.POSITIVE_INFINITY
  const plain = stored.filter((view) => view.direction === "in" || view.at.getTime() < since).map((view) => plainMessage(address, view))
  return [...plain, ...recent].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function plainMessage(address: Address, view: MessageView): SimulatorMessage {
  const { id, direction, at, text } = view
  return { id, address, direction, at: at.toISOString(), text, options: [], card: null, segments: null }
}
