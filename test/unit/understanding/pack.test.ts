import { describe, expect, it } from "vitest"
import { compileUnderstanding } from "../../../src/understanding/compile.ts"
import { packUnderstanding, unpackUnderstanding } from "../../../src/understanding/pack.ts"
import { understand } from "../../../src/understanding/understand.ts"
import { catalogue, NOW, ZONE } from "./hotel-lexicon.ts"

const lexicon = {
  path: "flows/lexicon/mine.yaml",
  text: `
concepts: { sea-word: { en: [sea, ocean] } }
dangers: [{ danger: fire, signs: { en: [blaze] } }]
meanings:
  - { means: "yes", whole: { en: [sure thing] } }
  - { means: parking, sure: { en: [garage] } }
  - { means: wifi, hints: { en: [network] }, patterns: ["sea-word + @amenities"] }
`,
}
const cars = ["where may i leave my car", "is there a place for the car", "my car is outside", "a spot for my car", "can the car stay here"]
const phones = ["my phone finds no internet", "internet for the laptop", "internet is gone", "how do i go online", "no internet up here"]
const sentences = [...cars, ...phones]
const examples = (first: string[], second: string[]) => ({
  path: "flows/examples/en/mine.yaml",
  text: `parking: ${JSON.stringify(first)}\nwifi: ${JSON.stringify(second)}\nunknown: [who won the election, sing me a song]\n`,
})
const mine = compileUnderstanding([lexicon, examples(cars, phones)], catalogue)
const read = (text: string, understanding = mine) =>
  understand(text, { language: null, now: NOW, zone: ZONE, expecting: null }, understanding)

describe("a packed understanding", () => {
  it("reads every message as the one it was packed from", () => {
    const again = unpackUnderstanding(packUnderstanding(mine), catalogue)
    const messages = [...sentences, "sure thing", "the garage", "network by the ocean with a towel", "a blaze!", "garaeg", "sing", ""]
    for (const text of messages) expect(read(text, again), text).toEqual(read(text))
    expect(read("where is my car", again).wishes.map(({ intent }) => intent)).toEqual(["parking"])
  })

  it("may lie anywhere in a larger buffer", () => {
    const packed = packUnderstanding(mine)
    const shifted = new Uint8Array(packed.length + 5)
    shifted.set(packed, 5)
    expect(read("where is my car", unpackUnderstanding(shifted.subarray(5), catalogue))).toEqual(read("where is my car"))
  })
})

describe("training", () => {
  it("does not depend on the order of files and lines", () => {
    const turned = compileUnderstanding([examples([...cars].reverse(), [...phones].reverse()), lexicon], catalogue)
    expect(turned.ranker).toEqual(mine.ranker)
  })

  it("abstains from what is like nothing a hotel does", () => {
    expect(read("who won the song election").wishes).toEqual([])
  })
})
