import { array, assert, property, record, string } from "fast-check"
import { describe, expect, test } from "vitest"
import { countSegments } from "../../../src/channels/sms/count-segments.ts"
import { renderSms } from "../../../src/channels/sms/render.ts"
import type { Option, OutboundContent } from "../../../src/domain/message.ts"

const option = (label: string): Option => ({ label, send: label })
const text = (words: string, ...labels: string[]): OutboundContent => ({ kind: "text", text: words, options: labels.map(option) })
const sms = (content: OutboundContent) => renderSms(content, "sms")

describe("segments", () => {
  test.each([
    ["160 GSM-7 characters", "a".repeat(160), 1],
    ["161", "a".repeat(161), 2],
    ["2 × 153", "a".repeat(306), 2],
    ["one more", "a".repeat(307), 3],
    ["80 € (each counts twice)", "€".repeat(80), 1],
    ["81 €", "€".repeat(81), 2],
    ["an extended character is not torn between two segments", `${"a".repeat(152)}€${"a".repeat(152)}`, 3],
    ["the GSM alphabet's own accents", "àéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞ".repeat(8), 1],
    ["line breaks and @", "@\n".repeat(80), 1],
    ["ç is not in GSM-7", `ç${"a".repeat(70)}`, 2],
    ["70 Chinese characters", "毛".repeat(70), 1],
    ["71", "毛".repeat(71), 2],
    ["2 × 67", "毛".repeat(134), 2],
    ["one more", "毛".repeat(135), 3],
    ["one Chinese character among Latin ones", `${"a".repeat(160)}毛`, 3],
    ["Japanese", "タオルを二枚お持ちします。".repeat(6), 2],
    ["35 emoji of two units", "😀".repeat(35), 1],
    ["36 emoji", "😀".repeat(36), 2],
    ["7 families of eleven units", "👨‍👩‍👧‍👦".repeat(7), 2],
  ])("%s", (_what, words, segments) => {
    expect(countSegments(words)).toBe(segments)
  })
})

describe("typography", () => {
  test("curly quotes, dashes, ellipses and odd spaces give way when the text is GSM-7 without them", () => {
    const fancy = "It’s “ready” – at 6:30\u202Fpm… Room\u00A01204 · 2 × towels"
    expect(sms(text(fancy))).toBe('It\'s "ready" - at 6:30 pm... Room 1204 - 2 x towels')
    const long = `It’s on its way. ${"x".repeat(140)}`
    expect([countSegments(long), countSegments(sms(text(long)))]).toEqual([3, 1])
  })

  test("a text that needs UCS-2 anyway keeps them, and so does WhatsApp", () => {
    expect(sms(text("“毛巾”马上到…"))).toBe("“毛巾”马上到…")
    expect(sms(text("Só um minuto – já vai…"))).toBe("Só um minuto – já vai…")
    expect(renderSms(text("It’s ready…"), "whatsapp")).toBe("It’s ready…")
  })

  test("accents written as two characters become one that GSM-7 has", () => {
    expect(sms(text("cafe\u0301 e\u0300"))).toBe("café è")
  })

  test("line breaks are one character, control characters go, blanks at the ends too", () => {
    expect(sms(text("  one \r\ntwo\rthree\u0000\u0007\tfour  "))).toBe("one\ntwo\nthree four")
  })
})

describe("answers", () => {
  test("a list of answers is numbered, one a line", () => {
    expect(sms(text("请问是哪一类？", "房间", "餐饮", "服务"))).toBe("请问是哪一类？\n1 房间\n2 餐饮\n3 服务")
    expect(sms(text("When?", "Tonight", "Tomorrow"))).toBe("When?\n1 Tonight\n2 Tomorrow")
  })

  test.each([
    ["Yes", "No"],
    ["No, thank you", "Yes please"],
    ["是", "不是"],
    ["好的", "不用了"],
    ["對", "不對"],
    ["はい", "いいえ"],
    ["はい、届きました", "まだです"],
  ])("%s / %s is not listed", (first, second) => {
    expect(sms(text("?", first, second))).toBe("?")
  })

  test("a reserved word is never offered; the others keep their number", () => {
    expect(sms(text("What now?", "Go on", "Cancel", "Start over", "HELP"))).toBe("What now?\n1 Go on\n3 Start over")
    expect(sms(text("Fixed?", "Yes"))).toBe("Fixed?")
  })
})

describe("length", () => {
  test("a long text is cut by whole characters and says so", () => {
    const chinese = sms(text("好".repeat(1_700)))
    expect(chinese).toHaveLength(1_600)
    expect(chinese.endsWith("好…")).toBe(true)
    const latin = sms(text(`${"a".repeat(1_597)} and so on`))
    expect(latin).toBe(`${"a".repeat(1_597)}...`)
    const families = sms(text("👨‍👩‍👧‍👦".repeat(200)))
    expect(families).toBe(`${"👨‍👩‍👧‍👦".repeat(145)}…`)
  })

  test("the answers stay when the text is cut, however long they are", () => {
    const labels = Array.from({ length: 30 }, (_, n) => `${n} ${"很长的选项".repeat(30)}`)
    const body = sms(text("好".repeat(2_000), ...labels))
    expect(body.length).toBeLessThanOrEqual(1_600)
    expect(body).toMatch(/^好+…\n1 0 很长.*\n20 19 很长[^\n]*…$/s)
  })

  test("whatever the words: within the limit, and as whole characters", async () => {
    const words = string({ unit: "grapheme", maxLength: 900 })
    const anything = record({ text: words, options: array(record({ label: words, send: words }), { maxLength: 25 }) })
    await assert(
      property(anything, ({ text, options }) => {
        for (const network of ["sms", "whatsapp"] as const) {
          const body = renderSms({ kind: "text", text: `${text}…`.repeat(4), options }, network)
          expect(body.length).toBeLessThanOrEqual(1_600)
          expect(body).not.toMatch(/\p{Cs}/u)
        }
      }),
      { numRuns: 40 },
    )
    expect(sms(text("…", ...Array.from({ length: 20 }, () => "…".repeat(60)))).length).toBeLessThanOrEqual(1_600)
  })

  test("1,600 characters exactly are left alone", () => {
    expect(sms(text("a".repeat(1_600)))).toHaveLength(1_600)
  })
})

describe("a staff card", () => {
  const card: OutboundContent = {
    kind: "card",
    title: "T42 complaint",
    lines: [
      { label: "Room", value: "1204 (not verified)" },
      { label: "Preferences", value: "  " },
      { label: "", value: "waited\n20 minutes" },
    ],
    actions: [
      { label: "Take", send: "T42 take" },
      { label: "Done", send: "T42 done" },
    ],
  }

  test("is plain lines with the commands below, in GSM-7 where the words are", () => {
    expect(sms(card)).toBe("T42 complaint\nRoom: 1204 (not verified)\nwaited 20 minutes\nT42 take - T42 done")
    expect(sms({ ...card, title: "T42 投诉" })).toMatch(/^T42 投诉\n.*\nT42 take · T42 done$/s)
  })

  test("keeps its commands however long the rest is", () => {
    const body = sms({ ...card, lines: Array.from({ length: 40 }, () => ({ label: "Words", value: "空调一直很吵。".repeat(50) })) })
    expect(body.length).toBeLessThanOrEqual(1_600)
    expect(body.endsWith("…\nT42 take · T42 done")).toBe(true)
  })
})
