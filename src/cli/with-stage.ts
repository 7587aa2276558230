import { readConfig } from "../app/config.ts"
import { printFinding, readContent, readContentFiles } from "../app/read-content.ts"
import type { ContentFile } from "../flows/load-content.ts"
import { ContentProblem, SetupProblem } from "../lib/errors.ts"
import { openStage, type Stage } from "../simulate/open-stage.ts"

/**
 * Reads the content and opens a house in memory for as long as `run` takes. `read` looks at the files first, so that a
 * mistake in them is told before anything is opened. Throws `SetupProblem` for content that has to be mended.
 */
export async function withStage<Read, Result>(
  read: (files: ContentFile[]) => Read,
  run: (stage: Stage, read: Read) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env)
  const given = tryRead(read, await readContentFiles(config))
  const { content } = await readContent(config)
  const stage = await openStage(content)
  try {
    return await run(stage, given)
  } finally {
    await stage.close()
  }
}

function tryRead<Read>(read: (files: ContentFile[]) => Read, files: ContentFile[]): Read {
  try {
    return read(files)
  } catch (error) {
    throw error instanceof ContentProblem ? new SetupProblem(printFinding(error).trim()) : error
  }
}

/** A whole number on the command line; null when it is none. */
export function readCount(text: string): number | null {
  const count = Number(text)
  return Number.isSafeInteger(count) && count >= 0 && text.trim() !== "" ? count : null
}
