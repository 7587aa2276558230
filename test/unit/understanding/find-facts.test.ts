import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { readProfile } from "../../../src/flows/read-profile.ts"
import { findFacts } from "../../../src/understanding/find-facts.ts"

const path = "flows/profile.yaml"
const { profile, findings } = readProfile({ path, text: readFileSync(path, "utf8") })

describe("preferences in what guests write", () => {
  it("the shipped profile is in order", () => {
    expect(findings).toEqual([])
  })

  it.each([
    ["我喜欢高楼层", "floor", "high"],
    ["我們每次都住高樓層，麻煩記一下", "floor", "high"],
    ["我习惯睡硬枕", "pillow", "firm"],
    ["いつも荞麦枕です", "pillow", "buckwheat"],
    ["そば殻の枕が好きです", "pillow", "buckwheat"],
    ["I always prefer a quiet room", "room-place", "quiet"],
    ["we usually ask for twin beds", "bed", "twin"],
    ["I like the curtains open a crack", "curtain", "slit"],
    ["請記一下我太太怕煙味", "smoking", "no"],
    ["空调我一般都开26度", "room-temperature", "26℃"],
    ["エアコンはいつも26度にしています", "room-temperature", "26℃"],
    ["I usually keep the ac at 21", "room-temperature", "21℃"],
    // A wish that tells of who travels along.
    ["子ども用の布団をお願いします", "childrens-bedding", "yes"],
    ["could we have a baby cot tonight", "cot", "yes"],
    // Free words, as the guest says them.
    ["I'm allergic to peanuts", "avoid-food", "peanuts"],
    ["I am allergic to shellfish and nuts, sorry", "avoid-food", "shellfish and nuts"],
    ["我对花生过敏", "avoid-food", "花生"],
    ["私は卵アレルギーです", "avoid-food", "卵"],
    ["我不吃牛肉，谢谢", "avoid-food", "牛肉"],
    ["I only drink decaf", "drinks", "decaf"],
  ])("%s: %s is %s", (message, key, value) => {
    expect(findFacts(message, profile)).toEqual([{ key, value }])
  })

  it.each([
    "安静的房间有吗",
    "a soft pillow please",
    "I don't like soft pillows",
    "i'm not allergic to anything",
    "we love this hotel",
    "高楼层多少钱",
    "two towels to 1204",
    "",
  ])("hears none in: %s", (message) => {
    expect(findFacts(message, profile)).toEqual([])
  })
})
