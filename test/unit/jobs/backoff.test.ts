import { expect, it } from "vitest"
import { backoffMs } from "../../../src/jobs/backoff.ts"

it("doubles from two seconds up to ten minutes", () => {
  expect([1, 2, 3, 4].map((attempts) => backoffMs(attempts, 1))).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(backoffMs(50, 1)).toBe(600_000)
  expect(backoffMs(0, 1)).toBe(2_000)
})

it("spreads what failed together over half the wait", () => {
  expect(backoffMs(3, 0)).toBe(4_000)
  expect(backoffMs(3, 0.5)).toBe(6_000)
})
