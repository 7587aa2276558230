import { describe, expect, it } from "vitest"
import type { Language } from "../../../src/domain/language.ts"
import { detectLanguage } from "../../../src/understanding/detect-language.ts"

// A054
describe("detect-language", () => {
  const cases: [text: string, spoken: Language | null, language: string | null][] = [
    ["请送两条毛巾", null, "zh-Hans"],
    ["請送兩條毛巾", null, "zh-Hant"],
    // Written alike in both scripts: as the guest wrote before.
    ["你好", "zh-Hant", "zh-Hant"],
    ["報修", "zh-Hans", "zh-Hant"],
    ["真人客服", "zh-Hant", "zh-Hant"],
    ["真人客服", "zh-Hans", "zh-Hans"],
    ["不用了，他們停了，取消吧", "zh-Hans", "zh-Hant"],
    ["タオルをください", null, "ja"],
    ["部屋清掃希望", null, "ja"],
    ["予約確認", null, "ja"],
    ["수건 주세요", null, "ko"],
    ["ขอผ้าเช็ดตัว", null, "th"],
    ["could I have two towels please", null, "en"],
    ["Где мой ключ?", null, "ru"],
    ["Bonjour, pouvez-vous apporter des serviettes dans ma chambre s'il vous plaît", null, "fr"],
    ["Können Sie bitte zwei Handtücher auf mein Zimmer bringen", null, "de"],
    // Chinese with foreign words, English with a Chinese name, Chinese with an ornamental の.
    ["wifi密码是多少", null, "zh-Hans"],
    ["could you take the towels to 王伟 in room 1208", null, "en"],
    ["我の房间没有毛巾", null, "zh-Hans"],
    // What says nothing by itself stays in the language spoken so far.
    ["毛巾", "zh-Hant", "zh-Hant"],
    ["毛巾", "en", "zh-Hans"],
    ["OK", "ja", "ja"],
    ["wifi", "zh-Hans", "zh-Hans"],
    ["1208", "zh-Hant", "zh-Hant"],
    ["1208", null, null],
    ["", null, null],
    ["大丈夫", "ja", "ja"],
    ["thank you", "ja", "en"],
  ]
  it.each(cases)("%s (spoken: %s) → %s", (text, spoken, language) => {
    expect(detectLanguage(text, spoken)).toBe(language)
  })
})
