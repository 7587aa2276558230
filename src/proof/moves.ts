import { INTENTS, type IntentId, type Wish } from "../domain/reading.ts"
import { isOpen } from "../domain/ticket.ts"
import type { CompiledFlow, Script } from "../flows/content.ts"
import { conditionsIn } from "./flows-behind.ts"
import { type Move, memoryOf, type Sense, type Stand } from "./stand.ts"
import { nextTimer } from "./take-move.ts"
import { impossibleValue, tellingValues } from "./telling-values.ts"

/** What the flow itself waits for (an answer, its own clock), and what comes between at a cost of one detour. */
export type Moves = { straight: Move[]; aside: Move[]; detours: Move[] }

/** Everything that may happen at this point. */
export function movesAt(stand: Stand, script: Script): Moves {
  const straight = [...answersAt(stand, script), ...clockAt(stand)]
  if (!memoryOf(stand.rows)) return { straight, aside: [says("noise", "hello?", []), ...staffAt(stand)], detours: [] }
  return { straight, aside: [...noiseAt(stand, script), ...staffAt(stand)], detours: otherWishesAt(stand, script) }
}

const says = (sense: Sense, text: string, wishes: Wish[]): Move => ({ kind: "says", sense, text, wishes })
const wish = (intent: IntentId, slots: Wish["slots"] = {}): Wish => ({ intent, slots, confidence: 0.95 })
const word = (sense: Sense, intent: IntentId): Move => says(sense, `(${intent})`, [wish(intent)])

/** What the question that stands may be answered with, possible or not. */
function answersAt({ rows }: Stand, script: Script): Move[] {
  const frame = memoryOf(rows)?.frames.at(-1)
  const flow = frame && script.flows.get(frame.flow)
  switch (frame?.asked?.kind) {
    case "slot": {
      const name = frame.asked.slot
      const slot = flow?.slots[name]
      const told = flow ? tellingValues(script, flow, name, rows.now).map(({ text }) => says("answer", text, [])) : []
      const beyond = slot ? impossibleValue(slot, rows.now) : null
      const [intent] = flow?.intents ?? []
      return beyond && intent ? [...told, says("out-of-bounds", beyond.text, [wish(intent, { [name]: beyond.value })])] : told
    }
    case "confirm":
      return [word("answer", "yes"), word("answer", "no"), ...correctionsOf(flow, rows.now, script)]
    case "change":
      return [word("answer", "no"), ...correctionsOf(flow, rows.now, script)]
    case "follow-up":
      return [word("answer", "yes"), word("answer", "no"), word("answer", "thanks")]
    default:
      return []
  }
}

/** "No, two": the first slot that has another value to tell. */
function correctionsOf(flow: CompiledFlow | undefined, now: Date, script: Script): Move[] {
  const [intent] = flow?.intents ?? []
  if (!flow || !intent) return []
  for (const name of Object.keys(flow.slots)) {
    const [told] = tellingValues(script, flow, name, now).slice(-1)
    if (told && flow.slots[name]?.ask) return [says("answer", `(no,) ${told.text}`, [wish("no"), wish(intent, { [name]: told.value })])]
  }
  return []
}

/** What answers nothing: words we cannot read, pictures, politeness, the same wish again. */
function noiseAt({ rows }: Stand, script: Script): Move[] {
  const memory = memoryOf(rows)
  const frame = memory?.frames.at(-1)
  const [own] = (frame && script.flows.get(frame.flow)?.intents) ?? []
  const again: Move[] = frame?.asked && frame.asked.kind !== "follow-up" && own ? [word("own-wish", own)] : []
  const [guess] = script.starts.keys()
  const guesses: Move[] = guess && tellsGuesses(script) ? [{ kind: "says", sense: "noise", text: "mmh?", wishes: [], near: [guess] }] : []
  return [
    says("noise", "mmh", []),
    ...guesses,
    { kind: "sends", event: "media" },
    ...(frame?.asked ? [] : [{ kind: "sends", event: "sticker" } as const]),
    word("courtesy", "thanks"),
    word("control", "repeat"),
    word("control", "back"),
    ...again,
  ]
}

function clockAt({ rows }: Stand): Move[] {
  return nextTimer(rows) ? [{ kind: "waits" }] : []
}

/** The newest open ticket's people act, once on a path: take it and finish it, put it off, or finish it at once. */
function staffAt({ rows }: Stand): Move[] {
  const { mode } = rows
  if (mode.kind === "bot" && hasStaffActed({ rows })) return []
  const ticket = rows.tickets.findLast((known) => isOpen(known) && (mode.kind === "bot" || known.id === mode.ticket))
  if (!ticket) return []
  const verbs = mode.kind === "staff" ? (["later 10", "done"] as const) : (["take", "later 10", "done"] as const)
  return verbs.map((verb) => ({ kind: "staff", verb, ticket: ticket.id }))
}

/** What steers the talk elsewhere: calling it off, a person, another matter, trouble, no more messages. */
function otherWishesAt({ rows }: Stand, script: Script): Move[] {
  const frames = memoryOf(rows)?.frames ?? []
  const isRunning = (intent: IntentId, name: string): boolean => frames.some(({ flow, cause }) => flow === name || cause?.intent === intent)
  const other = (kind: string, isAsking: boolean): Move[] => {
    const found = [...script.starts].find(([intent, name]) => {
      const flow = script.flows.get(name)
      const asks = flow !== undefined && Object.values(flow.slots).some(({ ask }) => ask)
      return INTENTS[intent][0] === kind && intent !== "chase" && asks === isAsking && !isRunning(intent, name)
    })
    return found ? [word("other-wish", found[0])] : []
  }
  const serious = (["complaint", "emergency", "chase"] as const).filter((intent) => script.starts.has(intent))
  return [
    word("control", "cancel"),
    word("control", "human"),
    word("control", "restart"),
    word("control", "opt-out"),
    ...other("question", false),
    ...other("request", true),
    ...serious.map((intent) => word("other-wish", intent)),
  ]
}

/** Somebody of the house has already taken, put off or finished a ticket. */
export const hasStaffActed = ({ rows }: Pick<Stand, "rows">): boolean =>
  rows.tickets.some(({ status }) => status !== "open" && status !== "cancelled")

const guessing = new WeakMap<Script, boolean>()

/** Does any flow tell a message with a guess from one without? */
function tellsGuesses(script: Script): boolean {
  const known = guessing.get(script) ?? conditionsIn([...script.flows.values()]).some((condition) => "near" in condition)
  guessing.set(script, known)
  return known
}
