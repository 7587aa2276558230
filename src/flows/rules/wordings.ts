import { LANGUAGES, type Language } from "../../domain/language.ts"
import type { Values } from "../../domain/values.ts"
import type { Finding, FlowNode, HotelFacts } from "../content.ts"
import { MEMBER_VALUES } from "../member-values.ts"
import { atKey, atStep, nodesOf, type SourceFlow, variantsOf, type World } from "../world.ts"
import { ENGINE_TEMPLATES, TIMED_TEMPLATES } from "./engine-templates.ts"

/** Everywhere a flow names a template, with where it stands. */
export type Use = { template: string; by: string | null; at: (message: string) => Finding }

export function namesKnownTemplates({ flows, templates }: World): Finding[] {
  return flows.flatMap((source) =>
    usesIn(source).flatMap(({ template, by, at }) => {
      if (templates.has(template) || (by !== null && templates.has(`${template}-other`))) return []
      const wanted = by === null ? template : `${template}-other`
      return [at(`There is no template ${wanted}: write it in templates/${template.split(".")[0]}.yaml or mend the name.`)]
    }),
  )
}

export function usesIn(source: SourceFlow): Use[] {
  const asks = Object.entries(source.flow.slots).flatMap(([name, slot]) =>
    (["ask", "invalid"] as const).flatMap((key) => {
      const template = slot[key]
      return template ? [{ template, by: null, at: (message: string) => atKey(source, ["slots", name, key], message) }] : []
    }),
  )
  const said = nodesOf(source).flatMap((node) =>
    templatesIn(node).map(({ template, by }) => ({ template, by, at: (message: string) => atStep(source, node, message) })),
  )
  return [...asks, ...said]
}

export function templatesIn(node: FlowNode): { template: string; by: string | null }[] {
  const plain = (...ids: string[]) => ids.map((template) => ({ template, by: null }))
  switch (node.kind) {
    case "say":
      return [{ template: node.template, by: node.by }]
    case "confirm":
      return node.no === null ? plain(node.template) : plain(node.template, node.no)
    case "hand-off":
      return plain(node.handOff.reason, node.handOff.say)
    case "pair":
      return node.pair === "code" ? [] : plain(node.pair.again)
    case "ticket":
      return node.ticket.reason === undefined ? [] : plain(node.ticket.reason)
    case "follow-up":
      return plain(node.followUp.ask, node.followUp.yes)
    default:
      return []
  }
}

const HOUSE = ["hotel", "guest", "hail", "greeting", "phone", "manager", "now", "checkout"]
const EMERGENCY = ["emergency.fire", "emergency.medical", "emergency.police"]

/** A text may only ask for what the house, the hotel's facts or the flow can give. */
export function valuesAreKnown(world: World): Finding[] {
  const findings = new Map<string, Finding>()
  const check = (id: string, given: Set<string>, speaker: string): void => {
    for (const [language, wording] of world.templates.get(id)?.wordings ?? []) {
      for (const name of wording.placeholders) {
        if (given.has(name) || isHouseValue(name, language, world.facts)) continue
        const message = `${id} asks for {{ ${name} }}, which ${speaker} cannot give: mend the name or add it there.`
        findings.set(`${id} ${name} ${speaker}`, { file: world.templates.get(id)?.file ?? "", line: wording.line, message })
      }
    }
  }
  for (const source of world.flows) {
    const given = valuesOf(source, world)
    for (const { template, by } of usesIn(source))
      for (const id of variantsOf(world.templates, template, by)) check(id, given, `the flow ${source.flow.name}`)
  }
  const timed = new Set(["minutes", "by"])
  for (const id of ENGINE_TEMPLATES) check(id, TIMED_TEMPLATES.has(id) ? timed : new Set(), "the house")
  for (const id of world.templates.keys()) if (id.startsWith("menu.")) check(id, new Set(), "a menu")
  return [...findings.values()]
}

function isHouseValue(name: string, language: Language, facts: HotelFacts | null): boolean {
  if (name.startsWith("facts.")) return facts === null || hasValue(facts.byLanguage[language], name.split(".").slice(1))
  return HOUSE.includes(name) || Object.hasOwn(MEMBER_VALUES, name) || EMERGENCY.includes(name)
}

