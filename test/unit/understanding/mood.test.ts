import { describe, expect, it } from "vitest"
import type { Emotion } from "../../../src/domain/reading.ts"
import { line } from "./hotel-lexicon.ts"

describe("how a guest sounds", () => {
  const told: Record<Exclude<Emotion, "calm">, string[]> = {
    angry: [
      "你们到底有没有人管",
      "等了两個鐘頭沒人來 什麼道理",
      "いつまで待てばいいんですか",
      "are you serious, no towels AGAIN",
      "this is the third time I ask, unacceptable",
      "도대체 몇 번이나 말해야 해요",
    ],
    anxious: [
      "我很担心赶不上飞机",
      "どうしよう、飛行機に間に合わない",
      "I'm worried we will miss our flight",
      "着火了",
      "she isn't breathing",
    ],
    embarrassed: ["真不好意思，我把红酒洒在地毯上了", "グラスを割ってしまいました", "this is awkward, I clogged the toilet"],
    pleased: ["早餐太好吃了", "とても良い部屋でした", "best breakfast ever, thank you all"],
  }
  for (const [emotion, texts] of Object.entries(told)) {
    it.each(texts)(`${emotion}: %s`, (text) => {
      expect(line(text).emotion).toBe(emotion)
    })
  }

  it.each(["空调不冷", "タオルを二枚お願いします", "the lamp by the bed does not work", "can I have two more towels?"])(
    "calm: %s",
    (text) => {
      expect(line(text)).toMatchObject({ emotion: "calm", urgency: "normal" })
    },
  )

  it("needs no swear word to be a complaint", () => {
    expect(line("we have been waiting an hour for the room we paid for, how is this possible")).toMatchObject({
      intent: "complaint",
      emotion: "angry",
    })
  })
})

describe("how urgent a message is", () => {
  it.each([
    ["谢谢", "low"],
    ["what time is breakfast", "low"],
    ["取消", "low"],
    ["two towels please", "normal"],
    ["シャワーのお湯が出ません", "normal"],
    ["towels please, right now", "high"],
    ["我要投诉", "high"],
    ["smoke in the corridor", "critical"],
  ])("%s is %s", (text, urgency) => {
    expect(line(text).urgency).toBe(urgency)
  })
})
