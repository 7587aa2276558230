import type { Language } from "../../domain/language.ts"
import type { Finding } from "../content.ts"
import { writtenIn } from "./long-values.ts"
import type { WordWorld } from "./word-world.ts"

/** Words the networks answer by themselves: a guest who sends one alone opts out, opts in or gets the network's help. */
const RESERVED = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "START", "YES", "UNSTOP", "HELP", "INFO"]
const IN_CAPITALS = new RegExp(`\\b(?:${RESERVED.join("|")})\\b`)
const OPTING_OUT = /\bSTOP\b/

type Label = { name: string; language: Language; text: string; at: (message: string) => Finding }

/** What is tapped is sent as words: a label must be one that only we answer. */
export function labelsAreOurs(world: WordWorld): Finding[] {
  return allLabels(world)
    .filter(({ text }) => RESERVED.includes(text.trim().toUpperCase()))
    .map(({ name, language, text, at }) => at(`The ${language} label ${name} is "${text}", which SMS keeps for itself: use other words.`))
}

/** No text holds such a word in capitals, as something to send; how to stop messages may be told. */
export function asksForNoReservedWord(world: WordWorld): Finding[] {
  return world.said.flatMap(({ id, language, read, at }) => {
    const word = IN_CAPITALS.exec(read)?.[0]
    if (!word || (OPTING_OUT.test(word) && OUT[language].test(read))) return []
    return [at(`The ${language} wording of ${id} holds ${word}, which SMS keeps for itself: let guests answer in their own words.`)]
  })
}

const OUT: Record<Language, RegExp> = {
  "zh-Hans": /退订|不再|停止/,
  "zh-Hant": /退訂|不再|停止/,
  ja: /配信|停止|解除/,
  en: /opt out|unsubscribe|no more|stop (?:receiving|messages)/i,
}

/** Two labels that read the same cannot be told apart when one is tapped. */
export function labelsDiffer(world: WordWorld): Finding[] {
  const seen = new Map<string, string>()
  return allLabels(world).flatMap(({ name, language, text, at }) => {
    const key = `${name.split(".")[0]} ${language} ${text.trim()}`
    const other = seen.get(key)
    seen.set(key, other ?? name)
    return other ? [at(`The ${language} labels ${other} and ${name} are both "${text}": a tap cannot tell them apart, change one.`)] : []
  })
}

function allLabels(world: WordWorld): Label[] {
  const lists = new Set(
    world.flows.flatMap(({ flow }) => Object.values(flow.slots).flatMap((slot) => (slot.type === "choice" ? [slot.from] : []))),
  )
  const entries = [...lists].flatMap((list) =>
    (world.catalogue?.get(list) ?? []).flatMap((entry, index) =>
      writtenIn(world).map((language): Label => {
        const at = (message: string): Finding => {
          const line = world.lineIn("flows/catalogue.yaml", [list, index, "label", language])
          return { file: "flows/catalogue.yaml", line, message }
        }
        return { name: `${list}.${entry.key}`, language, text: entry.label[language], at }
      }),
    ),
  )
  return [...world.labels.map((words): Label => ({ ...words, name: words.id })), ...entries]
}
