import type { Frame, SlotValue } from "../domain/conversation.ts"
import type { Language } from "../domain/language.ts"
import type { Balance } from "../domain/membership.ts"
import type { Values } from "../domain/values.ts"
import { localTime } from "../lib/time.ts"
import type { Catalogue, CatalogueEntry } from "../understanding/catalogue.ts"
import type { CompiledFlow, Script } from "./content.ts"
import { formatClock, formatClosing, formatMoment } from "./format-time.ts"
import { memberValues } from "./member-values.ts"
import { openingAt } from "./opening.ts"
import type { FlowFacts } from "./turn.ts"

export type FlatValues = Record<string, string | number | null>

/** Longest quotation of a guest's own words inside our sentences. */
const QUOTE_CHARS_MAX = 40

/** Slots every template may ask for, whatever the flow: null when nobody told. */
const STANDARD_SLOTS = ["item", "quantity", "room", "time", "place", "people", "fault", "category", "type", "waited", "words"] as const

/**
 * What any text of the house may use, guest's or staff's: hotel, guest, hail, greeting, phone, manager, facts, emergency,
 * now, checkout, member. Slots and times stand there as null; a running flow's own values go over them.
 */
export function houseValues(
  content: Pick<Script, "property" | "facts">,
  facts: Pick<FlowFacts, "now" | "language" | "guestName" | "dutyManager" | "tier">,
  balance: Balance | null = null,
): Values {
  const { property } = content
  const { language, guestName } = facts
  const unknown = Object.fromEntries([...STANDARD_SLOTS, "unit", "minutes", "by", "owner"].map((name) => [name, null]))
  return {
    ...unknown,
    hotel: property.name[language],
    guest: guestName,
    hail: guestName ? `${guestName}${COMMA[language]}` : "",
    greeting: greetingAt(facts.now, property.timezone, language),
    phone: property.phone,
    manager: facts.dutyManager ?? DUTY_MANAGER[language],
    facts: { ...content.facts.byLanguage[language], ...openingValues(content, facts) },
    emergency: { ...property.emergencyNumbers },
    now: formatClock(facts.now, property.timezone),
    checkout: property.checkOut,
    member: memberValues(property, facts, balance),
  }
}

/**
 * Facts with opening hours, as they stand now: `facts.pool.until` ("9 pm") while it is open, `facts.pool.next` ("tomorrow
 * at 7:00 am") while it is closed; empty otherwise, and both empty for what never closes.
 */
function openingValues({ property, facts }: Pick<Script, "property" | "facts">, at: Pick<FlowFacts, "now" | "language">): Values {
  const zone = property.timezone
  const entries = Object.entries(facts.hours).map(([name, hours]) => {
    const { until, next } = openingAt(hours, at.now, zone)
    const told = facts.byLanguage[at.language][name]
    const fields = typeof told === "object" && told !== null ? told : {}
    return [
      name,
      {
        ...fields,
        until: until ? formatClosing(until, zone, at.language) : "",
        next: next ? formatMoment(next, at.now, zone, at.language) : "",
      },
    ]
  })
  return Object.fromEntries(entries) as Values
}

/** What the running flow knows, formatted for reading: its slots, the item's counting unit, the time told. */
export function frameValues(
  content: Pick<Script, "catalogue" | "property">,
  flow: Pick<CompiledFlow, "slots"> | null,
  frame: Pick<Frame, "slots" | "told">,
  facts: Pick<FlowFacts, "now" | "language">,
): FlatValues {
  const { timezone } = content.property
  const values: FlatValues = {}
  for (const name of new Set([...Object.keys(flow?.slots ?? {}), ...Object.keys(frame.slots)])) {
    const value = frame.slots[name]
    const declared = flow?.slots[name]
    const list = declared?.type === "choice" ? declared.from : null
    values[name] = value ? formatSlot(value, entryIn(content.catalogue, list, value), facts, timezone) : null
  }
  const item = frame.slots.item
  const declared = flow?.slots.item
  const entry = item && entryIn(content.catalogue, declared?.type === "choice" ? declared.from : null, item)
  values.unit = entry?.unit?.[facts.language] ?? null
  values.minutes = frame.told?.minutes ?? null
  values.by = frame.told ? formatClock(new Date(frame.told.by), timezone) : null
  return values
}

/** The label of a choice's key in a language, for staff lines and cards; the key itself when no list has it. */
export function labelOf(catalogue: Catalogue, key: string, language: Language): string {
  return findEntry(catalogue, null, key)?.label[language] ?? key
}

export function findEntry(catalogue: Catalogue, list: string | null, key: string): CatalogueEntry | null {
  const lists = list === null ? [...catalogue.values()] : [catalogue.get(list) ?? []]
  for (const entries of lists) {
    const entry = entries.find((candidate) => candidate.key === key)
    if (entry) return entry
  }
  return null
}

const entryIn = (catalogue: Catalogue, list: string | null, value: SlotValue): CatalogueEntry | null =>
  value.type === "choice" ? findEntry(catalogue, list, value.value) : null

function formatSlot(
  value: SlotValue,
  entry: CatalogueEntry | null,
  { now, language }: Pick<FlowFacts, "now" | "language">,
  zone: string,
): string | number {
  switch (value.type) {
    case "choice":
      return entry?.label[language] ?? value.value
    case "time":
      return formatMoment(new Date(value.value), now, zone, language)
    case "text": {
      const letters = [...value.value]
      return letters.length <= QUOTE_CHARS_MAX ? value.value : `${letters.slice(0, QUOTE_CHARS_MAX - 1).join("")}…`
    }
    default:
      return value.value
  }
}

const COMMA: Record<Language, string> = { "zh-Hans": "，", "zh-Hant": "，", ja: "、", en: ", " }
const DUTY_MANAGER: Record<Language, string> = { "zh-Hans": "值班经理", "zh-Hant": "值班經理", ja: "当直支配人", en: "our duty manager" }
const GREETINGS: Record<Language, [morning: string, afternoon: string, evening: string]> = {
  "zh-Hans": ["早上好", "下午好", "晚上好"],
  "zh-Hant": ["早安", "午安", "晚上好"],
  ja: ["おはようございます", "こんにちは", "こんばんは"],
  en: ["Good morning", "Good afternoon", "Good evening"],
}

function greetingAt(now: Date, zone: string, language: Language): string {
  const { time } = localTime(now, zone)
  const noon = language === "ja" ? "11:00" : "12:00"
  const [morning, afternoon, evening] = GREETINGS[language]
  if (time >= "04:00" && time < noon) return morning
  return time >= noon && time < "18:00" ? afternoon : evening
}
