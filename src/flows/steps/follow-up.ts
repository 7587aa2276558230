import type { Frame } from "../../domain/conversation.ts"
import { MINUTE_MS, SECOND_MS } from "../../lib/time.ts"
import type { NodeOf } from "../content.ts"
import type { Draft } from "../draft.ts"

const PARKED_MAX = 10

/** Sets the alarm to ask later whether it happened. Until then the frame's values are kept for the question. */
export function followUp(draft: Draft, frame: Frame, node: NodeOf<"follow-up">): void {
  frame.step = node.next
  if (!frame.ticket) return
  const { after, ask } = node.followUp
  draft.effects.push({
    kind: "schedule",
    key: `follow-up:${frame.ticket}`,
    afterMs: after === "promise" ? promiseMs(draft, frame) : durationMs(after),
    timer: "follow-up",
    ticket: frame.ticket,
    ask,
    flow: frame.flow,
  })
  const parked = { ...structuredClone(frame), step: node.id, asked: { kind: "follow-up" as const, ticket: frame.ticket } }
  draft.memory.parked = [...(draft.memory.parked ?? []).filter(({ ticket }) => ticket !== frame.ticket), parked].slice(-PARKED_MAX)
}

function promiseMs(draft: Draft, frame: Frame): number {
  return frame.told ? Math.max(MINUTE_MS, Date.parse(frame.told.by) - draft.facts.now.getTime()) : 15 * MINUTE_MS
}

const UNIT_MS: Record<string, number> = { s: SECOND_MS, m: MINUTE_MS, h: 60 * MINUTE_MS }

/** `30s`, `15m`, `2h` in ms. */
export const durationMs = (text: string): number => Number.parseInt(text, 10) * (UNIT_MS[text.slice(-1)] ?? MINUTE_MS)
