import { INTENTS, type IntentId, isIntent, type Wish } from "../domain/reading.ts"
import { hasTemplate } from "../templates/catalog.ts"
import { bringPerson } from "./bring-person.ts"
import { type Draft, pushRepair, topFrame } from "./draft.ts"
import { dropFrame } from "./drop-frame.ts"
import { say } from "./speak.ts"
import { startFlow } from "./start-flow.ts"
import { answerSlotOf, wordsOnNo } from "./steps/confirm.ts"
import { switchLanguage } from "./switch-language.ts"
import type { FlowFacts } from "./turn.ts"
import { isCourtesy, isYesOrNo } from "./wish-kinds.ts"

/** In the order in which they win over each other. */
const CONTROLS = ["opt-out", "opt-in", "restart", "cancel", "human", "language", "back", "repeat"] as const

/** Does what steers the conversation itself. @returns the wishes still to be served, or null when nothing was to be steered */
export function takeControl(draft: Draft, wishes: Wish[]): Wish[] | null {
  const control = CONTROLS.find((candidate) => wishes.some((wish) => wish.intent === candidate))
  if (!control) return null
  switch (control) {
    case "opt-out":
    case "opt-in":
      changeConsent(draft, control)
      break
    case "restart":
      Object.assign(draft.memory, { frames: [], waiting: [], offered: [] })
      pushRepair(draft, "restart")
      break
    case "cancel":
      return cancel(draft, wishes)
    case "human":
      bringPerson(draft, true)
      break
    case "language":
      switchLanguage(draft)
      draft.comeBack = "ask"
      break
    case "back":
      goBack(draft)
      break
    case "repeat":
      repeat(draft)
  }
  return wishes
}

export const isControl = (intent: IntentId): boolean => (CONTROLS as readonly string[]).includes(intent)

/** Who wants no more messages is asked nothing more; their tickets are still served. */
export function changeConsent(draft: Draft, change: "opt-out" | "opt-in"): void {
  draft.effects.push({ kind: "set-consent", change })
  if (change === "opt-out") Object.assign(draft.memory, { frames: [], waiting: [], offered: [] })
  else draft.comeBack = "ask"
  const flow = draft.script.starts.get(change)
  if (flow) startFlow(draft, { intent: change, slots: {}, confidence: 1 })
  else say(draft, change === "opt-out" ? "consent.opted-out" : "consent.opted-in")
}

/** Gives up what runs; when nothing does, the order that is named with the cancel or the only one, while nobody has taken it. */
function cancel(draft: Draft, wishes: Wish[]): Wish[] {
  const frame = topFrame(draft)
  const named = frame ? undefined : wishes.find((wish) => findOrder(draft, wish))
  const isAlone = wishes.every((wish) => isControl(wish.intent) || isYesOrNo(wish) || isCourtesy(wish))
  const order = named ? findOrder(draft, named) : frame || !isAlone ? undefined : findOnlyOrder(draft)
  const left = frame ? wordsOnNo(draft, frame) : null
  const stays = frame !== undefined && dropFrame(draft, frame)
  if (stays) {
    say(draft, "handoff.kept")
    return wishes
  }
  for (const { id } of order ? partsOf(draft, order) : []) draft.effects.push({ kind: "settle-ticket", ticket: id, action: "cancelled" })
  if (frame && left) say(draft, left, frame)
  else if (frame || order) pushRepair(draft, "cancel")
  else if (isAlone) say(draft, "repair.nothing-to-cancel")
  return wishes.filter((wish) => wish !== named)
}

const findOrder = (draft: Draft, wish: Wish) =>
  draft.facts.openTickets.findLast(({ intent, kind, isTaken }) => intent === wish.intent && kind === "request" && !isTaken)

/** "Cancel that" after an order: plain enough when there is only one that nobody has taken yet. */
function findOnlyOrder({ facts, script }: Draft) {
  const orders = facts.openTickets.filter(({ intent, kind, isTaken }) => {
    return kind === "request" && !isTaken && isIntent(intent) && INTENTS[intent][0] === "request"
  })
  const [first] = orders
  return first && orders.length === partsOf({ facts, script }, first).length ? first : undefined
}

/** A flow that takes back all its orders when it is told again has made one order of several tickets. */
function partsOf({ facts, script }: Pick<Draft, "facts" | "script">, order: FlowFacts["openTickets"][number]): FlowFacts["openTickets"] {
  const flow = isIntent(order.intent) ? script.flows.get(script.starts.get(order.intent) ?? "") : undefined
  const isWhole = [...(flow?.nodes.values() ?? [])].some((node) => node.kind === "withdraw" && node.intent === order.intent)
  if (!isWhole) return [order]
  return facts.openTickets.filter(({ intent, kind, isTaken }) => intent === order.intent && kind === "request" && !isTaken)
}

/** The question before this one, as if it had not been answered. */
function goBack(draft: Draft): void {
  const frame = topFrame(draft)
  if (!frame) {
    say(draft, "repair.nothing-to-cancel")
    return
  }
  const last = frame.answered?.at(-1)
  if (last) {
    frame.answered = frame.answered?.slice(0, -1) ?? []
    delete frame.slots[last.slot]
    frame.step = last.step
    frame.asked = null
  } else if (frame.asked?.kind === "confirm" && answerSlotOf(draft, frame) === null) {
    frame.asked = { kind: "change" }
    pushRepair(draft, "correct")
    draft.comeBack = "wait"
  } else draft.comeBack = "ask"
}

function repeat(draft: Draft): void {
  if (topFrame(draft)) {
    draft.comeBack = "ask"
    return
  }
  const said = draft.memory.said.filter(({ template }) => hasTemplate(draft.script.templates, template))
  if (said.length === 0) {
    pushRepair(draft, "repeat")
    return
  }
  for (const { template, values } of said) draft.effects.push({ kind: "send", template, values, options: [] })
}