function hasValue(values: Values, path: string[]): boolean {
  const [first = "", ...rest] = path
  const value = Object.hasOwn(values, first) ? values[first] : undefined
  if (rest.length === 0) return value !== undefined && typeof value !== "object"
  return typeof value === "object" && value !== null && hasValue(value, rest)
}

function valuesOf(source: SourceFlow, world: World): Set<string> {
  const given = new Set(Object.keys(source.flow.slots))
  if (given.has("item")) given.add("unit")
  if (isTimed(source, world)) for (const name of ["minutes", "by"]) given.add(name)
  return given
}

/** A time can be told once there is a ticket: the flow opens one, chases one, or is begun by a flow that does. */
function isTimed(source: SourceFlow, world: World): boolean {
  const opens = (other: SourceFlow): boolean =>
    other.flow.intents.includes("chase") || nodesOf(other).some(({ kind }) => kind === "ticket" || kind === "hand-off")
  const names = (other: SourceFlow): boolean =>
    nodesOf(other).some((node) => (node.kind === "call" || node.kind === "link") && node.flow === source.flow.name)
  const calls = nodesOf(source).flatMap((node) => (node.kind === "call" ? [node.flow] : []))
  const called = world.flows.filter(({ flow }) => calls.includes(flow.name))
  return opens(source) || called.some(opens) || world.flows.some((other) => names(other) && opens(other))
}

/** Every language reads out the same facts; how it addresses and counts is its own affair. */
const OWN_AFFAIR = new Set(["guest", "hail", "greeting", "unit", "hotel", "manager", "now"])

export function languagesAgree({ templates, property }: World): Finding[] {
  const spoken = property?.languages ?? LANGUAGES
  return [...templates.values()].flatMap(({ id, file, wordings }) => {
    const sets = spoken.flatMap((language) => {
      const wording = wordings.get(language)
      return wording ? [{ language, line: wording.line, names: [...wording.placeholders].filter((name) => !OWN_AFFAIR.has(name)) }] : []
    })
    const all = new Set(sets.flatMap(({ names }) => names))
    return sets.flatMap(({ language, line, names }) => {
      const missing = [...all].filter((name) => !names.includes(name))
      if (missing.length === 0) return []
      const message = `The ${language} wording of ${id} leaves out {{ ${missing.join(" }}, {{ ")} }}, which others say: say the same in every language.`
      return [{ file, line, message }]
    })
  })
}

const LABEL_CHARS_MAX = 20

/** Buttons hold 20 characters; a longer label would be cut off. */
export function labelsFit({ flows, templates, catalogue }: World): Finding[] {
  const lists = new Set(
    flows.flatMap(({ flow }) => Object.values(flow.slots).flatMap((slot) => (slot.type === "choice" ? [slot.from] : []))),
  )
  const entries = [...lists].flatMap((list) => (catalogue?.get(list) ?? []).map((entry) => ({ list, ...entry })))
  const tooLong = entries.flatMap(({ list, key, label }) =>
    Object.entries(label).flatMap(([language, text]) =>
      [...text].length > LABEL_CHARS_MAX
        ? [
            {
              file: "flows/catalogue.yaml",
              line: null,
              message: `The ${language} label of ${key} in ${list} has more than ${LABEL_CHARS_MAX} characters: a button cannot show it, shorten it.`,
            },
          ]
        : [],
    ),
  )
  return [...tooLong, ...menuLabelsTooLong(templates)]
}

function menuLabelsTooLong(templates: World["templates"]): Finding[] {
  const labels = [...templates.values()].filter(({ id }) => id.startsWith("menu.") || id === "repair.yes" || id === "repair.no")
  return labels.flatMap(({ id, file, wordings }) =>
    [...wordings].flatMap(([language, { text, line }]) =>
      [...text].length > LABEL_CHARS_MAX
        ? [
            {
              file,
              line,
              message: `The ${language} label ${id} has more than ${LABEL_CHARS_MAX} characters: a button cannot show it, shorten it.`,
            },
          ]
        : [],
    ),
  )
}
