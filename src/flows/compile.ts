import type { Phase } from "../domain/guest.ts"
import { hashText } from "../lib/hash.ts"
import { type CompiledFlow, END, type FlowNode, type NodeKind } from "./content.ts"
import type { Flow, Step } from "./schema.ts"

/** A step's place in its file, for findings: where its YAML stands. */
export type StepPlace = (string | number)[]

/**
 * Lays a flow's steps out flat. Ids follow the file: `3` is the fourth step, `3.0.1` the second step of its first arm.
 * @returns the flow and, for each step, its path in the YAML
 */
export function compileFlow(
  flow: Flow,
  file: string,
  lineAt: (place: StepPlace) => number | null = () => null,
): { flow: CompiledFlow; places: Map<string, StepPlace> } {
  const nodes = new Map<string, FlowNode>()
  const places = new Map<string, StepPlace>()
  const first = layOut(flow.steps, { prefix: "", after: END, place: ["steps"], nodes, places })
  nodes.set(END, { id: END, next: END, kind: "end" })
  const wanted = flow.for === undefined ? ["anyone"] : [flow.for].flat()
  return {
    places,
    flow: {
      name: flow.flow,
      file,
      hash: hashText(JSON.stringify([flow.slots ?? {}, flow.steps])),
      phases: wanted.includes("anyone") ? null : (wanted as Phase[]),
      otherwise: flow.otherwise ?? null,
      intents: flow.start?.intents ?? [],
      events: flow.start?.events ?? [],
      repair: flow.start?.repair ?? null,
      slots: flow.slots ?? {},
      first,
      nodes,
      lines: new Map([...places].flatMap(([id, place]) => lineOf(id, lineAt(place)))),
    },
  }
}

const lineOf = (id: string, line: number | null): [string, number][] => (line === null ? [] : [[id, line]])

type Layout = { prefix: string; after: string; place: StepPlace; nodes: Map<string, FlowNode>; places: Map<string, StepPlace> }

/** @returns the id of the first step, or of what follows when there is none */
function layOut(steps: Step[], layout: Layout): string {
  const idAt = (index: number): string => (index < steps.length ? `${layout.prefix}${index}` : layout.after)
  steps.forEach((step, index) => {
    const id = idAt(index)
    const next = idAt(index + 1)
    const place = [...layout.place, index]
    layout.places.set(id, place)
    const kind = "branch" in step ? branchOf(step.branch, id, next, { ...layout, place: [...place, "branch"] }) : kindOf(step)
    layout.nodes.set(id, { id, next, ...kind })
  })
  return idAt(0)
}

function branchOf(arms: Extract<Step, { branch: unknown }>["branch"], id: string, next: string, layout: Layout): NodeKind {
  return {
    kind: "branch",
    arms: arms.map((arm, index) => {
      const steps = "when" in arm ? arm.do : arm.else
      const place = [...layout.place, index, "when" in arm ? "do" : "else"]
      const first = layOut(steps, { ...layout, prefix: `${id}.${index}.`, after: next, place })
      return { when: "when" in arm ? arm.when : null, first }
    }),
  }
}

function kindOf(step: Exclude<Step, { branch: unknown }>): NodeKind {
  if ("collect" in step) return { kind: "collect", slots: step.collect }
  if ("confirm" in step) {
    const confirm = typeof step.confirm === "string" ? { ask: step.confirm } : step.confirm
    return {
      kind: "confirm",
      template: confirm.ask,
      no: "no" in confirm ? confirm.no : null,
      answer: "answer" in confirm ? confirm.answer : null,
    }
  }
  if ("say" in step) {
    const say = typeof step.say === "string" ? { template: step.say } : step.say
    return { kind: "say", template: say.template, by: say.by ?? null, options: say.options ?? [] }
  }
  if ("call" in step) return { kind: "call", flow: step.call }
  if ("link" in step) return { kind: "link", flow: step.link }
  if ("ticket" in step) return { kind: "ticket", ticket: step.ticket }
  if ("hand-off" in step) return { kind: "hand-off", handOff: step["hand-off"] }
  if ("follow-up" in step) return { kind: "follow-up", followUp: step["follow-up"] }
  if ("record" in step) return { kind: "record", record: step.record }
  if ("pair" in step) return { kind: "pair", pair: step.pair }
  if ("withdraw" in step) return { kind: "withdraw", intent: step.withdraw }
  return { kind: "end" }
}
