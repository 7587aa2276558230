import type { Language } from "../../domain/language.ts"
import type { Finding, FlowNode } from "../content.ts"
import type { Condition } from "../schema.ts"
import { atStep, nodesOf, type SourceFlow, variantsOf, type World } from "../world.ts"
import { conditionsOf } from "./references.ts"
import { type SlotSets, slotsBefore } from "./slots-before.ts"
import { templatesIn } from "./wordings.ts"

/** A text or a branch may only read what every way to it has asked for, unless it has words for the case that nobody told. */
export function slotsAreSet(world: World): Finding[] {
  const sure = slotsBefore(world, "on every way")
  const possible = slotsBefore(world, "on some way")
  return world.flows.flatMap((source) =>
    nodesOf(source).flatMap((node) => [
      ...blanksIn(source, node, setAt(sure, source, node), world),
      ...undecidedIn(source, node, setAt(possible, source, node)),
    ]),
  )
}

const setAt = (sets: SlotSets, { flow }: SourceFlow, node: FlowNode): ReadonlySet<string> => sets.get(flow.name)?.get(node.id) ?? new Set()

/** Values that would be printed as nothing. */
function blanksIn(source: SourceFlow, node: FlowNode, set: ReadonlySet<string>, world: World): Finding[] {
  const { slots } = source.flow
  const told = new Set(set)
  const blanks = new Map<string, string>()
  const read = (template: string, by: string | null): void => {
    for (const id of variantsOf(world.templates, template, by))
      for (const name of bareValuesIn(world, id))
        if (Object.hasOwn(slots, name) && !told.has(name)) blanks.set(`${id} ${name}`, messageOf(id, name))
  }
  for (const name of node.kind === "collect" ? node.slots : []) {
    const slot = slots[name]
    if (!slot?.ask || slot.optional) continue
    read(slot.ask, null)
    if (slot.invalid) read(slot.invalid, null)
    told.add(name)
  }
  for (const { template, by } of templatesIn(node)) read(template, by)
  if (node.kind === "record" && "slot" in node.record && Object.hasOwn(slots, node.record.slot) && !told.has(node.record.slot))
    blanks.set(
      "record",
      `The slot "${node.record.slot}" is recorded here, but not every way to this step has asked for it: collect it first.`,
    )
  return [...blanks.values()].map((message) => atStep(source, node, message))
}

const messageOf = (id: string, name: string): string =>
  `${id} says {{ ${name} }}, which not every way to this step has asked for: collect "${name}" before, or put it inside {% if ${name} %}.`

/** A condition on what nobody has asked for yet can only guess. */
function undecidedIn(source: SourceFlow, node: FlowNode, set: ReadonlySet<string>): Finding[] {
  const names = conditionsOf(node).flatMap((condition) => (readsValue(condition) ? [condition.slot] : []))
  return [...new Set(names)].flatMap((name) => {
    const slot = source.flow.slots[name]
    if (!slot || set.has(name) || slot.optional || !slot.ask) return []
    return [
      atStep(source, node, `This branch decides by "${name}" before anything has asked for it: collect it first, or make it optional.`),
    ]
  })
}

const readsValue = (condition: Condition): condition is Extract<Condition, { slot: string }> =>
  "slot" in condition && !("known" in condition)

const GUARDED = /\{%-?\s*if\b(?:(?!\{%-?\s*(?:if|endif)\b)[\s\S])*\{%-?\s*endif\s*-?%\}/g

/** What a template prints whether or not it is known. */
function bareValuesIn({ templates }: World, id: string): Set<string> {
  const names = new Set<string>()
  const wordings = templates.get(id)?.wordings ?? new Map<Language, { text: string }>()
  for (const { text } of wordings.values()) {
    let bare = text
    for (let before = ""; before !== bare; ) {
      before = bare
      bare = bare.replace(GUARDED, "")
    }
    for (const [, name = ""] of bare.matchAll(/\{\{-?\s*([a-z0-9-]+)/g)) names.add(name)
  }
  return names
}
