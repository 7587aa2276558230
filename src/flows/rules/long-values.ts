import { LANGUAGES, type Language } from "../../domain/language.ts"
import type { Values } from "../../domain/values.ts"
import { formatDay, formatMoment } from "../format-time.ts"
import { MEMBER_VALUES } from "../member-values.ts"
import type { Slot } from "../schema.ts"
import { variantsOf, type World } from "../world.ts"
import { usesIn } from "./wordings.ts"

type Value = string | number | null
/** What stands at a template's values, in one language. */
export type ValueAt = (path: string) => Value

/** The longest a guest's own words are quoted: 40 characters, as `formatSlot` cuts them. */
const WORDS: Record<Language, string> = {
  "zh-Hans": "两位大人和一个三岁的孩子，靠窗安静一点的位置，最好离电梯远一些，谢谢你们的安排和照顾",
  "zh-Hant": "兩位大人和一個三歲的孩子，靠窗安靜一點的位置，最好離電梯遠一些，謝謝你們的安排和照顧",
  ja: "大人二名と三歳の子供が一名、窓側の静かな席で、できればエレベーターから離れた場所をお願いします",
  en: "two adults and a child, a quiet place by the window if you can",
}
const WORDS_CHARS_MAX = 40
const GUEST: Record<Language, string> = { "zh-Hans": "欧阳先生", "zh-Hant": "歐陽先生", ja: "長谷川様", en: "Mr Featherstone" }
const HAIL: Record<Language, string> = { "zh-Hans": "欧阳先生，", "zh-Hant": "歐陽先生，", ja: "長谷川様、", en: "Mr Featherstone, " }
const GREETING: Record<Language, string> = { "zh-Hans": "早上好", "zh-Hant": "晚上好", ja: "おはようございます", en: "Good afternoon" }
/** Neither today nor tomorrow, with as many digits as a date can have. */
const MOMENT = new Date("2026-11-28T12:45:00Z")
const NOW = new Date("2026-11-01T00:00:00Z")

/** For a template, the longest values that are likely, by the flows that say it and by what the hotel has written. */
export function longValues(world: World): (id: string, language: Language) => ValueAt {
  const slots = slotsByTemplate(world)
  const byLanguage: Record<Language, Map<Slot | string, Value>> = {
    "zh-Hans": new Map(),
    "zh-Hant": new Map(),
    ja: new Map(),
    en: new Map(),
  }
  const once = (key: Slot | string, language: Language, read: () => Value): Value => {
    const values = byLanguage[language]
    const value = values.has(key) ? (values.get(key) ?? null) : read()
    values.set(key, value)
    return value
  }
  return (id, language) => (path) => {
    const slot = slots.get(id)?.[path]
    if (slot) return once(slot, language, () => slotValue(slot, language, world))
    return once(path, language, () => houseValue(path, language, world) ?? shortWords(path, language))
  }
}

function slotsByTemplate(world: World): Map<string, Record<string, Slot>> {
  const slots = new Map<string, Record<string, Slot>>()
  for (const source of world.flows)
    for (const { template, by } of usesIn(source))
      for (const id of variantsOf(world.templates, template, by)) slots.set(id, { ...slots.get(id), ...source.flow.slots })
  return slots
}

function slotValue(slot: Slot, language: Language, { catalogue }: World): Value {
  switch (slot.type) {
    case "choice":
      return longest((catalogue?.get(slot.from) ?? []).map(({ label }) => label[language]))
    case "count":
      return slot.max
    case "room":
      return "12088"
    case "time":
      return formatMoment(MOMENT, NOW, "UTC", language)
    case "text":
      return [...WORDS[language]].slice(0, WORDS_CHARS_MAX).join("")
  }
}

function houseValue(path: string, language: Language, { facts, property, catalogue }: World): Value {
  if (path.startsWith("facts.")) return facts ? textAt(facts.byLanguage[language], path.split(".").slice(1)) : null
  const values: Record<string, Value | undefined> = {
    hail: HAIL[language],
    guest: GUEST[language],
    greeting: GREETING[language],
    hotel: property?.name[language],
    phone: property?.phone,
    manager: longest(property?.staff.map(({ name }) => name) ?? []),
    ...MEMBER_VALUES,
    "member.level": longest(Object.values(property?.tiers.membership.levels ?? {}).map(({ name }) => name[language])),
    "member.pending-until": formatMoment(MOMENT, NOW, "UTC", language),
    "member.lapses": formatDay(MOMENT, "UTC", language),
    owner: longest(property?.staff.map(({ name }) => name) ?? []),
    unit: longest([...(catalogue?.values() ?? [])].flat().flatMap(({ unit }) => unit?.[language] ?? [])),
    minutes: 120,
    by: "21:45",
    now: "21:45",
    checkout: property?.checkOut,
    "emergency.fire": property?.emergencyNumbers.fire,
    "emergency.medical": property?.emergencyNumbers.medical,
    "emergency.police": property?.emergencyNumbers.police,
  }
  return values[path] ?? null
}

function textAt(values: Values, path: string[]): Value {
  const value = path.reduce<Values[string] | undefined>(
    (at, part) => (typeof at === "object" && at !== null ? at[part] : undefined),
    values,
  )
  return typeof value === "string" || typeof value === "number" ? value : null
}

const shortWords = (path: string, language: Language): string =>
  path === "quantity" || path === "people" ? "20" : [...WORDS[language]].slice(0, 10).join("")

const longest = (texts: string[]): string => texts.reduce((best, text) => (text.length > best.length ? text : best), "")

/** Languages the house writes. */
export const writtenIn = ({ property }: World): readonly Language[] => property?.languages ?? LANGUAGES
