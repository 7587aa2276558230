import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readContent } from "../../src/app/read-content.ts"
import type { CompiledFlow } from "../../src/flows/content.ts"
import { testConfig } from "../support/house.ts"
import { playTranscript, readTranscript } from "../support/play-transcript.ts"
import { stepsNotTaken } from "../support/trace-steps.ts"

// Which talks every flow must have been tried in. That every step is taken is asserted where the transcripts are played.

const FOLDER = import.meta.dirname
const { content } = await readContent(testConfig())
const flows = [...content.flows.values()]

/** Does it put a question of its own: something to collect, or a recap? */
const asks = (flow: CompiledFlow): boolean =>
  [...flow.nodes.values()].some(
    (node) => node.kind === "confirm" || (node.kind === "collect" && node.slots.some((slot) => flow.slots[slot]?.ask)),
  )

/** A repair pattern has no talk of its own: it is what happens to the others, in their cancel, correct, digress, silence. */
function wantedOf(flow: CompiledFlow): string[] {
  if (flow.repair) return []
  return asks(flow) ? ["happy", "cancel", "correct", "hand-off", "silence"] : ["happy", "digress", "hand-off"]
}

for (const flow of flows.filter(({ repair }) => !repair)) {
  test(`${flow.name} is tried in ${wantedOf(flow).join(", ")}`, () => {
    const missing = wantedOf(flow).filter((situation) => !existsSync(join(FOLDER, flow.name, `${situation}.yaml`)))
    expect(missing).toEqual([])
  })
}

/** What holds for all flows alike has folders of its own. */
const ACROSS_FLOWS = ["channels", "repair", "staff"]

test("every folder of transcripts is a flow's", () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  expect(folders.filter((name) => !content.flows.has(name) && !ACROSS_FLOWS.includes(name))).toEqual([])
})

// The control: a talk about the hour of breakfast takes the way of that hour and no other.
test("a step counts as taken only when a guest was led there", async () => {
  const taken = new Set<string>()
  const transcript = await readTranscript(join(FOLDER, "breakfast", "during.yaml"))
  await playTranscript(transcript, "embedded", (flow, step) => taken.add(`${flow} ${step}`))
  const left = stepsNotTaken(content, (flow, step) => taken.has(`${flow} ${step}`))
  expect(left.filter((step) => step.startsWith("breakfast "))).toEqual(["breakfast 0.1.0 (say)", "breakfast 0.2.0 (say)"])
  expect(left.length).toBeGreaterThan(100)
})
