import type { OutlineStep } from "../../domain/outline.ts"

type Mark = "past" | "current" | "around" | "skipped"

/**
 * Where a running flow stands, by the ids of steps and of arms (`3.0` is the first arm of step `3`); what is not named is
 * still ahead. What came before in the file is past, whichever arms it took: a frame remembers its step, not its way.
 */
export function markSteps(steps: OutlineStep[], current: string): Record<string, Mark> {
  const marks: Record<string, Mark> = {}
  mark(steps, current, marks)
  return marks
}

/** @returns whether the current step is among these or inside one of them */
function mark(steps: OutlineStep[], current: string, marks: Record<string, Mark>): boolean {
  const here = steps.findIndex(({ id }) => id === current || current.startsWith(`${id}.`))
  // A flow that has run out of steps stands at its end.
  const past = here >= 0 ? steps.slice(0, here) : current === "end" ? steps : []
  for (const { id } of past) marks[id] = "past"
  const step = steps[here]
  if (!step) return false
  marks[step.id] = step.id === current ? "current" : "around"
  if (step.id === current) return true
  step.arms.forEach((arm, index) => {
    marks[`${step.id}.${index}`] = mark(arm.steps, current, marks) ? "around" : "skipped"
  })
  return true
}
