import { z } from "zod"
import { LANGUAGES } from "../domain/language.ts"
import { isIntent } from "../domain/reading.ts"
import type { ContentFile } from "../flows/load-content.ts"
import { ContentProblem } from "../lib/errors.ts"
import { readYaml } from "../lib/read-yaml.ts"

const PERSONAS_FILE = "flows/simulate/personas.yaml"

const Words = z.partialRecord(z.enum(LANGUAGES), z.array(z.string().min(1)).min(1))
const MOVES = ["answer", "wish", "wishes", "say", "switch", "wait", "picture", "sticker", "staff"]
const Move = z.string().refine((name) => MOVES.includes(name) || isIntent(name), `a move is an intent or one of ${MOVES.join(", ")}`)

const Persona = z.strictObject({
  turns: z.number().int().min(1).max(50),
  moves: z.record(Move, z.number().positive()),
  waits: z.array(z.string().regex(/^\d+(s|m|h)$/, "a wait is like 20s, 5m or 3h")).min(1),
  says: Words.optional(),
})
export type Persona = z.infer<typeof Persona>

const PersonasFile = z.strictObject({
  guests: z
    .array(z.strictObject({ name: z.string().min(1), title: z.enum(["mr", "ms"]), language: z.enum(LANGUAGES), room: z.string().min(1) }))
    .min(1),
  answers: z.strictObject({ count: Words, time: Words, text: Words }),
  personas: z.record(z.string().regex(/^[a-z][a-z-]*$/, "a persona's name is small letters and hyphens"), Persona),
})
export type PersonasFile = z.infer<typeof PersonasFile>

/** Reads flows/simulate/personas.yaml. Throws ContentProblem for what its editor has to mend. */
export function readPersonas(files: ContentFile[]): PersonasFile {
  return readSimulateFile(files, PERSONAS_FILE, PersonasFile)
}

/** Reads one content file of `simulate` by its shape. Throws ContentProblem (file, line) when it is missing or not as it should be. */
export function readSimulateFile<Shape extends z.ZodType>(files: ContentFile[], path: string, shape: Shape): z.infer<Shape> {
  const file = files.find((candidate) => candidate.path === path)
  if (!file) throw new ContentProblem(path, null, "This file is missing: take the one Houseline comes with.")
  const read = readYaml(path, file.text)
  if (!read.ok) throw read.problems[0] ?? new ContentProblem(path, null, "This is not valid YAML.")
  const parsed = shape.safeParse(read.yaml.value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path ?? []
  throw new ContentProblem(path, read.yaml.lineAt(where), `${where.map(String).join(".")}: ${issue?.message ?? "is not valid"}.`)
}
