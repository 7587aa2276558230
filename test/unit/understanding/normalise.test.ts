import { describe, expect, it } from "vitest"
import { foldScript, isSimplifiedOnly, isTraditionalOnly } from "../../../src/understanding/fold-script.ts"
import { CHARACTERS_PER_MESSAGE_MAX, normalise } from "../../../src/understanding/normalise.ts"

describe("normalise", () => {
  it("makes full-width forms plain", () => {
    expect(normalise("Ｒｏｏｍ　１２０８！").folded).toBe("room 1208!")
  })

  it("removes zero-width and directional characters", () => {
    expect(normalise("毛\u200b巾\u202e").text).toBe("毛巾")
  })

  it("keeps emoji apart", () => {
    const normal = normalise("谢谢👍🏽！")
    expect(normal.text).toBe("谢谢 !")
    expect(normal.emoji).toEqual(["👍🏽"])
  })

  it("closes the gaps dictation leaves between characters", () => {
    expect(normalise("我 要 两 条 毛 巾").text).toBe("我要两条毛巾")
  })

  it("folds Traditional to Simplified, one character for one", () => {
    const normal = normalise("冷氣壞了，請幫我叫計程車")
    expect(normal.folded).toBe("冷气坏了,请帮我叫计程车")
    expect(normal.folded).toHaveLength(normal.text.length)
  })

  it("notices capitals and exclamation marks", () => {
    expect(normalise("STILL NO TOWELS!!")).toMatchObject({ isShouting: true, exclamations: 2 })
    expect(normalise("AC broken")).toMatchObject({ isShouting: false })
  })

  it("cuts what is too long", () => {
    expect(normalise("长".repeat(9_000)).text).toHaveLength(CHARACTERS_PER_MESSAGE_MAX)
  })
})

describe("fold-script", () => {
  it("leaves what both scripts write", () => {
    expect(foldScript("怎么这么后面")).toBe("怎么这么后面")
  })

  it("knows which characters give a script away", () => {
    expect(isTraditionalOnly("壞")).toBe(true)
    expect(isSimplifiedOnly("坏")).toBe(true)
    expect(isTraditionalOnly("毛")).toBe(false)
    expect(isSimplifiedOnly("里")).toBe(false)
  })
})
