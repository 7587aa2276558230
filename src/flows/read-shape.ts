import type { z } from "zod"
import { readYaml, type YamlFile } from "../lib/read-yaml.ts"
import type { ContentFile, Finding } from "./content.ts"
import { explainIssue } from "./explain-issue.ts"

/** Reads a YAML file against a schema; everything wrong comes back in plain words, with lines. */
export function readShape<Shape>(
  file: ContentFile,
  schema: z.ZodType<Shape>,
): { ok: true; value: Shape; yaml: YamlFile } | { ok: false; findings: Finding[] } {
  const read = readYaml(file.path, file.text)
  if (!read.ok) return { ok: false, findings: read.problems.map(({ file, line, message }) => ({ file, line, message })) }
  const { yaml } = read
  const parsed = schema.safeParse(yaml.value)
  if (parsed.success) return { ok: true, value: parsed.data, yaml }
  const explained = parsed.error.issues.flatMap((issue) => explainIssue(issue, yaml.value))
  return { ok: false, findings: explained.map(({ path, message }) => ({ file: file.path, line: yaml.lineAt(path), message })) }
}
