import { expect, test } from "vitest"
import { nearestName } from "../../../src/lib/nearest-name.ts"

const NAMES = ["amenity", "amenity-arrival", "checkout-time", "wifi"]

test("a slip finds the name that was meant", () => {
  expect(nearestName("amenty", NAMES)).toBe("amenity")
  expect(nearestName("wfi", NAMES)).toBe("wifi")
  expect(nearestName("checkout", NAMES)).toBe("checkout-time")
})

test("something else altogether finds none", () => {
  expect(nearestName("spaceship", NAMES)).toBeNull()
  expect(nearestName("amenity", [])).toBeNull()
})
