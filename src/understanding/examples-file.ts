/** The format of flows/examples/<language>/*.yaml: sentences by intent, or by intent and the key its wording settles. */
import { z } from "zod"
import { ContentProblem } from "../lib/errors.ts"
import { readLexiconYaml, type YamlSource } from "./lexicon-yaml.ts"

const Sentences = z.array(z.string().min(1))
const ExamplesFile = z.record(z.string(), z.union([Sentences, z.record(z.string(), Sentences)]))

/** Sentences that mean one thing: an intent, and the key it settles (`complaint` `noise`), if any. */
export type ExampleGroup = { intent: string; key: string | null; sentences: string[]; line: number | null }

/** Reads one examples file; throws ContentProblem naming the line that has to be mended. */
export function readExamplesFile(file: { path: string; text: string }): ExampleGroup[] {
  const source: YamlSource = readLexiconYaml(file)
  const parsed = ExamplesFile.safeParse(source.value ?? {})
  if (!parsed.success) {
    const path = (parsed.error.issues[0]?.path ?? []).filter((part) => typeof part !== "symbol")
    throw new ContentProblem(
      file.path,
      source.lineOf(path),
      `${path.join(".")}: write a list of sentences, or keys with lists of sentences`,
    )
  }
  return Object.entries(parsed.data).flatMap(([intent, told]): ExampleGroup[] =>
    Array.isArray(told)
      ? [{ intent, key: null, sentences: told, line: source.lineOf([intent]) }]
      : Object.entries(told).map(([key, sentences]) => ({ intent, key, sentences, line: source.lineOf([intent, key]) })),
  )
}
