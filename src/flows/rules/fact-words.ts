import { LANGUAGES } from "../../domain/language.ts"
import type { Values } from "../../domain/values.ts"
import type { Finding } from "../content.ts"
import type { World } from "../world.ts"
import type { GuestWords } from "./guest-words.ts"

const FACTS = "flows/facts.yaml"

/** Every text of flows/facts.yaml as a guest reads it. */
export function factWords({ facts, property, lineIn }: World): GuestWords[] {
  if (!facts) return []
  return (property?.languages ?? LANGUAGES).flatMap((language) =>
    Object.entries(textsIn(facts.byLanguage[language])).map(([path, text]) => {
      const keys = [...path.split("."), language]
      const at = (message: string): Finding => ({ file: FACTS, line: lineIn(FACTS, keys), message })
      return { id: `facts.${path}`, language, text, read: text, bare: text, at }
    }),
  )
}

function textsIn(values: Values, above = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, string][] => {
      if (typeof value === "object" && value !== null) return Object.entries(textsIn(value, `${above}${key}.`))
      return typeof value === "string" ? [[`${above}${key}`, value]] : []
    }),
  )
}
