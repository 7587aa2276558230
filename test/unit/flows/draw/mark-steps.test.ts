import { expect, it } from "vitest"
import type { OutlineStep } from "../../../../src/domain/outline.ts"
import { markSteps } from "../../../../src/flows/draw/mark-steps.ts"

const step = (id: string, arms: OutlineStep[][] = []): OutlineStep => ({
  ...{ id, kind: arms.length > 0 ? "branch" : "say", title: id, said: [], notes: [], flow: null },
  arms: arms.map((steps) => ({ when: "", isElse: false, steps })),
})
const STEPS = [step("0"), step("1", [[step("1.0.0"), step("1.0.1")], [step("1.1.0")]]), step("2"), step("10")]

it("marks the step asked for, what came before, and what stands around it; the rest is ahead", () => {
  expect(markSteps(STEPS, "1.0.1")).toEqual({
    "0": "past",
    "1": "around",
    "1.0": "around",
    "1.0.0": "past",
    "1.0.1": "current",
    "1.1": "skipped",
  })
})

it("takes the first step of a flow for the current one, with nothing before it", () => {
  expect(markSteps(STEPS, "0")).toEqual({ "0": "current" })
})

it("does not take 1 for a part of 10", () => {
  expect(markSteps(STEPS, "10")).toEqual({ "0": "past", "1": "past", "2": "past", "10": "current" })
})

it("has everything behind it at the end, and nothing at a step that is gone", () => {
  expect(markSteps(STEPS, "end")).toEqual({ "0": "past", "1": "past", "2": "past", "10": "past" })
  expect(markSteps(STEPS, "7")).toEqual({})
})
