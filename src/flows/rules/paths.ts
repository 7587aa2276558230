import { END, type Finding, type FlowNode } from "../content.ts"
import { atKey, atStep, nodesOf, type SourceFlow, type World } from "../world.ts"

/** Where a step may lead; a link or an end leads nowhere in this flow. */
export function waysFrom(node: FlowNode): string[] {
  if (node.kind === "link" || node.kind === "end") return []
  if (node.kind !== "branch") return [node.next]
  const isComplete = node.arms.some(({ when }) => when === null)
  return [...node.arms.map(({ first }) => first), ...(isComplete ? [] : [node.next])]
}

export function reachesEveryStep({ flows }: World): Finding[] {
  return flows.flatMap((source) => {
    const reached = reachedIn(source)
    const lost = nodesOf(source).filter(({ id }) => !reached.has(id))
    const first = lost.filter((node) => !lost.some((other) => other !== node && waysFrom(other).includes(node.id)))
    return first.map((node) => atStep(source, node, "Nothing leads to this step: it stands behind an end or a link; move or remove it."))
  })
}

function reachedIn({ flow }: SourceFlow): Set<string> {
  const reached = new Set<string>()
  const open = [flow.first]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = flow.nodes.get(id)
    if (!node || reached.has(id)) continue
    reached.add(id)
    open.push(...waysFrom(node))
  }
  return reached
}

/** A branch needs an else when nothing follows it: otherwise the guest could be left without a word. */
export function branchesDecide({ flows }: World): Finding[] {
  return flows.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      if (node.kind !== "branch") return []
      const others = node.arms.findIndex(({ when }) => when === null)
      if (others >= 0 && others < node.arms.length - 1)
        return [atStep(source, node, "The else must be the last way: what follows it is never tried.")]
      if (others >= 0 || node.next !== END) return []
      return [atStep(source, node, "This branch ends the flow and has no else: say what happens when nothing holds.")]
    }),
  )
}

/** Steps after which a guest knows where they stand. */
const CLOSING = new Set<FlowNode["kind"]>(["say", "ticket", "hand-off", "follow-up", "link", "call", "end", "branch", "record"])

export function endsHaveWords({ flows }: World): Finding[] {
  const called = new Set(flows.flatMap((source) => nodesOf(source).flatMap((node) => (node.kind === "call" ? [node.flow] : []))))
  return flows.flatMap((source) => {
    if (called.has(source.flow.name)) return []
    const mute = nodesOf(source).filter((node) => node.next === END && !CLOSING.has(node.kind))
    return mute.map((node) =>
      atStep(source, node, `The flow ends after this ${node.kind}: end with a say, a ticket, a hand-off or a link.`),
    )
  })
}

/** Flows that link to or call each other in a circle would never come to an end. */
export function leadsNowhereTwice({ flows }: World): Finding[] {
  const next = new Map(flows.map((source) => [source.flow.name, nodesOf(source).flatMap(flowIn)]))
  const returns = (name: string): boolean => {
    const seen = new Set<string>()
    const open = [...(next.get(name) ?? [])]
    for (let flow = open.pop(); flow !== undefined; flow = open.pop()) {
      if (flow === name) return true
      if (seen.has(flow)) continue
      seen.add(flow)
      open.push(...(next.get(flow) ?? []))
    }
    return false
  }
  return flows.flatMap((source) => {
    if (!returns(source.flow.name)) return []
    const node = nodesOf(source).find((step) => flowIn(step).length > 0)
    return node ? [atStep(source, node, `The flow ${source.flow.name} comes back to itself by link or call: break the circle.`)] : []
  })
}

const flowIn = (node: FlowNode): string[] => (node.kind === "call" || node.kind === "link" ? [node.flow] : [])

/** A flow that nothing starts is dead text, or a start that somebody forgot. */
export function flowsAreStarted({ flows }: World): Finding[] {
  const named = new Set(flows.flatMap((source) => [source.flow.otherwise, ...nodesOf(source).flatMap(flowIn)]))
  return flows.flatMap((source) => {
    const { name, intents, events, repair } = source.flow
    if (intents.length + events.length > 0 || repair !== null || named.has(name)) return []
    return [atKey(source, ["flow"], `Nothing starts the flow ${name}: give it a start, link to it, or remove it.`)]
  })
}
