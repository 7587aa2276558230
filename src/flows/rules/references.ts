import { INTENTS } from "../../domain/reading.ts"
import type { Finding, FlowNode } from "../content.ts"
import type { Condition } from "../schema.ts"
import { atKey, atStep, nodesOf, type SourceFlow, type World } from "../world.ts"

/** Departments the intents know; a property may add its own. One that is not configured is covered by front office. */
const DEPARTMENTS = new Set<string>(Object.values(INTENTS).flatMap(([, department]) => department ?? []))

export function namesKnownFlows(world: World): Finding[] {
  const known = new Set([...world.flows.map(({ flow }) => flow.name), ...world.broken.map(({ name }) => name)])
  return world.flows.flatMap((source) => {
    const { otherwise } = source.flow
    const lost = nodesOf(source).flatMap((node) =>
      (node.kind === "call" || node.kind === "link") && !known.has(node.flow)
        ? [atStep(source, node, `There is no flow "${node.flow}" to ${node.kind}: write it or mend the name.`)]
        : [],
    )
    if (otherwise === null || known.has(otherwise)) return lost
    return [
      ...lost,
      atKey(source, ["otherwise"], `There is no flow "${otherwise}" for guests it does not serve: write it or mend the name.`),
    ]
  })
}

export function namesKnownLists({ flows, catalogue }: World): Finding[] {
  if (!catalogue) return []
  return flows.flatMap((source) =>
    Object.entries(source.flow.slots).flatMap(([name, slot]) => {
      if (slot.type !== "choice" || catalogue.has(slot.from)) return []
      const message = `The slot "${name}" chooses from "${slot.from}", which is no list of flows/catalogue.yaml: add it or use ${[...catalogue.keys()].join(", ")}.`
      return [atKey(source, ["slots", name, "from"], message)]
    }),
  )
}

export function namesKnownDepartments({ flows, property }: World): Finding[] {
  if (!property) return []
  const isKnown = (name: string): boolean => DEPARTMENTS.has(name) || Object.hasOwn(property.departments, name)
  return flows.flatMap((source) =>
    nodesOf(source).flatMap((node) =>
      departmentsIn(node)
        .filter((name) => !isKnown(name))
        .map((name) => atStep(source, node, `There is no department "${name}": add it to the property file or mend the name.`)),
    ),
  )
}

function departmentsIn(node: FlowNode): string[] {
  if (node.kind === "ticket") return [node.ticket.department]
  return conditionsOf(node).flatMap((condition) => ("department" in condition ? [condition.department] : []))
}

export function namesKnownFacts({ flows, facts }: World): Finding[] {
  if (!facts) return []
  return eachCondition(flows, (condition) =>
    "fact" in condition && !Object.hasOwn(facts.hours, condition.fact)
      ? `The fact "${condition.fact}" has no hours in flows/facts.yaml: add them or mend the name.`
      : null,
  )
}

export function namesKnownFlags({ flows, catalogue }: World): Finding[] {
  if (!catalogue) return []
  return flows.flatMap((source) =>
    eachCondition([source], (condition) => {
      if (!("has" in condition)) return null
      const slot = source.flow.slots[condition.slot]
      const entries = slot?.type === "choice" ? catalogue.get(slot.from) : undefined
      if (!slot || (slot.type === "choice" && !entries)) return null
      if (entries?.some(({ flags }) => flags.includes(condition.has))) return null
      return `No entry that "${condition.slot}" can be has "${condition.has}": set it in flows/catalogue.yaml or mend the name.`
    }),
  )
}

export const conditionsOf = (node: FlowNode): Condition[] =>
  node.kind === "branch" ? node.arms.flatMap(({ when }) => (when ? [when] : [])) : []

/** Findings on the conditions of all branches; `check` returns what is wrong with one, or null. */
export function eachCondition(flows: SourceFlow[], check: (condition: Condition, source: SourceFlow) => string | null): Finding[] {
  return flows.flatMap((source) =>
    nodesOf(source).flatMap((node) =>
      conditionsOf(node).flatMap((condition) => {
        const message = check(condition, source)
        return message === null ? [] : [atStep(source, node, message)]
      }),
    ),
  )
}
