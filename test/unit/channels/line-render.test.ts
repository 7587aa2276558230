import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cutText } from "../../../src/channels/line/cut-text.ts"
import { render } from "../../../src/channels/line/render.ts"
import type { OutboundContent } from "../../../src/domain/message.ts"
import { PushBody } from "../../support/fake-line-rules.ts"
import { lineId } from "../../support/line-events.ts"

const check = (content: OutboundContent) =>
  PushBody.safeParse({ to: lineId("U", "wang"), messages: [JSON.parse(JSON.stringify(render(content)))] })
const option = (label: string, send = label) => ({ label, send })

describe("rendering for LINE", () => {
  test("a text is a text", () => {
    expect(render({ kind: "text", text: "马上送到。", options: [] })).toEqual({ type: "text", text: "马上送到。" })
  })

  test("options become quick replies that say what we listen for", () => {
    const message = render({ kind: "text", text: "几条？", options: [option("一条", "1"), option("两条", "2")] })
    expect(message.quickReply?.items).toEqual([
      { type: "action", action: { type: "message", label: "一条", text: "1" } },
      { type: "action", action: { type: "message", label: "两条", text: "2" } },
    ])
  })

  test("at most 13 options, long labels cut between visible characters, unusable ones left out", () => {
    const family = "👨‍👩‍👧‍👦"
    const options = [
      option(""),
      option(" "),
      option("x", ""),
      option(`Room for ${family}${family} please`),
      ...Array.from({ length: 20 }, (_, n) => option(`${n}`)),
    ]
    const items = render({ kind: "text", text: "Which?", options }).quickReply?.items ?? []
    expect(items).toHaveLength(13)
    expect(items[0]?.action).toMatchObject({ label: "Room for …", text: `Room for ${family}${family} please` })
  })

  test("a card is a bubble whose buttons post the staff grammar back and show the same words", () => {
    const message = render({
      kind: "card",
      title: "T42 投诉",
      lines: [
        { label: "房间", value: "1204" },
        { label: "原话", value: "冷气很吵" },
        { label: "", value: "" },
      ],
      actions: [option("接手", "T42 take"), option("完成", "T42 done")],
    })
    expect(message).toMatchObject({ type: "flex", altText: "T42 投诉\n房间: 1204\n原话: 冷气很吵", contents: { type: "bubble" } })
    const text = JSON.stringify(message)
    expect(text).toContain('{"type":"postback","label":"接手","data":"T42 take","displayText":"T42 take"}')
    expect(text).toContain('{"type":"postback","label":"完成","data":"T42 done","displayText":"T42 done"}')
  })

  test("a card without lines or buttons is still a card", () => {
    expect(check({ kind: "card", title: "", lines: [], actions: [] }).success).toBe(true)
  })

  test("a huge card stays below 30 KB and keeps every line and button", () => {
    const lines = Array.from({ length: 30 }, (_, n) => ({ label: `项目${n}`.repeat(20), value: "吵".repeat(3_000) }))
    const actions = Array.from({ length: 8 }, (_, n) => option("一".repeat(30), `T${n} say ${"话".repeat(500)}`))
    const content: OutboundContent = { kind: "card", title: "题".repeat(900), lines, actions }
    expect(check(content).error).toBeUndefined()
    expect(JSON.stringify(render(content)).match(/项目/g)?.length).toBeGreaterThanOrEqual(30)
  })

  test("whatever is to be said, LINE takes it", () => {
    const words = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.constant("長".repeat(6_000)),
    )
    const options = fc.array(fc.record({ label: words, send: words }), { maxLength: 20 })
    const text = fc.record({ kind: fc.constant("text" as const), text: words.filter((said) => said !== ""), options })
    const lines = fc.array(fc.record({ label: words, value: words }), { maxLength: 50 })
    const card = fc.record({ kind: fc.constant("card" as const), title: words, lines, actions: options })
    fc.assert(
      fc.property(fc.oneof(text, card), (content) => {
        expect(check(content).error).toBeUndefined()
      }),
      { numRuns: 150 },
    )
  })

  test("cutting never splits a pair and never exceeds the bound", () => {
    expect(cutText("short", 20)).toBe("short")
    expect(cutText(`e${"\u0301".repeat(50)}`, 10)).toBe(`e${"\u0301".repeat(8)}…`)
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.integer({ min: 1, max: 40 }), (text, charsMax) => {
        const cut = cutText(text, charsMax)
        expect(cut.length).toBeLessThanOrEqual(charsMax)
        expect(cut.endsWith("…") || cut === text).toBe(true)
        expect(/\p{Surrogate}/u.test(cut)).toBe(/\p{Surrogate}/u.test(cut === text ? text : ""))
      }),
    )
  })
})
