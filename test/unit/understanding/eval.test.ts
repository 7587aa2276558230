import { describe, expect, it } from "vitest"
import { EXAMPLES_FILE } from "../../../src/understanding/compile.ts"
import { readExamplesFile } from "../../../src/understanding/examples-file.ts"
import { foldWhole } from "../../../src/understanding/fold-whole.ts"
import { normalise } from "../../../src/understanding/normalise.ts"
import { type EvalResult, evalRows } from "../../understanding/eval-row.ts"
import { rate, score } from "../../understanding/score.ts"
import { lexiconFiles, line } from "./hotel-lexicon.ts"

const bare = (text: string): string => foldWhole(normalise(text).folded)
const rows = evalRows()
const results: EvalResult[] = rows.map((row) => ({ row, read: line(row.text), ms: 0 }))
const total = score(results)

/** What was reached; raise it when the reading gets better, never lower it. `npm run eval` prints the whole picture. */
describe("the evaluation set", () => {
  const groups = lexiconFiles.filter(({ path }) => EXAMPLES_FILE.test(path)).flatMap(readExamplesFile)
  const taught = new Set(groups.flatMap(({ sentences }) => sentences).map(bare))
  const unheard = results.filter(({ row }) => !taught.has(bare(row.text)))

  it("is hardly in the examples: short messages that authors who had not seen it happened to write too", () => {
    expect(1 - unheard.length / rows.length).toBeLessThanOrEqual(0.13)
  })

  it("is read right, or asked about with the right thing on offer, also without those", () => {
    const without = score(unheard)
    expect(rate(without.right)).toBeGreaterThanOrEqual(0.92)
    expect(rate(without.rightOrMenu)).toBeGreaterThanOrEqual(0.93)
  })

  it("is read right, or asked about with the right thing on offer", () => {
    expect(rate(total.right)).toBeGreaterThanOrEqual(0.93)
    expect(rate(total.rightOrMenu)).toBeGreaterThanOrEqual(0.94)
  })

  it("emergencies are all heard, and few are invented", () => {
    expect(rate(total.emergencyRecall)).toBe(1)
    expect(rate(total.falseAlarms)).toBeLessThanOrEqual(0.004)
  })

  it("complaints are told from calm reports", () => {
    expect(total.complaint.f1).toBeGreaterThanOrEqual(0.93)
  })

  it("confidence means what it says", () => {
    expect(total.calibrationError).toBeLessThanOrEqual(0.03)
  })
})
