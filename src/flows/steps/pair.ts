import type { ClaimQuestion } from "../../domain/claim.ts"
import type { Frame, Slots } from "../../domain/conversation.ts"
import { isIntent } from "../../domain/reading.ts"
import type { NodeOf } from "../content.ts"
import { type Draft, getFlow } from "../draft.ts"
import { say } from "../speak.ts"

/** Where a frame keeps what came of its last `pair`. */
export const PAIRED = "paired"

/**
 * Whose stay is it? The house has to look that up, so the turn stops here until it is decided anew with the answer. A stay
 * that was found is known from here on, and the wish that waited for it comes next; what fitted nothing is forgotten.
 */
export function pair(draft: Draft, frame: Frame, node: NodeOf<"pair">): void {
  const question = questionOf(draft, frame, node)
  const { claim } = draft.facts
  if (!claim || JSON.stringify(claim.question) !== JSON.stringify(question)) {
    draft.asks = question
    return
  }
  frame.step = node.next
  frame.slots[PAIRED] = { type: "choice", value: claim.outcome }
  draft.effects.push({ kind: "claim" })
  if (claim.outcome === "again" && node.pair !== "code") askAgain(draft, frame, node.pair)
  if (claim.known) draft.facts = claim.known
  if (claim.outcome === "found") {
    proveRoom(draft)
    takeUpWish(draft, frame)
  }
}

/** Both, since nobody is told which of them was wrong. */
function askAgain(draft: Draft, frame: Frame, { room, name, again }: Exclude<NodeOf<"pair">["pair"], "code">): void {
  delete frame.slots[room]
  delete frame.slots[name]
  say(draft, again, frame)
  const nodes = [...getFlow(draft, frame.flow).nodes.values()]
  const asking = nodes.find((node) => node.kind === "collect" && (node.slots.includes(name) || node.slots.includes(room)))
  if (asking) frame.step = asking.id
}

function questionOf(draft: Draft, { slots }: Frame, { pair: by }: NodeOf<"pair">): ClaimQuestion {
  if (by === "code") return { kind: "code", code: draft.text }
  return { kind: "name", room: String(slots[by.room]?.value ?? ""), name: String(slots[by.name]?.value ?? "") }
}

/** The room is known for sure now, to all that runs, also while the hotel's system is silent; whoever waits for it need not ask any more. */
function proveRoom({ facts, memory, script }: Draft): void {
  const room = facts.room?.value ?? facts.formerRoom
  if (!room) return
  for (const frame of memory.frames) {
    for (const [name, slot] of Object.entries(script.flows.get(frame.flow)?.slots ?? {})) {
      if (slot.type !== "room" || !slot.from) continue
      frame.slots[name] = { type: "room", value: room, evidence: "verified" }
      if (frame.asked?.kind === "slot" && frame.asked.slot === name) frame.asked = null
    }
  }
}

function takeUpWish(draft: Draft, { cause }: Frame): void {
  if (!cause?.intent || !isIntent(cause.intent)) return
  const slots: Slots = { ...cause.told }
  if (cause.words) slots.words = { type: "text", value: cause.words }
  draft.digressions.unshift({ intent: cause.intent, slots, confidence: 1 })
}
