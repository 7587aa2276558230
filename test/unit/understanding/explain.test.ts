import { describe, expect, it } from "vitest"
import { explainReading } from "../../../src/understanding/explain.ts"
import { findNearestExamples } from "../../../src/understanding/nearest-examples.ts"
import { read } from "./hotel-lexicon.ts"

const examples = [
  { text: "two more towels please", intent: "amenity" },
  { text: "may I have some towels", intent: "amenity" },
  { text: "the shower is cold", intent: "maintenance" },
]

describe("the nearest examples", () => {
  it("are those that share most, the same one counting as 1", () => {
    const [first, second] = findNearestExamples("Two more towels, please!", examples, 2)
    expect(first).toEqual({ text: "two more towels please", intent: "amenity", alike: 1 })
    expect(second?.text).toBe("may I have some towels")
    expect(second?.alike).toBeLessThan(1)
  })

  it("leave out what shares nothing", () => {
    expect(findNearestExamples("毛巾", examples, 3)).toEqual([])
  })
})

describe("why a message was read so", () => {
  it("names the rule and the nearest examples of what it was read as", () => {
    const text = "could we have two more towels"
    const reasons = explainReading(text, read(text), examples)
    expect(reasons[0]).toMatch(/^amenity: /)
    expect(reasons.at(-1)).toMatch(/^like “.*towels.*” \(amenity, 0\.\d\d\)$/)
  })

  it("names the sign of a danger and no example: danger is never guessed", () => {
    const reasons = explainReading("fire in my room", read("fire in my room"), examples)
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toMatch(/^emergency: fire /)
  })

  it("says that it abstained, and what came closest", () => {
    const nothing = { language: "en", wishes: [], urgency: "normal", emotion: "calm", because: [] } as const
    const reasons = explainReading("zzz", { ...nothing, wishes: [], because: [], near: ["parking", "wifi"] }, examples)
    expect(reasons).toEqual(["abstained: nothing was sure enough", "closest guesses: parking, wifi"])
  })
})
