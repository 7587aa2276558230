import { describe, expect, it } from "vitest"
import { hasMaskedCard, maskCardNumbers, withoutMask } from "../../../src/domain/card-number.ts"

// A123: the bot never takes card numbers; they are gone before anything is stored or logged.
describe("card numbers in a guest's words", () => {
  it.each([
    ["plain", "my visa is 4111111111111111 thanks"],
    ["in groups", "4111 1111 1111 1111"],
    ["with hyphens", "卡号5555-5555-5555-4444，帮我付一下"],
    ["in full-width digits", "カード番号は４１１１１１１１１１１１１１１１です"],
    ["fifteen digits", "amex 3782 822463 10005"],
    ["UnionPay, nineteen digits", "银联卡6222021234567890128"],
    ["mistyped, but in a card's groups", "4111 1111 1111 1112"],
    ["the code on the back, sent after it", "CVV: 123"],
    ["glued to words", "卡4111111111111111号"],
  ])("are taken out: %s", (_how, text) => {
    const masked = maskCardNumbers(text)
    expect(hasMaskedCard(masked)).toBe(true)
    expect(masked.replace(/\D/g, "")).toBe("")
  })

  it("take the code on the back with them, and leave the other words", () => {
    expect(maskCardNumbers("4111 1111 1111 1111, cvv 123, room 1208")).toBe("●●●●●●●●, cvv ●●●, room 1208")
    expect(maskCardNumbers("4111111111111111 安全码：456 延住一晚")).toBe("●●●●●●●● 安全码：●●● 延住一晚")
  })

  it("leave what else was said to be understood", () => {
    expect(withoutMask("pay with ●●●●●●●● please")).toBe("pay with   please")
    expect(withoutMask("can I see my bill, my card is ●●●●●●●●")).toBe("can I see my bill,")
    expect(withoutMask("two towels")).toBe("two towels")
  })

  it.each([
    ["a room", "毛巾送到1208"],
    ["a phone number", "+4915112345678"],
    ["a phone number with its prefix", "0044 7700 900123"],
    ["a long order number without a check digit", "order 4111111111111112"],
    ["a longer run of digits", "41111111111111110000000"],
    ["a date and time", "2026-03-02 14:30 to 2026-03-04 11:00"],
    ["no digits", "晚上好"],
  ])("nothing else is touched: %s", (_what, text) => {
    expect(maskCardNumbers(text)).toBe(text)
  })
})
