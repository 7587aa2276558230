import { END, type FlowNode } from "../../src/flows/content.ts"
import type { Content } from "../../src/flows/load-content.ts"

export type OnStep = (flow: string, step: string) => void

/**
 * The same content, telling each step that is taken: the engine looks a step up when it takes it, and at no other time
 * that matters here. The product itself needs no eyes for this, and `advance` stays pure.
 */
export function traceSteps(content: Content, onStep: OnStep): Content {
  const flows = [...content.flows].map(([name, flow]) => {
    const nodes = new TracedNodes(flow.nodes)
    nodes.onStep = (step) => onStep(name, step)
    return [name, { ...flow, nodes }] as const
  })
  return { ...content, flows: new Map(flows) }
}

class TracedNodes extends Map<string, FlowNode> {
  onStep: (step: string) => void = () => {}

  override get(step: string): FlowNode | undefined {
    this.onStep(step)
    return super.get(step)
  }
}

/** Steps written in the flows that nobody took, as `flow step (what it does)`, e.g. `breakfast 0.2.0 (say)`. */
export function stepsNotTaken(content: Pick<Content, "flows">, taken: (flow: string, step: string) => boolean): string[] {
  return [...content.flows.values()].flatMap(({ name, nodes }) =>
    [...nodes.values()].filter(({ id }) => id !== END && !taken(name, id)).map(({ id, kind }) => `${name} ${id} (${kind})`),
  )
}
