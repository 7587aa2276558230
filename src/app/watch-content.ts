import { dirname } from "node:path"
import { checkInBackground } from "./check-in-background.ts"
import type { Config } from "./config.ts"
import type { House } from "./open-house.ts"
import { openReloader, type Reload } from "./open-reloader.ts"
import { watchFolders } from "./watch-folders.ts"

/**
 * Keeps a running house in step with its content while somebody writes it: after each save the content is checked in the
 * background and, when there is nothing to mend, used from the next turn on. Both are printed and told to the simulator's page.
 * @returns the way to stop
 */
export async function watchContent(house: House, config: Config, print: (line: string) => void): Promise<() => void> {
  const reload = await openReloader({ house, folders: config, check: checkInBackground })
  let isBusy = false
  let isStale = false

  async function run(): Promise<void> {
    isStale = true
    if (isBusy) return
    isBusy = true
    while (isStale) {
      isStale = false
      const result = await reload().catch(brokenCheck)
      for (const line of linesOf(result)) print(line)
      if (result.status !== "same") house.tellPages({ status: result.status, lines: result.lines })
    }
    isBusy = false
  }

  return watchFolders(foldersOf(config), () => void run())
}

/** Where content is written; the property file may stand elsewhere. */
export const foldersOf = ({ flowsDir, templatesDir, propertyFile }: Config): string[] => [
  ...new Set([flowsDir, templatesDir, dirname(propertyFile)]),
]

function linesOf({ status, lines }: Reload): string[] {
  if (status === "same") return []
  return status === "reloaded"
    ? [`content reloaded: ${lines.join("; ") || "as it was before"}`]
    : ["content kept as it was, to mend:", ...lines]
}

function brokenCheck(error: unknown): Reload {
  return { status: "kept", lines: [`The check broke off: ${error instanceof Error ? error.message : "unknown"}`] }
}
