import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Script } from "../../../src/flows/content.ts"
import { loadScript } from "../../../src/flows/load-content.ts"

const ROOT = join(import.meta.dirname, "../../..")

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ya?ml$/.test(path) && !path.startsWith("examples"))
    .map((path) => ({ path: `${folder}/${path.replaceAll("\\", "/")}`, text: readFileSync(join(ROOT, folder, path), "utf8") }))

/** A change to one file of the shipped content: `from` must stand in it. */
export type Patch = { path: string; from: string | RegExp; to: string }

/** The shipped content with these changes made; throws when it does not load or a change finds nothing to replace. */
export function shippedScript(...patches: Patch[]): Script {
  const files = [...filesIn("flows"), ...filesIn("templates")].map(({ path, text }) => ({
    path,
    text: patches.filter((patch) => patch.path === path).reduce((changed, { from, to }) => replaced(changed, from, to), text),
  }))
  const loaded = loadScript(files)
  if (!loaded.ok) throw new Error(loaded.findings.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"))
  return loaded.content
}

function replaced(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`nothing to replace: ${from}`)
  return changed
}
