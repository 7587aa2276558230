import { Liquid, type Template } from "liquidjs"
import { LANGUAGES, type Language } from "../domain/language.ts"
import { ContentProblem } from "../lib/errors.ts"
import { readYaml, type YamlFile } from "../lib/read-yaml.ts"

/** One wording, parsed once. */
export type Wording = { text: string; parsed: Template[]; placeholders: Set<string>; line: number | null }
type CompiledTemplate = { id: string; file: string; line: number | null; wordings: Map<Language, Wording> }
/** All texts the house may say, by `file.key`. */
export type Catalog = Map<string, CompiledTemplate>

/** Empty text and zero count as "not known" in `{% if %}`, like null. A misspelt value or filter is an error, never silence. */
export const liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, jsTruthy: true })

/**
 * Compiles template files: file name and key make the id, each value has one wording per language.
 * @throws ContentProblem for the first thing wrong
 */
export function compileTemplates(files: { path: string; text: string }[]): Catalog {
  const { catalog, problems } = readTemplates(files, LANGUAGES)
  if (problems[0]) throw problems[0]
  return catalog
}

/** Like `compileTemplates`, but returns every problem, and asks only for the languages the house writes. */
export function readTemplates(
  files: { path: string; text: string }[],
  languages: readonly Language[],
): { catalog: Catalog; problems: ContentProblem[] } {
  const catalog: Catalog = new Map()
  const problems: ContentProblem[] = []
  for (const { path, text } of files) {
    const read = readYaml(path, text)
    if (read.ok) readFile(read.yaml, languages, catalog, problems)
    else problems.push(...read.problems)
  }
  return { catalog, problems }
}

export const hasTemplate = (catalog: Catalog, id: string): boolean => catalog.has(id)

/** Every value the template may ask for, in any language, with its path: `room`, `facts.breakfast.hours`. */
export function placeholdersOf(catalog: Catalog, id: string): Set<string> {
  const all = new Set<string>()
  for (const wording of catalog.get(id)?.wordings.values() ?? []) for (const name of wording.placeholders) all.add(name)
  return all
}

function readFile(yaml: YamlFile, languages: readonly Language[], catalog: Catalog, problems: ContentProblem[]): void {
  const { file, value, lineAt } = yaml
  if (value === null) return
  if (!isRecord(value)) {
    problems.push(
      new ContentProblem(file, 1, "A template file is a list of names with wordings: write `name:` and the languages below it."),
    )
    return
  }
  const group = (file.split("/").at(-1) ?? file).replace(/\.ya?ml$/, "")
  for (const [key, entry] of Object.entries(value)) {
    const id = `${group}.${key}`
    const template: CompiledTemplate = { id, file, line: lineAt([key]), wordings: new Map() }
    const problem = (message: string, line = template.line): unknown => problems.push(new ContentProblem(file, line, message))
    if (!/^[a-z0-9][a-z0-9-]*$/.test(key)) problem(`The template name "${key}" must be lower case with hyphens.`)
    if (!isRecord(entry)) {
      problem(`The template ${id} needs one wording per language: ${languages.join(", ")}.`)
      continue
    }
    readWordings(template, entry, { languages, lineAt, key, problem })
    catalog.set(id, template)
  }
}

type Around = {
  languages: readonly Language[]
  lineAt: YamlFile["lineAt"]
  key: string
  problem: (message: string, line?: number | null) => unknown
}

function readWordings(template: CompiledTemplate, entry: Record<string, unknown>, { languages, lineAt, key, problem }: Around): void {
  for (const language of LANGUAGES) {
    const text = entry[language]
    const line = lineAt([key, language])
    if (text === undefined || text === null || text === "") {
      if (languages.includes(language)) problem(`The template ${template.id} has no wording in ${language}: add one.`)
    } else if (typeof text !== "string") {
      problem(`The ${language} wording of ${template.id} must be text: put it in quotes.`, line)
    } else {
      const parsed = parse(text)
      if (parsed.ok) template.wordings.set(language, { text, parsed: parsed.parsed, placeholders: parsed.placeholders, line })
      else problem(`The ${language} wording of ${template.id} is not valid Liquid (${parsed.message}): mend the braces or the name.`, line)
    }
  }
  for (const extra of Object.keys(entry).filter((name) => !(LANGUAGES as readonly string[]).includes(name))) {
    problem(`${template.id} has a wording in "${extra}", which is not one of ${LANGUAGES.join(", ")}.`, lineAt([key, extra]))
  }
}

function parse(text: string): { ok: true; parsed: Template[]; placeholders: Set<string> } | { ok: false; message: string } {
  try {
    const parsed = liquid.parse(text)
    return { ok: true, parsed, placeholders: new Set(liquid.globalFullVariablesSync(parsed)) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? (error.message.split("\n")[0] ?? "").replace(/, line:.*$/, "") : "unreadable" }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)
