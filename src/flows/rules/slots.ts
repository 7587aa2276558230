import type { Finding, FlowNode } from "../content.ts"
import type { Condition, Slot } from "../schema.ts"
import { atKey, atStep, nodesOf, type World } from "../world.ts"
import { conditionsOf, eachCondition } from "./references.ts"

export function namesKnownSlots({ flows, catalogue }: World): Finding[] {
  const unknown = flows.flatMap((source) =>
    nodesOf(source).flatMap((node) =>
      slotsIn(node)
        .filter((name) => !Object.hasOwn(source.flow.slots, name))
        .map((name) => atStep(source, node, `The flow ${source.flow.name} has no slot "${name}": add it under slots or mend the name.`)),
    ),
  )
  const impossible = eachCondition(flows, (condition, source) => {
    const slot = "slot" in condition ? source.flow.slots[condition.slot] : undefined
    if (slot && !fits(condition, slot)) return `This condition can never hold: the slot is a ${slot.type}.`
    if (slot?.type !== "choice" || !("slot" in condition) || !("is" in condition)) return null
    const entries = catalogue?.get(slot.from)
    if (!entries || entries.some(({ key }) => key === condition.is)) return null
    return `"${condition.is}" is no entry of ${slot.from}: the condition can never hold, mend the key.`
  })
  return [...unknown, ...impossible]
}

function slotsIn(node: FlowNode): string[] {
  switch (node.kind) {
    case "collect":
      return node.slots
    case "say":
      return node.by === null ? [] : [node.by]
    case "ticket":
      return [...node.ticket.details, ...(node.ticket.due ? [node.ticket.due] : [])]
    case "record":
      return "slot" in node.record ? [node.record.slot] : []
    case "pair":
      return node.pair === "code" ? [] : [node.pair.room, node.pair.name]
    case "branch":
      return conditionsOf(node).flatMap((condition) => ("slot" in condition ? [condition.slot] : []))
    default:
      return []
  }
}

function fits(condition: Condition, slot: Slot): boolean {
  if ("above" in condition) return slot.type === "count"
  if ("after" in condition) return slot.type === "time"
  return !("has" in condition) || slot.type === "choice"
}

/** A slot that is collected must have a question, unless it is optional or fills itself. */
export function asksWhatItCollects({ flows }: World): Finding[] {
  return flows.flatMap((source) =>
    nodesOf(source).flatMap((node) =>
      (node.kind === "collect" ? node.slots : []).flatMap((name) => {
        const slot = source.flow.slots[name]
        if (!slot || slot.ask || slot.optional || fillsItself(slot)) return []
        return [atStep(source, node, `The slot "${name}" is collected here but has no question: give it an ask, or make it optional.`)]
      }),
    ),
  )
}

const fillsItself = (slot: Slot): boolean =>
  (slot.type === "count" && slot.default !== undefined) || (slot.type === "text" && slot.from === "message")

export function boundsAreInOrder({ flows }: World): Finding[] {
  return flows.flatMap((source) =>
    Object.entries(source.flow.slots).flatMap(([name, slot]) =>
      slot.type === "count" && slot.min > slot.max
        ? [atKey(source, ["slots", name], `The slot "${name}" has its min above its max: no answer could ever fit.`)]
        : [],
    ),
  )
}
