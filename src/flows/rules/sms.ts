import type { Language } from "../../domain/language.ts"
import { END, type Finding, type FlowNode } from "../content.ts"
import { type SourceFlow, variantsOf, type World } from "../world.ts"
import { writtenIn } from "./long-values.ts"
import type { WordWorld } from "./word-world.ts"
import { usesIn } from "./wordings.ts"

/** Above this a message is a bill. */
const SEGMENTS_MAX = 3

/** No message is more than three SMS, answers included, even with a long name and a long wish in it. */
export function fitsThreeSegments(world: WordWorld): Finding[] {
  const answersOf = answersByTemplate(world)
  return world.said.flatMap(({ id, language, at }) => {
    const choices = answersOf.get(id) ?? [() => []]
    const segments = Math.max(...choices.map((answers) => world.count(id, language, answers(language))))
    if (segments <= SEGMENTS_MAX) return []
    return [at(`The ${language} wording of ${id} takes ${segments} SMS with long values: shorten it to ${SEGMENTS_MAX}.`)]
  })
}

type Answers = (language: Language) => string[]

function answersByTemplate(world: World): Map<string, Answers[]> {
  const found = new Map<string, Answers[]>()
  const put = (template: string, by: string | null, answers: Answers): void => {
    for (const id of variantsOf(world.templates, template, by)) found.set(id, [...(found.get(id) ?? []), answers])
  }
  for (const source of world.flows) {
    for (const { template, by } of usesIn(source)) put(template, by, () => [])
    for (const slot of Object.values(source.flow.slots)) if (slot.ask) put(slot.ask, null, listAnswers(world, slot))
    for (const node of source.flow.nodes.values()) if (node.kind === "say") put(node.template, node.by, menuAnswers(world, node.options))
  }
  return found
}

type AnySlot = SourceFlow["flow"]["slots"][string]
const listAnswers =
  ({ catalogue }: World, slot: AnySlot): Answers =>
  (language) =>
    slot.type === "choice" ? (catalogue?.get(slot.from) ?? []).map(({ label }) => label[language]) : []

const menuAnswers =
  ({ templates }: World, options: string[]): Answers =>
  (language) =>
    options.map((intent) => templates.get(`menu.${intent}`)?.wordings.get(language)?.text ?? intent)

/** What SMS costs at worst: the longest wording, the dearest flow, and a stay that takes every flow once, in the dearest language. */
export function smsNote(world: WordWorld): string | null {
  const longest = Math.max(0, ...world.said.map(({ id, language }) => world.count(id, language)))
  const byLanguage = writtenIn(world).map((language) => {
    const costs = world.flows.map((source) => ({ name: source.flow.name, segments: flowCost(source, language, world) }))
    return { language, costs, sum: costs.reduce((sum, { segments }) => sum + segments, 0) }
  })
  const [stay] = byLanguage.sort((a, b) => b.sum - a.sum)
  const dearest = stay?.costs.reduce((best, cost) => (cost.segments > best.segments ? cost : best))
  if (!stay || !dearest) return null
  return [
    `SMS: the longest wording takes ${longest} segments`,
    `the dearest flow, ${dearest.name}, ${dearest.segments}${priceOf(dearest.segments, world)}`,
    `a stay that takes every flow once ${stay.sum}${priceOf(stay.sum, world)}, in ${stay.language}.`,
  ].join("; ")
}

function priceOf(segments: number, { property }: World): string {
  const price = property?.sms
  return price ? ` (${(segments * price.segment).toFixed(2)} ${price.currency})` : ""
}

/** Segments on a flow's longest way from start to end, when every answer is understood. */
function flowCost(source: SourceFlow, language: Language, world: WordWorld, above: string[] = []): number {
  const { flow } = source
  if (above.includes(flow.name)) return 0
  const known = new Map<string, number>()
  const inside = (name: string): number => {
    const other = world.flows.find((candidate) => candidate.flow.name === name)
    return other ? flowCost(other, language, world, [...above, flow.name]) : 0
  }
  const costFrom = (id: string): number => {
    const node = flow.nodes.get(id)
    if (!node || id === END || node.kind === "end") return 0
    const before = known.get(id)
    if (before !== undefined) return before
    const cost = node.kind === "link" ? inside(node.flow) : costOf(node) + Math.max(...waysOn(node).map(costFrom))
    known.set(id, cost)
    return cost
  }
  const costOf = (node: FlowNode): number => (node.kind === "call" ? inside(node.flow) : stepCost(source, node, language, world))
  return costFrom(flow.first)
}

const waysOn = (node: FlowNode): string[] => (node.kind === "branch" ? [...node.arms.map(({ first }) => first), node.next] : [node.next])

function stepCost(source: SourceFlow, node: FlowNode, language: Language, world: WordWorld): number {
  const { count } = world
  switch (node.kind) {
    case "say": {
      const answers = menuAnswers(world, node.options)(language)
      return Math.max(0, ...variantsOf(world.templates, node.template, node.by).map((id) => count(id, language, answers)))
    }
    case "collect":
      return node.slots.reduce((sum, name) => {
        const slot = source.flow.slots[name]
        return slot?.ask && !slot.optional ? sum + count(slot.ask, language, listAnswers(world, slot)(language)) : sum
      }, 0)
    case "confirm":
      return count(node.template, language)
    case "hand-off":
      return count(node.handOff.say, language)
    case "follow-up":
      return count(node.followUp.ask, language) + count(node.followUp.yes, language)
    default:
      return 0
  }
}
