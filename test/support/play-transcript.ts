import { readFile } from "node:fs/promises"
import type { Failure } from "../../src/simulate/judge-turn.ts"
import { playTranscript as play } from "../../src/simulate/play-transcript.ts"
import { readTranscript as read, type Transcript } from "../../src/simulate/transcript.ts"
import type { DatabaseKind } from "./database.ts"
import { openTestHouse } from "./house.ts"
import { testDoors } from "./test-doors.ts"
import type { OnStep } from "./trace-steps.ts"

/** Reads a transcript of the repository. Throws with its file and line when it is malformed. */
export async function readTranscript(path: string): Promise<Transcript> {
  const result = read(path, await readFile(path, "utf8"))
  if (result.ok) return result.transcript
  const { file, line, message } = result.problem
  throw new Error(`${file}:${line} ${message}`)
}

/**
 * Plays a talk the whole way: signed webhook → database → turn → outbox → fake platform; every event delivered twice.
 * @returns what came otherwise than the transcript says
 */
export async function playTranscript(transcript: Transcript, kind: DatabaseKind, onStep?: OnStep): Promise<Failure[]> {
  const house = await openTestHouse(kind, new Date(transcript.at), onStep)
  try {
    return (await play(transcript, testDoors(house))).failures
  } finally {
    await house.close()
  }
}
