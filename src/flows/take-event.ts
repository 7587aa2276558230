import { bringPerson } from "./bring-person.ts"
import { countStall } from "./count-stall.ts"
import { type Draft, flowOf, type TurnInput, topFrame } from "./draft.ts"
import { say } from "./speak.ts"
import { startEventFlow } from "./start-flow.ts"
import { findWaitingTicket, relayToTicket } from "./waiting-ticket.ts"

type EventInput = Extract<TurnInput, { kind: "event" }>

/**
 * A platform's event: somebody added us, or sent what is not text. A picture during a complaint belongs to it; during a
 * question we kindly ask for words; otherwise the hotel's own flow for such an event answers.
 */
export function takeEvent(draft: Draft, { event, text }: EventInput): void {
  const flow = draft.script.events.get(event)
  if (event === "follow") {
    draft.memory.misses = 0
    if (flow) startEventFlow(draft, flow)
    return
  }
  if (event === "room-code" && flow) {
    takeRoomCode(draft, flow)
    return
  }
  const frame = topFrame(draft)
  if (frame?.asked) draft.effects.push({ kind: "cancel-timers", prefix: "silence:" })
  draft.memory.silences = 0
  const waiting = findWaitingTicket(draft)
  if (waiting && event !== "sticker") {
    draft.comeBack = "leave"
    relayToTicket(draft, waiting, text || `[${event}]`)
    return
  }
  if (frame?.asked) {
    if (!countStall(draft)) {
      bringPerson(draft)
      return
    }
    draft.comeBack = "ask"
    say(draft, "repair.text-only")
    return
  }
  if (flow) startEventFlow(draft, flow)
  else say(draft, "repair.text-only")
}

/** Who was just asked for name and room has answered with the code: what they wanted then is what they want now. */
function takeRoomCode(draft: Draft, flow: string): void {
  if (topFrame(draft)?.asked) draft.effects.push({ kind: "cancel-timers", prefix: "silence:" })
  draft.memory.silences = 0
  draft.memory.misses = 0
  const asking = topFrame(draft)
  const isIdentifying = asking?.asked && [...(flowOf(draft, asking)?.nodes.values() ?? [])].some(({ kind }) => kind === "pair")
  if (isIdentifying) draft.memory.frames.pop()
  startEventFlow(draft, flow)
  const frame = topFrame(draft)
  if (isIdentifying && asking.cause && frame) frame.cause = asking.cause
}
