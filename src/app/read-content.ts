import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import type { Content, ContentFile, Finding } from "../flows/load-content.ts"
import { loadContent } from "../flows/load-content.ts"
import { SetupProblem } from "../lib/errors.ts"
import { packUnderstanding } from "../understanding/pack.ts"
import { findPacked, keepPacked, keyOf } from "./understanding-cache.ts"

/** The files an understanding is compiled from. */
const UNDERSTOOD = /^flows\/(?:lexicon\/|examples\/|catalogue\.yaml$)/

export type ContentFolders = { flowsDir: string; templatesDir: string; propertyFile: string }
/** `dataDir` is where what takes long to compile is kept for the next start. */
export type KeptContentFolders = ContentFolders & { dataDir: string }

/** Reads every YAML file of the content folders, under the names findings are reported with. */
export async function readContentFiles(folders: ContentFolders): Promise<ContentFile[]> {
  const files = [...(await readFolder(folders.flowsDir, "flows")), ...(await readFolder(folders.templatesDir, "templates"))]
  const property = join(folders.propertyFile)
  if (property === join(folders.flowsDir, "property.yaml")) return files
  const others = files.filter((file) => file.path !== "flows/property.yaml")
  return [...others, { path: "flows/property.yaml", text: await readText(property) }]
}

/** Content that is ready to serve, with notes for the operator; or `SetupProblem` listing what an author has to mend. */
export async function readContent(folders: KeptContentFolders): Promise<{ content: Content; notes: string[] }> {
  const files = await readContentFiles(folders)
  const cache = join(folders.dataDir, "cache")
  const key = keyOf(files.filter(({ path }) => UNDERSTOOD.test(path)))
  const packed = await findPacked(cache, key)
  if (!packed) console.error("Learning how guests write, once for this content: this takes about half a minute.")
  const result = loadContent(files, packed)
  if (result.ok && !packed) await keepPacked(cache, key, packUnderstanding(result.content.understanding))
  if (result.ok) return result
  throw new SetupProblem(`The content has ${result.findings.length} problem(s):\n${result.findings.map(printFinding).join("\n")}`)
}

export function printFinding(finding: Finding): string {
  return `  ${finding.file}${finding.line === null ? "" : `:${finding.line}`} ${finding.message}`
}

async function readFolder(folder: string, name: string): Promise<ContentFile[]> {
  const info = await stat(folder).catch(() => null)
  if (!info?.isDirectory()) throw new SetupProblem(`There is no content folder at ${folder}.`)
  const entries = await readdir(folder, { recursive: true })
  const paths = entries.filter((path) => /\.ya?ml$/.test(path)).sort()
  return Promise.all(
    paths.map(async (path) => ({ path: `${name}/${path.replaceAll("\\", "/")}`, text: await readText(join(folder, path)) })),
  )
}

async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => {
    throw new SetupProblem(`The file ${path} cannot be read.`)
  })
}
