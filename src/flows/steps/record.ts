import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import type { Draft } from "../draft.ts"

/** Keeps a slot as a preference of the guest. Nothing told, nothing kept. */
export function record(draft: Draft, frame: Frame, node: NodeOf<"record">): void {
  frame.step = node.next
  const value = frame.slots[node.record.slot]
  if (value) draft.effects.push({ kind: "record-fact", fact: node.record.fact, value: String(value.value) })
}
