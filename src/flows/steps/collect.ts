import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import { type Draft, getFlow } from "../draft.ts"
import type { Slot } from "../schema.ts"
import { ask, listOptions, say } from "../speak.ts"

/** Asks for the first thing still missing; goes on when nothing is. */
export function collect(draft: Draft, frame: Frame, node: NodeOf<"collect">): void {
  const { slots } = getFlow(draft, frame.flow)
  const missing = node.slots.find((name) => !frame.slots[name] && !slots[name]?.optional && slots[name]?.ask)
  if (missing === undefined) {
    frame.step = node.next
    return
  }
  const slot = slots[missing]
  if (draft.rejected.delete(missing) && slot?.invalid) say(draft, slot.invalid, frame)
  askSlot(draft, frame, missing)
}

/** Puts a slot's question and waits for its answer. */
export function askSlot(draft: Draft, frame: Frame, name: string): void {
  const slot: Slot | undefined = getFlow(draft, frame.flow).slots[name]
  if (!slot?.ask) return
  frame.asked = { kind: "slot", slot: name }
  ask(draft, frame, slot.ask, slot.type === "choice" ? listOptions(draft, slot.from) : [])
}
