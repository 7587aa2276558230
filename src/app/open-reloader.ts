import type { ContentFile } from "../flows/content.ts"
import { SetupProblem } from "../lib/errors.ts"
import type { checkContent } from "./check-content.ts"
import type { House } from "./open-house.ts"
import { type KeptContentFolders, readContent, readContentFiles } from "./read-content.ts"

/** `same`: nothing to do. `reloaded`: the next turn uses the new content. `kept`: it has to be mended; `lines` say where. */
export type Reload = { status: "same" | "reloaded" | "kept"; lines: string[] }

export type ReloaderInput = { house: Pick<House, "useContent">; folders: KeptContentFolders; check: typeof checkContent }

/**
 * Brings changed content into a running house: whole and checked, or not at all. Talks under way go on with it where their
 * step still is, and to a person where it is not.
 * @returns what looks at the files once and says what came of it; one call at a time
 */
export async function openReloader({ house, folders, check }: ReloaderInput): Promise<() => Promise<Reload>> {
  let served = await readContentFiles(folders)
  let isKept = false

  const keep = (lines: string[]): Reload => {
    isKept = true
    return { status: "kept", lines }
  }

  return async function reload(): Promise<Reload> {
    const files = await readFiles(folders)
    if (typeof files === "string") return keep([files])
    const changed = changedPaths(served, files)
    if (changed.length === 0 && !isKept) return { status: "same", lines: [] }
    const findings = changed.length === 0 ? [] : await check(folders, changed)
    if (findings.length > 0) return keep(findings)
    const { content } = await readContent(folders)
    // Saved once more while it was checked: what was read just now may be something else than what was checked.
    if (changedPaths(files, await readContentFiles(folders)).length > 0) return reload()
    await house.useContent(content)
    served = files
    isKept = false
    return { status: "reloaded", lines: changed.map((path) => describe(path, [...content.flows.values()])) }
  }
}

async function readFiles(folders: KeptContentFolders): Promise<ContentFile[] | string> {
  try {
    return await readContentFiles(folders)
  } catch (error) {
    if (error instanceof SetupProblem) return error.message
    throw error
  }
}

function changedPaths(before: ContentFile[], after: ContentFile[]): string[] {
  const old = new Map(before.map(({ path, text }) => [path, text]))
  const paths = new Set([...before, ...after].map(({ path }) => path))
  const now = new Map(after.map(({ path, text }) => [path, text]))
  return [...paths].filter((path) => old.get(path) !== now.get(path)).sort()
}

function describe(path: string, flows: { name: string; file: string }[]): string {
  const flow = flows.find(({ file }) => file === path)
  return flow ? `${path}: flow ${flow.name}` : path
}
