import type { Frame } from "../domain/conversation.ts"
import type { Script } from "../flows/content.ts"
import { askedFrame, type Happened, type Move, type Rows, type Stand } from "./stand.ts"

/** Where a move leads, with what has to be counted along the way. */
export function nextStand(stand: Stand, move: Move, cost: number, taken: { rows: Rows; happened: Happened }, script: Script): Stand {
  const { rows, happened } = taken
  const question = questionAfter(stand, move, taken, script)
  return {
    situation: stand.situation,
    rows,
    detours: stand.detours - cost,
    question,
    misses: isMiss(stand, move, happened, question) ? stand.misses + 1 : 0,
    agreed: agreedAfter(stand, move, happened, script),
    depth: stand.depth + 1,
    from: { stand, move, happened },
  }
}

/** Does this move leave the question where it was? What a guest asks for themselves (to hear it again, something else) does not count. */
function isIdle(move: Move): boolean {
  if (move.kind === "says") return ["noise", "courtesy", "own-wish", "out-of-bounds"].includes(move.sense)
  return move.kind !== "staff"
}

function questionAfter(
  stand: Stand,
  move: Move,
  { rows, happened }: { rows: Rows; happened: Happened },
  script: Script,
): Stand["question"] {
  const frame = askedFrame(rows)
  if (!frame) return null
  const key = JSON.stringify([frame.flow, frame.step, frame.asked?.kind === "slot" ? frame.asked.slot : frame.asked?.kind])
  const before = stand.question?.key === key ? stand.question.times : 0
  if (before === 0 || !isIdle(move)) return { key, times: 1 }
  const words = questionWords(frame, script)
  return { key, times: before + (words && happened.said.includes(words) ? 1 : 0) }
}

/** The template of the question a frame waits with; null when it is the engine's own. */
export function questionWords(frame: Frame, script: Script): string | null {
  const flow = script.flows.get(frame.flow)
  const node = flow?.nodes.get(frame.step)
  if (frame.asked?.kind === "slot") return flow?.slots[frame.asked.slot]?.ask ?? null
  if (frame.asked?.kind === "confirm" && node?.kind === "confirm") return node.template
  return frame.asked?.kind === "follow-up" && node?.kind === "follow-up" ? node.followUp.ask : null
}

/** Words that could not be read, moved nothing and told nobody. */
function isMiss(stand: Stand, move: Move, happened: Happened, question: Stand["question"]): boolean {
  const isUnread = move.kind === "says" && move.sense === "noise" && stand.rows.mode.kind === "bot"
  return isUnread && happened.tickets.length === 0 && question?.key === stand.question?.key
}

/** A yes to a recap is kept in mind until something comes of it or the guest takes it back; a yes to an offer is only an answer. */
function agreedAfter(stand: Stand, move: Move, { tickets, recorded }: Happened, script: Script): string | null {
  if (tickets.length > 0 || recorded || move.kind !== "says" || move.sense !== "answer") return null
  if (move.wishes.some(({ intent }) => intent === "no")) return null
  const frame = askedFrame(stand.rows)
  const node = frame && script.flows.get(frame.flow)?.nodes.get(frame.step)
  const isRecap = frame?.asked?.kind === "confirm" && node?.kind === "confirm" && node.answer === null
  return isRecap && move.wishes.some(({ intent }) => intent === "yes") ? frame.flow : stand.agreed
}
