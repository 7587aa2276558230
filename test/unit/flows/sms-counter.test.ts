import fc from "fast-check"
import { SegmentedMessage } from "sms-segments-calculator"
import { describe, expect, it } from "vitest"
import { segmentsOf } from "../../../src/flows/rules/sms-counter.ts"

const CHARACTERS = [..."abc XYZ\n,.?'好房間お部屋か。、·–’“”…€[]{}~é£🙂"]

describe("segmentsOf", () => {
  it("counts as the calculator does, be a text plain, double, fancy or wide", () => {
    const text = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 500 })
    fc.assert(fc.property(text, (sent) => segmentsOf(sent) === calculated(sent)))
    const plain = fc.string({ unit: fc.constantFrom(..."abc .\n’"), maxLength: 500 })
    fc.assert(fc.property(plain, (sent) => segmentsOf(sent) === calculated(sent)))
  })

  it.each([
    ["a".repeat(160), 1],
    ["a".repeat(161), 2],
    ["好".repeat(70), 1],
    ["好".repeat(71), 2],
    ["", 0],
  ])("knows the edges", (text, segments) => {
    expect(segmentsOf(text)).toBe(segments)
  })
})

/** Typographic characters are sent plain when that makes the whole text plain; otherwise they stay, one unit each. */
function calculated(text: string): number {
  if (text === "") return 0
  const smart = new SegmentedMessage(text, "auto", true)
  return smart.encodingName === "GSM-7" ? smart.segmentsCount : new SegmentedMessage(text).segmentsCount
}
