import { checkWords } from "../flows/check-words.ts"
import type { Content, Finding } from "../flows/content.ts"
import { loadScript } from "../flows/load-content.ts"
import { SetupProblem } from "../lib/errors.ts"
import { proveFlows } from "../proof/prove-flows.ts"
import { type KeptContentFolders, printFinding, readContent, readContentFiles } from "./read-content.ts"

/** What every flow stands on: when one of these changes, all flows are proven again. */
const GROUND = new Set(["flows/property.yaml", "flows/facts.yaml", "flows/catalogue.yaml", "flows/profile.yaml"])

/**
 * Checks content as it would be served, and proves the flows that these files touch.
 * @param changed paths as findings name them, e.g. `flows/requests/amenity.yaml`
 * @returns a line for each thing to mend, with file and line, and below it, indented, the chat that shows it; empty when
 * it can be served
 */
export async function checkContent(folders: KeptContentFolders, changed: string[]): Promise<string[]> {
  try {
    const { content } = await readContent(folders)
    const stranded = proveFlows(content, flowsTouched(content, changed))
    return [...(await wordsToMend(folders, changed)), ...stranded.flatMap((finding) => [print(finding), ...finding.chat.map(indented)])]
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error
    const [first = "", ...findings] = error.message.split("\n")
    return findings.length > 0 ? findings.map((line) => line.trim()) : [first]
  }
}

/** Only of what was changed: a word elsewhere that could be better must not stand in an author's way. */
async function wordsToMend(folders: KeptContentFolders, changed: string[]): Promise<string[]> {
  if (changed.length === 0) return []
  const { world } = loadScript(await readContentFiles(folders))
  return checkWords(world)
    .findings.filter(({ file }) => changed.includes(file))
    .map(print)
}

const print = (finding: Finding): string => printFinding(finding).trim()
const indented = (line: string): string => `    ${line}`

/** The flows of these files, those that lead to them, and those that say a template of them; undefined: all. */
function flowsTouched(content: Content, changed: string[]): string[] | undefined {
  if (changed.some((path) => GROUND.has(path))) return undefined
  const flows = [...content.flows.values()]
  const own = flows.filter(({ file }) => changed.includes(file)).map(({ name }) => name)
  const groups = changed.flatMap((path) => /^templates\/(?:.*\/)?([^/]+)\.ya?ml$/.exec(path)?.[1] ?? [])
  const touched = flows.filter((flow) => {
    const text = JSON.stringify([flow.slots, [...flow.nodes.values()]])
    const leads = [...flow.nodes.values()].flatMap((node) => ("flow" in node ? [node.flow] : []))
    return (
      own.includes(flow.name) ||
      [...leads, flow.otherwise ?? ""].some((name) => own.includes(name)) ||
      groups.some((group) => text.includes(`"${group}.`))
    )
  })
  return touched.map(({ name }) => name)
}
