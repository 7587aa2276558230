import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { describeReading } from "../../../src/understanding/describe.ts"
import { WISHES_PER_MESSAGE_MAX } from "../../../src/understanding/settle-wishes.ts"
import { type Expecting, understand } from "../../../src/understanding/understand.ts"
import { hotelLexicon, NOW, read, ZONE } from "./hotel-lexicon.ts"

const fragments = [
  "空调坏了",
  "两条",
  "1208号房",
  "明早六点半",
  "taxi",
  "to the airport",
  "at 8",
  "タオル",
  "6時半",
  "，",
  "。",
  "!",
  "👍",
  "\u200b",
  "\ud83d",
  "ITEM",
  "no",
  "не",
  "수건",
]
const message = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join("")),
)
const expecting = fc.constantFrom<Expecting | null>(
  null,
  { kind: "yes-no" },
  { kind: "choice", list: "amenities" },
  { kind: "choice", list: "no-such-list" },
  { kind: "count" },
  { kind: "time" },
  { kind: "room" },
  { kind: "text" },
  { kind: "option", labels: ["毛巾", "a+b(", ""] },
)

describe("understand, whatever comes", () => {
  it("never throws, reads the same twice, and stays within its bounds", () => {
    fc.assert(
      fc.property(message, expecting, (text, asked) => {
        const context = { language: null, now: NOW, zone: ZONE, expecting: asked }
        const reading = understand(text, context, hotelLexicon())
        expect(understand(text, context, hotelLexicon())).toEqual(reading)
        expect(reading.wishes.length).toBeLessThanOrEqual(WISHES_PER_MESSAGE_MAX + 2)
        for (const wish of reading.wishes) {
          expect(wish.confidence).toBeGreaterThan(0)
          expect(wish.confidence).toBeLessThanOrEqual(1)
          const time = wish.slots.time?.value
          if (time !== undefined) expect(Number.isNaN(Date.parse(String(time)))).toBe(false)
        }
        describeReading(reading)
      }),
      { numRuns: 400 },
    )
  })

  it("is at ease with 5,000 characters and more", () => {
    for (const part of ["要", "毛巾,", "room ", "1", "去", "to ", "fire ", "8点", "aaaaa ", "。", "水龙头", "\u0e01", "a\u0301"]) {
      expect(read(part.repeat(9_000)).wishes.length).toBeLessThanOrEqual(WISHES_PER_MESSAGE_MAX + 2)
    }
  })
})
