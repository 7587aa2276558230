import { describe, expect, test } from "vitest"
import { durationMs, readTranscript } from "../../../src/simulate/transcript.ts"

const HEAD = "guest: { language: en }\nat: 2026-03-02T15:00:00+08:00\n"

function problemOf(text: string): { line: number | null; message: string } {
  const read = readTranscript("talk.yaml", text)
  if (read.ok) throw new Error("It was read")
  return { line: read.problem.line, message: read.problem.message }
}

describe("a malformed script is told in one sentence with its line", () => {
  test("a turn that begins with nothing we know", () => {
    expect(problemOf(`${HEAD}turns:\n  - guest: hello\n  - says: hello\n`)).toEqual({
      line: 5,
      message: "Turn 2 begins with none of guest, staff, wait, pms, platform.",
    })
  })

  test("a key inside a turn that does not exist", () => {
    const problem = problemOf(`${HEAD}turns:\n  - guest: hello\n    bto: [a.b]\n`)
    expect(problem.line).toBe(4)
    expect(problem.message).toContain("bto")
  })

  test("a duration nobody can read", () => {
    const problem = problemOf(`${HEAD}turns:\n  - wait: soon\n`)
    expect(problem).toEqual({ line: 4, message: "Turn 1: wait: a duration is like 30s, 15m, 2h or 1d." })
  })

  test("a time that is none", () => {
    expect(problemOf("guest: {}\nat: tomorrow\nturns: [{ guest: hi }]\n").line).toBe(2)
  })

  test("YAML with a tab", () => {
    expect(problemOf("guest:\n\tlanguage: en\n").line).toBe(2)
  })
})

test("what is left out has its defaults: a guest on LINE, in house", () => {
  const read = readTranscript("talk.yaml", `guest: { stay: { guest: { name: Sam } } }\nat: 2026-03-02T15:00:00Z\nturns: [{ guest: hi }]\n`)
  expect(read.ok && read.transcript.guest).toMatchObject({ channel: "line", stay: { room: null, status: "in-house" } })
})

test.each([
  ["30s", 30_000],
  ["16m", 960_000],
  ["2h", 7_200_000],
  ["1d", 86_400_000],
])("%s are %i ms", (text, ms) => {
  expect(durationMs(text)).toBe(ms)
})
