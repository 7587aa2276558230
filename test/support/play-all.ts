import { readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readContent } from "../../src/app/read-content.ts"
import type { DatabaseKind } from "./database.ts"
import { testConfig } from "./house.ts"
import { playTranscript, readTranscript } from "./play-transcript.ts"
import { stepsNotTaken } from "./trace-steps.ts"

const FOLDER = "test/transcripts"

/** `TRANSCRIPT=amenity npx vitest run --project store test/transcripts` plays those whose path holds the word. */
const wanted = process.env.TRANSCRIPT ?? ""

/** `TRANSCRIPTS_ON=postgres` plays them on that database only: a run that has just played them on the other one asks for it. */
const chosen = process.env.TRANSCRIPTS_ON ?? ""

/** Every talk under test/transcripts as a test of its own, and at the end whether together they went everywhere. */
export function playAll(kind: DatabaseKind): void {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml") && path.includes(wanted))
  const taken = new Set<string>()

  const isPlayedElsewhere = chosen !== "" && chosen !== kind
  describe.skipIf(isPlayedElsewhere)(`transcripts on ${kind}`, () => {
    for (const file of files.sort()) {
      test(file.replace(/\.yaml$/, ""), async () => {
        const transcript = await readTranscript(join(FOLDER, file))
        expect(await playTranscript(transcript, kind, (flow, step) => taken.add(`${flow} ${step}`))).toEqual([])
      })
    }
  })

  // Here, not in coverage.test.ts: playing everything a second time to see where it goes would cost minutes.
  test.skipIf(wanted !== "" || isPlayedElsewhere)("together they take every step of every flow", async () => {
    const { content } = await readContent(testConfig())
    expect(stepsNotTaken(content, (flow, step) => taken.has(`${flow} ${step}`))).toEqual([])
  })
}
