import type { CompiledFlow, FlowNode, Script } from "../flows/content.ts"
import type { Condition } from "../flows/schema.ts"

/** A flow and all that it links to, calls or sends guests to whom it does not serve. */
export function flowsBehind(script: Pick<Script, "flows">, name: string): CompiledFlow[] {
  const all = known.get(script.flows) ?? new Map<string, CompiledFlow[]>()
  known.set(script.flows, all)
  const behind = all.get(name) ?? findBehind(script, name)
  all.set(name, behind)
  return behind
}

/** Asked for at every point of a conversation. */
const known = new WeakMap<Script["flows"], Map<string, CompiledFlow[]>>()

function findBehind(script: Pick<Script, "flows">, name: string): CompiledFlow[] {
  const found = new Map<string, CompiledFlow>()
  const open = [name]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const flow = script.flows.get(next)
    if (!flow || found.has(next)) continue
    found.set(next, flow)
    open.push(...nodesOf(flow).flatMap((node) => (node.kind === "link" || node.kind === "call" ? [node.flow] : [])))
    if (flow.otherwise) open.push(flow.otherwise)
  }
  return [...found.values()]
}

/** Every condition a branch of these flows decides by. */
export const conditionsIn = (flows: CompiledFlow[]): Condition[] =>
  flows.flatMap((flow) =>
    nodesOf(flow).flatMap((node) => (node.kind === "branch" ? node.arms.flatMap(({ when }) => (when ? [when] : [])) : [])),
  )

export const nodesOf = (flow: CompiledFlow): FlowNode[] => [...flow.nodes.values()]
