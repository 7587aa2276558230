import { readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { databaseKinds } from "../support/database.ts"
import { playTranscript, readTranscript } from "../support/play-transcript.ts"

const FOLDER = import.meta.dirname
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml"))

/** `TRANSCRIPT=amenity npx vitest run --project store test/transcripts` plays those whose path holds the word. */
const wanted = process.env.TRANSCRIPT ?? ""

for (const kind of databaseKinds) {
  describe(`transcripts on ${kind}`, () => {
    for (const file of files.filter((path) => path.includes(wanted)).sort()) {
      test(file.replace(/\.yaml$/, ""), async () => {
        const transcript = await readTranscript(join(FOLDER, file))
        expect(await playTranscript(transcript, kind)).toEqual([])
      })
    }
  })
}
