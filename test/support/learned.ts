import { cp } from "node:fs/promises"
import { join } from "node:path"
import { readConfig } from "../../src/app/config.ts"
import { readContent } from "../../src/app/read-content.ts"

const { dataDir } = readConfig({})
/** Where what the shipped content teaches is kept for all test files. */
export const LEARNED_DIR = join(dataDir, "cache")

/** Vitest's global setup: learning takes half a minute, so it is done once, before the test files start side by side. */
export async function setup(): Promise<void> {
  await readContent(readConfig({}))
}

/** Spares a process with a data folder of its own from learning again. */
export async function bringLearned(folder: string): Promise<void> {
  await cp(LEARNED_DIR, join(folder, "cache"), { recursive: true })
}
