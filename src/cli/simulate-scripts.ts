import { findScripts } from "../simulate/find-scripts.ts"
import { playScripts, type ScriptResult } from "../simulate/play-scripts.ts"
import { printTalk } from "../simulate/print-talk.ts"
import { createProgressBar } from "./progress-bar.ts"
import type { SimulateOptions } from "./simulate-options.ts"
import { withStage } from "./with-stage.ts"

/** Plays scripts and says which went otherwise than written. @returns the exit code */
export async function simulateScripts(words: string[], options: SimulateOptions): Promise<number> {
  const { files, missing } = findScripts(words)
  for (const word of missing) console.error(`There is no script at ${word}.`)
  if (words.length === 0) console.error("Name a script or a folder of scripts, or one of --personas and --forecast.")
  if (files.length === 0) return 2
  const results: ScriptResult[] = []
  const bar = createProgressBar(files.length)
  await withStage(
    () => null,
    (stage) =>
      playScripts(files, stage, (result) => {
        results.push(result)
        bar.clear()
        if (!options.json) console.log(printScript(result, stage.content.property.timezone, options.print === true))
        bar.show(results.length, result.file)
      }),
  )
  bar.clear()
  const failed = results.filter(({ status }) => status === "failed").length
  if (options.json) console.log(JSON.stringify({ scripts: results.map(jsonOf) }))
  else console.error(`${results.length - failed} passed, ${failed} failed.`)
  return failed > 0 || missing.length > 0 ? 1 : 0
}

/** One line for what passed; a talk without expectations is printed whole, for somebody wants to read it. */
function printScript({ file, status, turns, failures, problem }: ScriptResult, zone: string, isWhole: boolean): string {
  if (problem) return `✗ ${problem.file}${problem.line === null ? "" : `:${problem.line}`} ${problem.message}`
  const title = `${status === "passed" ? "✓" : "✗"} ${file} (${turns.length} turns)`
  const isReading = !turns.some(({ turn }) => turn.bot ?? turn.effects ?? turn["staff-gets"] ?? turn.slots ?? turn.says)
  if (isWhole || isReading) return `${title}\n${printTalk(turns, failures, zone)}`
  return failures.length > 0 ? `${title}\n${printTalk(turns, failures, zone, new Set(failures.map(({ turn }) => turn)))}` : title
}

/** As the outside contract fixes it. What could not be played failed before its first turn. */
function jsonOf({ file, status, turns, failures, problem }: ScriptResult) {
  const malformed = problem && {
    turn: 0,
    expected: { script: "well-formed" },
    got: { problem: problem.message, line: problem.line },
  }
  return { file, status, turns: turns.length, failures: malformed ? [malformed] : failures }
}
