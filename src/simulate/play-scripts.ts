import { readFile } from "node:fs/promises"
import type { Failure } from "./judge-turn.ts"
import { openDoors } from "./open-doors.ts"
import type { Stage } from "./open-stage.ts"
import { type PlayedTurn, playTranscript } from "./play-transcript.ts"
import { readTranscript, type ScriptProblem } from "./transcript.ts"

/** What became of one script. `problem`: it could not be played at all. */
export type ScriptResult = {
  file: string
  status: "passed" | "failed"
  turns: PlayedTurn[]
  failures: Failure[]
  problem: ScriptProblem | null
}

/** Plays scripts one after the other, each in an empty house. `onResult` hears of each as soon as it is over. */
export async function playScripts(files: string[], stage: Stage, onResult: (result: ScriptResult) => void): Promise<void> {
  for (const file of files) onResult(await playScript(file, stage))
}

async function playScript(file: string, stage: Stage): Promise<ScriptResult> {
  const refuse = (problem: ScriptProblem): ScriptResult => ({ file, status: "failed", turns: [], failures: [], problem })
  const read = readTranscript(file, await readFile(file, "utf8"))
  if (!read.ok) return refuse(read.problem)
  const { transcript } = read
  const scene = await stage.openScene(new Date(transcript.at))
  const keys = stage.content.property.staff.filter(({ address }) => address !== null).map(({ key }) => key)
  try {
    const { failures, turns } = await playTranscript(transcript, openDoors(scene), keys)
    return { file, status: failures.length > 0 ? "failed" : "passed", turns, failures, problem: null }
  } catch (error) {
    // A stay the house refuses, a staff key nobody has: the script's author has to mend it.
    return refuse({ file, line: null, message: error instanceof Error ? error.message : String(error) })
  }
}
