import { type FSWatcher, readdirSync, watch } from "node:fs"
import { join } from "node:path"

/** Editors write a file in several steps. */
const QUIET_MS = 150

/**
 * Calls `changed` when something below these folders was written, added or removed, once things are quiet. Each folder is
 * watched by itself, also one that is added later: an editor that saves by renaming is not lost sight of.
 * @returns the way to stop
 */
export function watchFolders(folders: string[], changed: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined

  function follow(): void {
    const wanted = new Set(folders.flatMap(foldersBelow))
    for (const [folder, watcher] of watchers) {
      if (wanted.has(folder)) continue
      watcher.close()
      watchers.delete(folder)
    }
    for (const folder of wanted) if (!watchers.has(folder)) watchers.set(folder, watch(folder, noticed).on("error", noticed))
  }

  function noticed(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      follow()
      changed()
    }, QUIET_MS)
  }

  follow()
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** A folder and all below it; nothing when it is not there (any more). */
function foldersBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    return [folder, ...entries.flatMap(({ name }) => foldersBelow(join(folder, name)))]
  } catch {
    return []
  }
}
