import type { Language } from "../../domain/language.ts"
import type { FlowOutline, OutlineArm, OutlineStep } from "../../domain/outline.ts"
import type { CompiledFlow, FlowNode, NodeOf } from "../content.ts"
import { conditionWords } from "./condition-words.ts"
import { phrasesIn } from "./phrases-in.ts"
import { type Drawable, stepWords } from "./step-words.ts"

/** Lays a flow out for a picture, in a reader's language: the same nesting as its file. */
export function outlineFlow(flow: CompiledFlow, script: Drawable, language: Language): FlowOutline {
  const phrases = phrasesIn(language)
  const starts = [
    ...(flow.intents.length > 0 ? [phrases.intents(flow.intents.join(phrases.comma))] : []),
    ...flow.events.map((event) => phrases.events[event]),
    ...(flow.repair ? [phrases.repairs[flow.repair]] : []),
  ]
  const phases = flow.phases?.map((phase) => phrases.phases[phase]).join(phrases.comma)
  return {
    flow: flow.name,
    file: flow.file,
    starts: starts.length > 0 ? starts : [phrases.called],
    serves: phases === undefined ? null : phrases.serves(phases),
    otherwise: flow.otherwise === null ? null : { words: phrases.everybodyElse, flow: flow.otherwise },
    steps: stepsAt("", { flow, script, language }),
  }
}

type Around = { flow: CompiledFlow; script: Drawable; language: Language }

/** Steps stand in the file in the order of their ids: `3.0.0`, `3.0.1`, … */
function stepsAt(prefix: string, around: Around): OutlineStep[] {
  const steps: OutlineStep[] = []
  for (let node = around.flow.nodes.get(`${prefix}0`); node; node = around.flow.nodes.get(`${prefix}${steps.length}`)) {
    steps.push(stepOf(node, around))
  }
  return steps
}

function stepOf(node: FlowNode, around: Around): OutlineStep {
  const arms = node.kind === "branch" ? node.arms.map((arm, index) => armOf(node, arm, index, around)) : []
  const flow = node.kind === "call" || node.kind === "link" ? node.flow : null
  const { title, said = [], notes = [] } = stepWords(node, around.flow, around.script, around.language)
  return { id: node.id, kind: node.kind, title, said, notes, flow, arms }
}

function armOf(node: NodeOf<"branch">, arm: NodeOf<"branch">["arms"][number], index: number, around: Around): OutlineArm {
  const { flow, script, language } = around
  const when = arm.when ? conditionWords(arm.when, flow, script, language) : phrasesIn(language).otherwise
  return { when, isElse: arm.when === null, steps: stepsAt(`${node.id}.${index}.`, around) }
}
