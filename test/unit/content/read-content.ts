import { readdirSync, readFileSync } from "node:fs"
import { parse } from "yaml"
import { LANGUAGES, type Language, type Localised } from "../../../src/domain/language.ts"
import { Flow, type Step } from "../../../src/flows/schema.ts"

export type Text = { path: string; text: string }
export type Wording = { id: string; language: Language; text: string }

/** The content files as shipped, under the names the loader knows them by. */
export function readFolder(folder: string): Text[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .sort()
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${folder}/${path}`, "utf8") }))
}

const NO_FLOWS = /^flows\/(?:(?:property|facts|catalogue|profile)\.yaml$|(?:lexicon|examples|simulate)\/)/

export const flowFiles = readFolder("flows").filter(({ path }) => !NO_FLOWS.test(path))
export const flows: Flow[] = flowFiles.map(({ text }) => Flow.parse(parse(text)))

/** Every template by id. */
export const templates = new Map<string, Localised>(
  readFolder("templates").flatMap(({ path, text }) => {
    const group = path.replace(/^templates\/|\.yaml$/g, "")
    return Object.entries(parse(text) as Record<string, Localised>).map(([key, wordings]): [string, Localised] => [
      `${group}.${key}`,
      wordings,
    ])
  }),
)

export const wordings: Wording[] = [...templates].flatMap(([id, texts]) =>
  LANGUAGES.map((language) => ({ id, language, text: String(texts[language] ?? "") })),
)

/** Written for colleagues and the simulator's screen: terse, and outside what a guest may read. */
const STAFF = /^(?:staff|card|ticket|ladder|care|simulator|export)\.|^handoff\.reason-/
export const guestWordings = wordings.filter(({ id }) => !STAFF.test(id))

/** All steps of a flow, those inside branches too. */
export function stepsOf(steps: Step[]): Step[] {
  return steps.flatMap((step) =>
    "branch" in step ? [step, ...step.branch.flatMap((arm) => stepsOf("when" in arm ? arm.do : arm.else))] : [step],
  )
}

/** Names of the values a text asks for. */
export function placeholdersIn(text: string): Set<string> {
  const outputs = [...text.matchAll(/\{\{\s*([\w.-]+)/g)]
  const tests = [...text.matchAll(/\{%-?\s*(?:if|elsif|unless)\s+([\w.-]+)/g)]
  return new Set([...outputs, ...tests].map((match) => match[1] ?? ""))
}

/** What a guest reads with values of ordinary length in place of the braces; of an `if`, the longer way. */
export function sample({ text, language }: Wording): string {
  const long = text.replace(
    /\{%\s*if\s[^%]*%\}(.*?)(?:\{%\s*else\s*%\}(.*?))?\{%\s*endif\s*%\}/g,
    (_, yes: string, no: string | undefined) => ((no ?? "").length > yes.length ? (no ?? "") : yes),
  )
  return long.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => SAMPLES[name]?.[language] ?? facts(name, language) ?? "1208")
}

const all = (text: string): Localised => ({ "zh-Hans": text, "zh-Hant": text, ja: text, en: text })
const SAMPLES: Record<string, Localised> = {
  hail: { "zh-Hans": "王先生，", "zh-Hant": "王先生，", ja: "王様、", en: "Mr Wang, " },
  guest: { "zh-Hans": "王先生", "zh-Hant": "王先生", ja: "王様", en: "Mr Wang" },
  greeting: { "zh-Hans": "晚上好", "zh-Hant": "晚上好", ja: "こんばんは", en: "Good evening" },
  hotel: { "zh-Hans": "海景饭店", "zh-Hant": "海景飯店", ja: "ハーバービューホテル", en: "Harbour View Hotel" },
  manager: all("Chen Ya"),
  owner: all("Chen Ya"),
  item: { "zh-Hans": "浴巾", "zh-Hant": "浴巾", ja: "バスタオル", en: "bath towels" },
  unit: { "zh-Hans": "条", "zh-Hant": "條", ja: "枚", en: "" },
  quantity: all("2"),
  people: all("2"),
  nights: all("2"),
  minutes: all("15"),
  by: all("21:55"),
  time: { "zh-Hans": "明早 6:30", "zh-Hant": "明早 6:30", ja: "明朝6:30", en: "tomorrow at 6:30 am" },
  place: { "zh-Hans": "火车站", "zh-Hant": "火車站", ja: "駅", en: "the station" },
  waited: { "zh-Hans": "半个小时", "zh-Hant": "半小時", ja: "30分", en: "half an hour" },
  dish: { "zh-Hans": "牛肉面一份", "zh-Hant": "牛肉麵一份", ja: "うどん", en: "one club sandwich" },
  title: { "zh-Hans": "青云公司", "zh-Hant": "青雲公司", ja: "青雲商事", en: "Qingyun Ltd" },
  dates: { "zh-Hans": "3月5日两晚", "zh-Hant": "3月5日兩晚", ja: "3月5日から2泊", en: "5 March, two nights" },
  phone: all("+8653200000000"),
  "emergency.fire": all("119"),
  "emergency.medical": all("120"),
  "emergency.police": all("110"),
}

const FACTS = parse(readFileSync("flows/facts.yaml", "utf8")) as Record<string, Record<string, string | Localised>>
function facts(name: string, language: Language): string | null {
  const [, fact = "", field = ""] = name.split(".")
  const value = name.startsWith("facts.") ? FACTS[fact]?.[field] : undefined
  return value === undefined ? null : typeof value === "string" ? value : value[language]
}
