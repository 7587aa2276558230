import { END, type FlowNode } from "../content.ts"
import { nodesOf, type SourceFlow, type World } from "../world.ts"

type Names = ReadonlySet<string>
/** By flow and step: the slots that have a value when the step is taken. */
export type SlotSets = Map<string, Map<string, Names>>
type How = "on every way" | "on some way"

/** How often the flows may hand slots on to each other before it settles: longer chains of links are not written. */
const ROUNDS_MAX = 20

/** What has been asked for before each step, over links and calls too: on every way that leads there, or on some way. */
export function slotsBefore(world: World, how: How): SlotSets {
  const started = world.flows.filter(({ flow }) => isStarted(flow.name, world)).map(({ flow }) => [flow.name, new Set<string>()] as const)
  let entries = new Map<string, Names>(started)
  let sets: SlotSets = new Map()
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const walk: Walk = { how, entries: new Map(started), sets: new Map() }
    for (const source of world.flows) walk.sets.set(source.flow.name, setsIn(source, entries.get(source.flow.name) ?? null, sets, walk))
    const isSettled = isSameSets(new Map([["", entries]]), new Map([["", walk.entries]])) && isSameSets(sets, walk.sets)
    sets = walk.sets
    entries = walk.entries
    if (isSettled) break
  }
  return sets
}

type Walk = { how: How; entries: Map<string, Names>; sets: SlotSets }

/** By a guest, or for a guest whom another flow does not serve: nothing is known then but what they happened to write. */
function isStarted(name: string, { flows }: World): boolean {
  const isNamed = flows.some((source) =>
    nodesOf(source).some((node) => (node.kind === "link" || node.kind === "call") && node.flow === name),
  )
  return flows.some(
    ({ flow }) =>
      flow.otherwise === name || (flow.name === name && (!isNamed || flow.intents.length + flow.events.length > 0 || flow.repair !== null)),
  )
}

/** Steps stand in the order in which they can be taken, so one pass over them is enough. */
function setsIn(source: SourceFlow, entry: Names | null, before: SlotSets, walk: Walk): Map<string, Names> {
  const { flow } = source
  const sets = new Map<string, Names>()
  if (entry === null) return sets
  sets.set(flow.first, new Set([...entry, ...filledByThemselves(source)]))
  const lead = (to: string, names: Names): unknown => sets.set(to, meet(walk.how, sets.get(to), names))
  for (const id of [...flow.nodes.keys()].filter((key) => key !== END).sort(inFileOrder)) {
    const node = flow.nodes.get(id)
    const names = sets.get(id)
    if (!node || !names) continue
    if (node.kind === "link" || node.kind === "call") walk.entries.set(node.flow, meet(walk.how, walk.entries.get(node.flow), names))
    if (node.kind === "branch") leadInto(node, names, lead)
    else if (node.kind !== "link" && node.kind !== "end") lead(node.next, after(source, node, names, before))
  }
  return sets
}

/** A branch that asks whether a slot has a value knows it afterwards. */
function leadInto(node: Extract<FlowNode, { kind: "branch" }>, names: Names, lead: (to: string, names: Names) => unknown): void {
  let left = names
  for (const { when, first } of node.arms) {
    const slot = when && "slot" in when ? when : null
    const isKnown = slot !== null && (!("known" in slot) || slot.known)
    lead(first, isKnown && slot ? new Set([...left, slot.slot]) : left)
    if (slot && "known" in slot && !slot.known) left = new Set([...left, slot.slot])
  }
  if (node.arms.every(({ when }) => when !== null)) lead(node.next, left)
}

function after({ flow }: SourceFlow, node: FlowNode, names: Names, before: SlotSets): Names {
  if (node.kind === "collect")
    return new Set([...names, ...node.slots.filter((name) => flow.slots[name]?.ask && !flow.slots[name]?.optional)])
  if (node.kind === "confirm" && node.answer !== null) return new Set([...names, node.answer])
  if (node.kind !== "call") return names
  const brought = before.get(node.flow)?.get(END) ?? new Set<string>()
  return new Set([...names, ...[...brought].filter((name) => Object.hasOwn(flow.slots, name))])
}

const filledByThemselves = ({ flow }: SourceFlow): string[] =>
  Object.entries(flow.slots).flatMap(([name, slot]) =>
    (slot.type === "text" && slot.from === "message") || (slot.type === "count" && slot.default !== undefined) ? [name] : [],
  )

function meet(how: How, known: Names | undefined, names: Names): Names {
  if (!known) return names
  return how === "on some way" ? new Set([...known, ...names]) : new Set([...known].filter((name) => names.has(name)))
}

/** `3.0.1` before `3.1.0` before `4`. */
function inFileOrder(a: string, b: string): number {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)]
  const at = left.findIndex((part, index) => part !== right[index])
  if (at < 0) return left.length - right.length
  return (left[at] ?? 0) - (right[at] ?? -1)
}

const isSame = (a: Names | undefined, b: Names): boolean => a !== undefined && a.size === b.size && [...a].every((name) => b.has(name))

const isSameSets = (a: SlotSets, b: SlotSets): boolean =>
  [...b].every(([flow, sets]) => [...sets].every(([id, names]) => isSame(a.get(flow)?.get(id), names)))
