import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import type { Draft } from "../draft.ts"

/** Keeps a slot, or what was just told, as preferences of the guest; or that something was offered. Nothing told, nothing kept. */
export function record(draft: Draft, frame: Frame, node: NodeOf<"record">): void {
  frame.step = node.next
  if ("offered" in node.record) {
    if (draft.facts.arrival) draft.memory.offeredIn = draft.facts.arrival
    return
  }
  if ("told" in node.record) {
    for (const { key, value } of draft.memory.told ?? [])
      draft.effects.push({ kind: "record-fact", fact: key, value, status: node.record.told })
    delete draft.memory.told
    return
  }
  const value = frame.slots[node.record.slot]
  if (value) draft.effects.push({ kind: "record-fact", fact: node.record.fact, value: String(value.value), status: "confirmed" })
}
