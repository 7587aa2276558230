import type { Language } from "../../domain/language.ts"
import { EMOJI, lintTone } from "../../tone/lint.ts"
import { countQuestions, givesReasonFirst, isBareRefusal, MANNERS } from "../../tone/manners.ts"
import type { Finding, FlowNode } from "../content.ts"
import { nodesOf, type SourceFlow, variantsOf, type World } from "../world.ts"
import { ENGINE_TEMPLATES } from "./engine-templates.ts"
import type { GuestWords } from "./guest-words.ts"
import { waysFrom } from "./paths.ts"
import type { WordWorld } from "./word-world.ts"
import { templatesIn } from "./wordings.ts"

const LINES_MAX = 6

/** Phrases the house does not say, what nobody may be asked, promises without a time. */
export function saysNothingForbidden(world: WordWorld): Finding[] {
  return [...world.said, ...world.told].flatMap(({ id, language, read, at }) =>
    lintTone(read, language).map(({ phrase, better }) => at(`The ${language} wording of ${id} says "${phrase}": rather ${better}.`)),
  )
}

/** No shouting, no pictures, one question, a menu one can take in. */
export function keepsItsVoice(world: WordWorld): Finding[] {
  return [...world.said, ...world.labels].flatMap(({ id, language, read, bare, at }) => {
    const name = `The ${language} wording of ${id}`
    const questions = Math.max(countQuestions(read, language), countQuestions(bare, language))
    return [
      ...(/[!！]/.test(read) ? [at(`${name} has an exclamation mark: end with a full stop.`)] : []),
      ...((read.match(EMOJI) ?? []).length > 0
        ? [at(`${name} has an emoji, which the house sends only after the guest did: leave it out.`)]
        : []),
      ...(questions > 1 ? [at(`${name} puts ${questions} questions: ask one thing, and the next in a step of its own.`)] : []),
      ...(read.split("\n").length > LINES_MAX ? [at(`${name} has more than ${LINES_MAX} lines: make it shorter.`)] : []),
    ]
  })
}

/** A question for a slot gives its reason first. */
export function givesReasons(world: WordWorld): Finding[] {
  const asks = new Set(
    world.flows.flatMap(({ flow }) => Object.values(flow.slots).flatMap(({ ask, optional }) => (ask && !optional ? [ask] : []))),
  )
  return world.said
    .filter(({ id, language, read }) => asks.has(id) && !givesReasonFirst(read, language))
    .map(({ id, language, at }) =>
      at(`The ${language} wording of ${id} asks without a reason: say first what it is for (${REASONS[language]}).`),
    )
}

const REASONS: Record<Language, string> = { "zh-Hans": "为了……", "zh-Hant": "為了……", ja: "…ますので、", en: "So that …," }

/** Whoever hears a no hears at once what can be done instead: in the same words, or in the step that follows everywhere it is said. */
export function refusesNobodyBarely(world: WordWorld): Finding[] {
  const bare = world.said.filter(({ read, language }) => isBareRefusal(read, language))
  return bare
    .filter(({ id, language }) => !isHelpedOn(id, language, world))
    .map(({ id, language, at }) =>
      at(`The ${language} wording of ${id} turns something down and offers nothing: add what can be done instead.`),
    )
}

function isHelpedOn(id: string, language: Language, world: WordWorld): boolean {
  if ((ENGINE_TEMPLATES as readonly string[]).includes(id)) return false
  const ways = world.flows.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      const isSaid = templatesIn(node).some(({ template, by }) => variantsOf(world.templates, template, by).includes(id))
      return isSaid ? [helpsOn(source, node, language, world)] : []
    }),
  )
  const isAsked = world.flows.some(({ flow }) => Object.values(flow.slots).some(({ ask, invalid }) => ask === id || invalid === id))
  return isAsked ? ways.every(Boolean) : ways.length > 0 && ways.every(Boolean)
}

const HELPING = new Set<FlowNode["kind"]>(["collect", "confirm", "ticket", "hand-off", "link", "call"])

function helpsOn({ flow }: SourceFlow, node: FlowNode, language: Language, { templates }: World): boolean {
  if (node.kind === "say" && node.options.length > 0) return true
  const next = flow.nodes.get(node.next)
  if (!next || node.kind === "confirm") return false
  if (next.kind !== "say") return HELPING.has(next.kind)
  return variantsOf(templates, next.template, next.by).every((id) =>
    MANNERS[language].offer.test(templates.get(id)?.wordings.get(language)?.text ?? ""),
  )
}

const SOCIAL = ["greeting", "thanks", "goodbye", "compliment", "chitchat"]

/** A hello, a thank-you or a goodbye sells nothing. */
export function greetsWithoutSelling(world: WordWorld): Finding[] {
  const social = world.flows.filter(({ flow }) => flow.intents.some((intent) => SOCIAL.includes(intent)) || flow.events.includes("follow"))
  const said = new Set(
    social.flatMap((source) =>
      nodesOf(source).flatMap((node) => templatesIn(node).flatMap(({ template, by }) => variantsOf(world.templates, template, by))),
    ),
  )
  return world.said.flatMap(({ id, language, text, at }) => {
    const phrase = said.has(id) ? MANNERS[language].advertising.exec(text)?.[0] : undefined
    return phrase ? [at(`The ${language} wording of ${id} sells ("${phrase.trim()}"), but it is a greeting or thanks: leave it out.`)] : []
  })
}

const PARTS = {
  empathy: "what the guest has been through",
  apology: "an apology",
  action: "what is being done now",
  owner: "who sees to it",
} as const

/** The first words to a complaint: what it was like, sorry, what happens now, who does it and by when. */
export function recoversWell(world: WordWorld): Finding[] {
  const complaints = world.flows.filter(({ flow }) => flow.intents.includes("complaint"))
  const ids = new Set(complaints.flatMap((source) => firstSaid(source, world)))
  return world.said
    .filter(({ id }) => ids.has(id))
    .flatMap((words) => {
      const missing = missingIn(words)
      const message = `The ${words.language} wording of ${words.id} answers a complaint without ${missing.join(", ")}: add it.`
      return missing.length > 0 ? [words.at(message)] : []
    })
}

function missingIn({ language, text, bare }: GuestWords): string[] {
  const { recovery } = MANNERS[language]
  const hasOwner = /\{\{-?\s*(?:manager|owner)\b/.test(text) || recovery.owner.test(bare)
  const missing = (["empathy", "apology", "action"] as const)
    .filter((part) => !recovery[part].test(bare))
    .map((part): string => PARTS[part])
  return [...missing, ...(hasOwner ? [] : [PARTS.owner]), ...(/\{\{-?\s*(?:minutes|by)\b/.test(text) ? [] : ["by when"])]
}

/** What a flow says first on each of its ways. */
function firstSaid({ flow }: SourceFlow, { templates }: World): string[] {
  const said: string[] = []
  const open = [flow.first]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = flow.nodes.get(id)
    if (node?.kind === "say") said.push(...variantsOf(templates, node.template, node.by))
    else if (node?.kind === "hand-off") said.push(node.handOff.say)
    else if (node) open.push(...waysFrom(node))
  }
  return said
}
