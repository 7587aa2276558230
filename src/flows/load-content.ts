import type { FactKinds } from "../domain/fact-kind.ts"
import { LANGUAGES } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import { ContentProblem } from "../lib/errors.ts"
import { readYaml } from "../lib/read-yaml.ts"
import { readTemplates } from "../templates/catalog.ts"
import type { Catalogue } from "../understanding/catalogue.ts"
import { compileUnderstanding, EXAMPLES_FILE, LEXICON_FILE } from "../understanding/compile.ts"
import { unpackUnderstanding } from "../understanding/pack.ts"
import { readCatalogue } from "../understanding/read-catalogue.ts"
import { compileFlow } from "./compile.ts"
import type { Content, ContentFile, Finding, HotelFacts, Script } from "./content.ts"
import { readFacts } from "./read-facts.ts"
import { readProfile } from "./read-profile.ts"
import { readProperty } from "./read-property.ts"
import { readShape } from "./read-shape.ts"
import { Flow } from "./schema.ts"
import { notesOn, validate } from "./validate.ts"
import type { SourceFlow, World } from "./world.ts"

export type { Content, ContentFile, Finding } from "./content.ts"

const PROPERTY = "flows/property.yaml"
const FACTS = "flows/facts.yaml"
const CATALOGUE = "flows/catalogue.yaml"
const PROFILE = "flows/profile.yaml"
/** Whom `simulate` plays and how busy it makes a day: read there, of no concern to a turn. */
const SIMULATE_FILE = /^flows\/simulate\//
const isWording = (path: string): boolean => LEXICON_FILE.test(path) || EXAMPLES_FILE.test(path)

/** `world` is all that could be read, for `checkWords`. */
type Loaded<Whole> = ({ ok: true; content: Whole; notes: string[] } | { ok: false; findings: Finding[] }) & { world: World }

/**
 * Reads and checks a hotel's whole content. Nothing is served with a finding in it: all are returned at once, each with
 * its file, its line and what to do. `notes` are for the operator: what works, but differently than one may think.
 * `packed` is what `packUnderstanding` made of the very same files, if it is at hand: it saves compiling them again.
 */
export function loadContent(files: ContentFile[], packed: Uint8Array | null = null): Loaded<Content> {
  const script = loadScript(files)
  const findings = script.ok ? [] : script.findings
  const catalogue = catalogueIn(files).catalogue ?? new Map()
  try {
    const wordings = files.filter(({ path }) => isWording(path))
    const understanding = packed ? unpackUnderstanding(packed, catalogue) : compileUnderstanding(wordings, catalogue)
    if (script.ok) return { ...script, content: { ...script.content, understanding } }
  } catch (error) {
    if (!(error instanceof ContentProblem)) throw error
    findings.push(findingOf(error))
  }
  return { ok: false, findings: inOrder(findings), world: script.world }
}

/** Everything but the lexicon: all that turns are decided by. */
export function loadScript(files: ContentFile[]): Loaded<Script> {
  const findings: Finding[] = []
  const property = propertyIn(files, findings)
  const facts = factsIn(files, findings)
  const catalogue = catalogueIn(files)
  findings.push(...catalogue.findings)
  const profile = profileIn(files, findings)
  const texts = files.filter(({ path }) => path.startsWith("templates/"))
  const { catalog, problems } = readTemplates(texts, property?.property.languages ?? LANGUAGES)
  findings.push(...problems.map(findingOf))
  const { flows, broken } = flowsIn(files, findings)

  const world: World = {
    flows,
    broken,
    templates: catalog,
    catalogue: catalogue.catalogue,
    facts,
    profile,
    property: property?.property ?? null,
    lineIn: lineFinder(files),
  }
  findings.push(...validate(world))
  if (findings.length > 0 || !property || !facts || !catalogue.catalogue || !profile)
    return { ok: false, findings: inOrder(findings), world }
  const content = scriptOf(world, { property: property.property, catalogue: catalogue.catalogue, facts, profile })
  return { ok: true, content, notes: [...property.notes, ...notesOn(world)], world }
}

