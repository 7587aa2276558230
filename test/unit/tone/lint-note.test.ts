import { describe, expect, it } from "vitest"
import { lintNote } from "../../../src/tone/lint-note.ts"

// A158: an archive holds facts.
describe("notes are facts, not opinions", () => {
  it.each([
    "难缠",
    "这位客人很难缠，小心",
    "客人態度惡劣",
    "脾气很差",
    "事儿多",
    "没素质",
    "うるさい客",
    "お客様がうるさい",
    "クレーマーです",
    "わがままな方",
    "神経質",
    "difficult",
    "Difficult guest",
    "he is very rude",
    "Mr Smith was arrogant at check-in",
    "a real troublemaker",
    "Demanding.",
  ])("refused, with better words: %s", (note) => {
    expect(lintNote(note)?.better).toBeTruthy()
  })

  it.each([
    "喜欢安静的房间",
    "3 月 3 日要求换房两次",
    "对花生过敏",
    "客人说我们员工态度差",
    "等候 20 分钟后提高了音量",
    "お部屋は静かな方をご希望",
    "フロントの態度が悪いとのお申し出",
    "隣の部屋がうるさいとのこと",
    "finds stairs difficult",
    "the door lock is difficult to open",
    "asked for a room change twice",
    "left-handed",
  ])("kept: %s", (note) => {
    expect(lintNote(note)).toBeNull()
  })
})
