import type { Command } from "commander"
import { readConfig } from "../app/config.ts"
import { printFinding, readContentFiles } from "../app/read-content.ts"
import { isLanguage, LANGUAGES, type Language } from "../domain/language.ts"
import type { Script } from "../flows/content.ts"
import { mermaidOf, mermaidPage } from "../flows/draw/mermaid.ts"
import { loadScript } from "../flows/load-content.ts"
import { nearestName } from "../lib/nearest-name.ts"

type Options = { all?: boolean; lang?: string }

/**
 * `flows graph <flow…>`: one flow as a Mermaid chart, several or `--all` as a Markdown page. Exits 1 for content that has
 * to be mended, 2 for a flow or language there is not. Touches no stored data.
 */
export function addFlowsGraph(flows: Command, done: (code: number) => void): void {
  flows
    .command("graph")
    .description("draw flows as Mermaid charts: one flow as a chart, several or --all as a Markdown page")
    .argument("[flow...]", "names of flows, such as amenity")
    .option("--all", "all flows")
    .option("--lang <language>", `the language of words and wordings: ${LANGUAGES.join(", ")}; default: the hotel's first`)
    .action(async (names: string[], options: Options) => done(await printGraph(names, options)))
}

async function printGraph(names: string[], { all = false, lang }: Options): Promise<number> {
  const loaded = loadScript(await readContentFiles(readConfig(process.env)))
  if (!loaded.ok) {
    for (const finding of loaded.findings) console.error(printFinding(finding).trimStart())
    return 1
  }
  const script = loaded.content
  const language = languageOf(lang, script)
  const refusal = language === null ? `There is no language ${lang}: it is one of ${LANGUAGES.join(", ")}.` : refuse(names, all, script)
  if (language === null || refusal !== null) {
    console.error(refusal)
    return 2
  }
  const [only, ...more] = names.flatMap((name) => script.flows.get(name) ?? [])
  if (all || !only) console.log(mermaidPage([...script.flows.values()], script, language))
  else console.log(more.length > 0 ? mermaidPage([only, ...more], script, language) : mermaidOf(only, script, language).trimEnd())
  return 0
}

function languageOf(wanted: string | undefined, { property }: Script): Language | null {
  if (wanted === undefined) return property.languages[0] ?? LANGUAGES[0]
  return isLanguage(wanted) ? wanted : null
}

/** One sentence on what to type instead; null when there is something to draw. */
function refuse(names: string[], all: boolean, { flows }: Script): string | null {
  const known = [...flows.keys()].sort()
  const missing = names.find((name) => !flows.has(name))
  if (missing !== undefined) {
    const nearest = nearestName(missing, known)
    return `There is no flow ${missing}${nearest === null ? ": `flows graph` lists them." : `: did you mean ${nearest}?`}`
  }
  return names.length > 0 || all ? null : `Name a flow, or say --all. The flows are:\n${known.map((name) => `  ${name}`).join("\n")}`
}
