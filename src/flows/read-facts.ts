import { z } from "zod"
import { LANGUAGES, type Language } from "../domain/language.ts"
import type { Hours } from "../domain/property.ts"
import type { Values } from "../domain/values.ts"
import type { ContentFile, Finding, HotelFacts } from "./content.ts"
import { readShape } from "./read-shape.ts"

const Span = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a span is like "07:00-12:00"')
/** Opening hours as written: `always`, or a list of spans. */
export const HoursText = z.union([z.literal("always"), z.array(Span).min(1)])
const Plain = z.union([z.string(), z.number(), z.boolean()])
const Wordings = z.partialRecord(z.enum(LANGUAGES), Plain)
const Field = z.union([Plain, Wordings])
const Fact = z.union([Field, z.record(z.string(), z.union([HoursText, Field]))])
const Facts = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, "a fact's name is lower case with hyphens"), Fact).nullable()

/** Reads flows/facts.yaml. Each language gets its own wording; a plain value is the same for all. */
export function readFacts(file: ContentFile): { facts: HotelFacts; findings: Finding[] } {
  const facts: HotelFacts = { hours: {}, byLanguage: { "zh-Hans": {}, "zh-Hant": {}, ja: {}, en: {} } }
  const read = readShape(file, Facts)
  if (!read.ok) return { facts, findings: read.findings }
  for (const [key, fact] of Object.entries(read.value ?? {})) {
    if (isGroup(fact) && "hours" in fact) facts.hours[key] = fact.hours as Hours
    for (const language of LANGUAGES) facts.byLanguage[language][key] = isGroup(fact) ? fieldsIn(fact, language) : wordingIn(fact, language)
  }
  return { facts, findings: [] }
}

function fieldsIn(fact: Record<string, unknown>, language: Language): Values {
  const fields = Object.entries(fact).map(([name, value]) => [
    name,
    name === "hours" ? hoursIn(value as Hours, language) : wordingIn(value, language),
  ])
  // What depends on the clock is put here when something is said: see `openingValues`.
  return Object.fromEntries("hours" in fact ? [...fields, ["until", ""], ["next", ""]] : fields) as Values
}

function wordingIn(value: unknown, language: Language): string | number | boolean | null {
  if (typeof value !== "object" || value === null) return value as string | number | boolean | null
  const wordings = value as Partial<Record<Language, string>>
  return wordings[language] ?? LANGUAGES.map((other) => wordings[other]).find((wording) => wording !== undefined) ?? null
}

const ALWAYS: Record<Language, string> = { "zh-Hans": "24 小时", "zh-Hant": "24 小時", ja: "24時間", en: "24 hours" }

function hoursIn(hours: Hours, language: Language): string {
  if (hours === "always") return ALWAYS[language]
  return hours.map((span) => span.replace("-", "–")).join(language === "en" ? ", " : "、")
}

/** A fact with named fields, as against one wording per language. */
const isGroup = (fact: unknown): fact is Record<string, unknown> =>
  typeof fact === "object" && fact !== null && !Object.keys(fact).every((key) => (LANGUAGES as readonly string[]).includes(key))
