import { readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readContent } from "../../src/app/read-content.ts"
import { databaseKinds } from "../support/database.ts"
import { testConfig } from "../support/house.ts"
import { playTranscript, readTranscript } from "../support/play-transcript.ts"
import { stepsNotTaken } from "../support/trace-steps.ts"

const FOLDER = import.meta.dirname
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml"))

/** `TRANSCRIPT=amenity npx vitest run --project store test/transcripts` plays those whose path holds the word. */
const wanted = process.env.TRANSCRIPT ?? ""
const taken = new Set<string>()

for (const kind of databaseKinds) {
  describe(`transcripts on ${kind}`, () => {
    for (const file of files.filter((path) => path.includes(wanted)).sort()) {
      test(file.replace(/\.yaml$/, ""), async () => {
        const transcript = await readTranscript(join(FOLDER, file))
        expect(await playTranscript(transcript, kind, (flow, step) => taken.add(`${flow} ${step}`))).toEqual([])
      })
    }
  })
}

// Here, not in coverage.test.ts: playing everything a second time to see where it goes would cost minutes.
test.skipIf(wanted !== "")("together they take every step of every flow", async () => {
  const { content } = await readContent(testConfig())
  expect(stepsNotTaken(content, (flow, step) => taken.has(`${flow} ${step}`))).toEqual([])
})
