import { LineCounter, parseDocument } from "yaml"
import { z } from "zod"
import { ContentProblem } from "../lib/errors.ts"
import type { Catalogue } from "./catalogue.ts"

const Four = z.strictObject({ "zh-Hans": z.string(), "zh-Hant": z.string(), ja: z.string(), en: z.string() })
const Entry = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_-]*$/, "keys are lower case"),
  label: Four,
  unit: Four.optional(),
  words: z.partialRecord(z.enum(["zh", "zh-Hans", "zh-Hant", "ja", "en", "ko", "th"]), z.array(z.string().min(1))).optional(),
  free: z.boolean().optional(),
  countable: z.boolean().optional(),
  /** A small extra, granted without a recap. */
  goodwill: z.boolean().optional(),
})
const CatalogueText = z.record(z.string(), z.array(Entry))

/** Reads flows/catalogue.yaml: list name → entries. Throws ContentProblem naming the line. */
export function readCatalogue(file: { path: string; text: string }): Catalogue {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines })
  const broken = document.errors[0]
  if (broken) throw new ContentProblem(file.path, lines.linePos(broken.pos[0]).line, broken.message.split("\n")[0] ?? "not valid YAML")
  const parsed = CatalogueText.safeParse(document.toJS() ?? {})
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const path = issue?.path ?? []
    const node = document.getIn(path.slice(0, 2), true)
    const start = node && typeof node === "object" && "range" in node && Array.isArray(node.range) ? Number(node.range[0]) : null
    throw new ContentProblem(
      file.path,
      start === null ? null : lines.linePos(start).line,
      `${path.join(".")}: ${issue?.message ?? "not a catalogue"}`,
    )
  }
  return new Map(
    Object.entries(parsed.data).map(([list, entries]) => [
      list,
      entries.map(({ key, label, unit, words, ...flags }) => ({
        key,
        label,
        unit: unit ?? null,
        words: words ?? {},
        flags: Object.entries(flags).flatMap(([flag, on]) => (on ? [flag] : [])),
      })),
    ]),
  )
}
