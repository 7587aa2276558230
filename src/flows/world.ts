import type { FactKinds } from "../domain/fact-kind.ts"
import type { Property } from "../domain/property.ts"
import type { YamlPath } from "../lib/read-yaml.ts"
import type { Catalog } from "../templates/catalog.ts"
import type { Catalogue } from "../understanding/catalogue.ts"
import type { StepPlace } from "./compile.ts"
import type { CompiledFlow, Finding, FlowNode, HotelFacts } from "./content.ts"

/** A flow with the way back to its lines. */
export type SourceFlow = { flow: CompiledFlow; places: Map<string, StepPlace>; lineAt: (path: YamlPath) => number | null }

/** All content that could be read, for the rules to look at. Null: it could not, so nothing is said about what refers to it. */
export type World = {
  flows: SourceFlow[]
  /** Flows with errors of form: known by name only. */
  broken: { name: string; repair: string }[]
  templates: Catalog
  catalogue: Catalogue | null
  facts: HotelFacts | null
  /** What is kept about guests. */
  profile: FactKinds | null
  property: Property | null
  /** The line of a key in one of the files that are neither flow nor template. */
  lineIn: (file: string, path: YamlPath) => number | null
}

/** A finding at a step of a flow. */
export function atStep(source: SourceFlow, node: FlowNode, message: string): Finding {
  return { file: source.flow.file, line: source.lineAt(source.places.get(node.id) ?? []), message }
}

/** A finding at a key of a flow's file. */
export function atKey(source: SourceFlow, path: YamlPath, message: string): Finding {
  return { file: source.flow.file, line: source.lineAt(path), message }
}

export const nodesOf = (source: SourceFlow): FlowNode[] => [...source.flow.nodes.values()].filter(({ id }) => source.places.has(id))

/** Template ids a `say` may use: with `by`, every variant that exists. */
export function variantsOf(templates: Catalog, template: string, by: string | null): string[] {
  if (by === null) return [template]
  return [...templates.keys()].filter((id) => id === template || id.startsWith(`${template}-`))
}