function scriptOf(world: World, read: Pick<Script, "property" | "catalogue" | "facts" | "profile">): Script {
  const flows = world.flows.map(({ flow }) => flow)
  return {
    flows: new Map(flows.map((flow) => [flow.name, flow])),
    starts: new Map(flows.flatMap((flow) => flow.intents.map((intent) => [intent, flow.name] as const))),
    events: new Map(flows.flatMap((flow) => flow.events.map((event) => [event, flow.name] as const))),
    repairs: new Map(flows.flatMap((flow) => (flow.repair ? [[flow.repair, flow.name] as const] : []))),
    templates: world.templates,
    ...read,
  }
}

function propertyIn(files: ContentFile[], findings: Finding[]): { property: Property; notes: string[] } | null {
  const file = fileAt(files, PROPERTY, findings)
  const read = file && readProperty(file)
  if (read && !read.ok) findings.push(...read.findings)
  return read?.ok ? read : null
}

function factsIn(files: ContentFile[], findings: Finding[]): HotelFacts | null {
  const file = fileAt(files, FACTS, findings)
  const read = file && readFacts(file)
  if (read) findings.push(...read.findings)
  return read && read.findings.length === 0 ? read.facts : null
}

/** A hotel without the file remembers what staff note, and nothing by itself. */
function profileIn(files: ContentFile[], findings: Finding[]): FactKinds | null {
  const file = files.find(({ path }) => path === PROFILE)
  if (!file) return { kinds: new Map(), telling: [], usual: [] }
  const read = readProfile(file)
  findings.push(...read.findings)
  return read.findings.length === 0 ? read.profile : null
}

function catalogueIn(files: ContentFile[]): { catalogue: Catalogue | null; findings: Finding[] } {
  const findings: Finding[] = []
  const file = fileAt(files, CATALOGUE, findings)
  try {
    return { catalogue: file ? readCatalogue(file) : null, findings }
  } catch (error) {
    if (!(error instanceof ContentProblem)) throw error
    return { catalogue: null, findings: [findingOf(error)] }
  }
}

function flowsIn(files: ContentFile[], findings: Finding[]): { flows: SourceFlow[]; broken: World["broken"] } {
  const flows: SourceFlow[] = []
  const broken: World["broken"] = []
  const isOther = (path: string): boolean =>
    [PROPERTY, FACTS, CATALOGUE, PROFILE].includes(path) || isWording(path) || SIMULATE_FILE.test(path)
  for (const file of files.filter(({ path }) => path.startsWith("flows/") && !isOther(path))) {
    const read = readShape(file, Flow)
    if (read.ok) flows.push({ ...compileFlow(read.value, file.path, read.yaml.lineAt), lineAt: read.yaml.lineAt })
    else {
      findings.push(...read.findings)
      broken.push(outlineOf(file))
    }
  }
  return { flows, broken }
}

/** What a flow that cannot be read still tells of itself, so that others are not blamed for naming it. */
function outlineOf(file: ContentFile): World["broken"][number] {
  const read = readYaml(file.path, file.text)
  const value = read.ok && typeof read.yaml.value === "object" ? (read.yaml.value as Record<string, unknown> | null) : null
  const start = typeof value?.start === "object" ? (value.start as Record<string, unknown> | null) : null
  return { name: String(value?.flow ?? ""), repair: String(start?.repair ?? "") }
}

function fileAt(files: ContentFile[], path: string, findings: Finding[]): ContentFile | null {
  const file = files.find((candidate) => candidate.path === path)
  if (!file) findings.push({ file: path, line: null, message: "This file is missing: add it, see README for its format." })
  return file ?? null
}

/** Reads a file again only when a finding needs its line. */
function lineFinder(files: ContentFile[]): World["lineIn"] {
  return (path, keys) => {
    const file = files.find((candidate) => candidate.path === path)
    const read = file && readYaml(file.path, file.text)
    return read?.ok ? read.yaml.lineAt(keys) : null
  }
}

const findingOf = ({ file, line, message }: ContentProblem): Finding => ({ file, line, message })

const inOrder = (findings: Finding[]): Finding[] =>
  [...findings].sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0))
