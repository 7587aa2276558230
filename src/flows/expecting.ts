import type { BotMemory } from "../domain/conversation.ts"
import type { Expecting } from "../understanding/understand.ts"
import type { Script } from "./content.ts"

/** What kind of answer the conversation waits for, so that "3" or "1208" can be read for what it is; null when idle. */
export function expectingOf(content: Pick<Script, "flows">, memory: BotMemory): Expecting | null {
  const frame = memory.frames.at(-1)
  switch (frame?.asked?.kind) {
    case "slot":
      return slotExpecting(content, frame.flow, frame.asked.slot)
    case "confirm":
    case "follow-up":
      return { kind: "yes-no" }
    case "change":
      return { kind: "text" }
    default:
      return memory.offered.length > 0 ? { kind: "option", labels: memory.offered.map(({ label }) => label) } : null
  }
}

function slotExpecting(content: Pick<Script, "flows">, flow: string, name: string): Expecting | null {
  const slot = content.flows.get(flow)?.slots[name]
  if (!slot) return null
  return slot.type === "choice" ? { kind: "choice", list: slot.from } : { kind: slot.type }
}
