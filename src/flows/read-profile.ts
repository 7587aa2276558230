import { z } from "zod"
import type { FactKind, FactKinds } from "../domain/fact-kind.ts"
import { FACT_CATEGORIES } from "../domain/guest.ts"
import { normalise } from "../understanding/normalise.ts"
import type { ContentFile, Finding } from "./content.ts"
import { readShape } from "./read-shape.ts"

const Key = z.string().regex(/^[a-z][a-z0-9-]*$/, "keys are lower case with hyphens")
const Four = z.strictObject({ "zh-Hans": z.string(), "zh-Hant": z.string(), ja: z.string(), en: z.string() })
const Words = z.partialRecord(z.enum(["zh", "ja", "en", "ko", "th"]), z.array(z.string().min(1)))
const Kind = z.strictObject({
  category: z.enum(FACT_CATEGORIES),
  sensitive: z.boolean().optional(),
  many: z.boolean().optional(),
  departments: z.array(Key).optional(),
  label: Four,
  /** A list of values; `yes` alone for what simply is or is not. Without it the value is free words. */
  values: z.record(Key, z.strictObject({ label: Four, words: Words.optional() })).optional(),
  words: Words.optional(),
  "told-by-wish": z.boolean().optional(),
  prepare: z.strictObject({ department: Key, text: Four.optional() }).optional(),
})
const Profile = z.strictObject({ telling: Words, usual: Words.optional(), facts: z.record(Key, Kind) })

/** Reads flows/profile.yaml: what is kept about guests, who sees it, how they tell it, what it prepares. */
export function readProfile(file: ContentFile): { profile: FactKinds; findings: Finding[] } {
  const read = readShape(file, Profile)
  if (!read.ok) return { profile: { kinds: new Map(), telling: [], usual: [] }, findings: read.findings }
  const kinds = Object.entries(read.value.facts).map(([key, kind]) => [key, kindOf(key, kind)] as const)
  const findings = kinds.flatMap(([key, kind]) =>
    kind.isSensitive && (kind.departments.length > 0 || kind.prepare)
      ? [
          {
            file: file.path,
            line: read.yaml.lineAt(["facts", key]),
            message: `"${key}" is sensitive, so no department may read it: take away \`departments\` and \`prepare\`, or \`sensitive\`.`,
          },
        ]
      : [],
  )
  return { profile: { kinds: new Map(kinds), telling: foldedIn(read.value.telling), usual: foldedIn(read.value.usual) }, findings }
}

function kindOf(
  key: string,
  { category, sensitive, many, departments, label, values, words, prepare, ...more }: z.infer<typeof Kind>,
): FactKind {
  return {
    ...{ key, category, isSensitive: sensitive ?? false, isMany: many ?? false, departments: departments ?? [], label },
    values: Object.entries(values ?? {}).map(([name, value]) => ({ key: name, label: value.label, words: foldedIn(value.words) })),
    words: foldedIn(words),
    isToldByWish: more["told-by-wish"] ?? false,
    prepare: prepare ? { department: prepare.department, text: prepare.text ?? null } : null,
  }
}

/** Ready to be looked for in a folded message, longest first. */
const foldedIn = (words: z.infer<typeof Words> | undefined): string[] =>
  Object.values(words ?? {})
    .flatMap((each) => each ?? [])
    .map((word) => normalise(word).folded)
    .sort((a, b) => b.length - a.length)
