import { expect, test } from "vitest"
import { createIds } from "../../../src/app/runtime.ts"

test("ids made in the same millisecond, and after a clock that was set back, sort in the order they were made", () => {
  let ms = Date.parse("2026-03-02T10:00:00Z")
  const ids = createIds({ now: () => new Date(ms) })
  const made = Array.from({ length: 40 }, () => ids.make("evt"))
  ms -= 5_000
  made.push(ids.make("evt"))
  ms += 60_000
  made.push(ids.make("evt"))
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})
