import { describe, expect, it } from "vitest"
import { parseStaffCommand as parse } from "../../../src/handoff/staff-grammar.ts"

describe("staff grammar", () => {
  it.each([
    ["T42 take", { code: 42, verb: "take" }],
    ["t42 TAKE", { code: 42, verb: "take" }],
    ["Ｔ４２　ｔａｋｅ", { code: 42, verb: "take" }],
    ["T42接", { code: 42, verb: "take" }],
    ["T42：接", { code: 42, verb: "take" }],
    ["接", { code: null, verb: "take" }],
    ["T42 対応", { code: 42, verb: "take" }],
    ["T42 対応します", { code: 42, verb: "take" }],
    ["take T42", { code: 42, verb: "take" }],
    ["T42 take please", { code: 42, verb: "take" }],
    ["T42接！", { code: 42, verb: "take" }],
    ["T42 later 5", { code: 42, verb: "later", minutes: 5 }],
    ["T42 稍后 15分钟", { code: 42, verb: "later", minutes: 15 }],
    ["稍後２０", { code: null, verb: "later", minutes: 20 }],
    ["T42 後で 30", { code: 42, verb: "later", minutes: 30 }],
    ["later", { code: null, verb: "later", minutes: 10 }],
    ["T42 later 9999", { code: 42, verb: "later", minutes: 240 }],
    ["T42 pass", { code: 42, verb: "pass", who: null }],
    ["T42 转 工程部", { code: 42, verb: "pass", who: "工程部" }],
    ["T42 轉給 gm", { code: 42, verb: "pass", who: "gm" }],
    ["T42 pass to gm", { code: 42, verb: "pass", who: "gm" }],
    ["T42 引継 周敏", { code: 42, verb: "pass", who: "周敏" }],
    ["T42 say We are on our way.", { code: 42, verb: "say", text: "We are on our way.", isOverride: false }],
    ["T42 回复 王先生，马上到！", { code: 42, verb: "say", text: "王先生，马上到！", isOverride: false }],
    ["T42 回覆：您好", { code: 42, verb: "say", text: "您好", isOverride: false }],
    ["T42 返信　ただいま参ります", { code: 42, verb: "say", text: "ただいま参ります", isOverride: false }],
    ["say! Calm down.", { code: null, verb: "say", text: "Calm down.", isOverride: true }],
    ["T42 回复！ 不", { code: 42, verb: "say", text: "不", isOverride: true }],
    ["T42 say", { code: 42, verb: "say", text: "", isOverride: false }],
    ["T42 say T-shirts are ready", { code: 42, verb: "say", text: "T-shirts are ready", isOverride: false }],
    ["T42 note prefers a quiet room", { code: 42, verb: "note", text: "prefers a quiet room", isOverride: false }],
    ["T42 備註 不吃辣", { code: 42, verb: "note", text: "不吃辣", isOverride: false }],
    ["T42 note! left-handed", { code: 42, verb: "note", text: "left-handed", isOverride: true }],
    ["备注!左撇子", { code: null, verb: "note", text: "左撇子", isOverride: true }],
    ["T42 メモ 左利き", { code: 42, verb: "note", text: "左利き", isOverride: false }],
    ["T42 card", { code: 42, verb: "card" }],
    ["T42 资料", { code: 42, verb: "card" }],
    ["T42 資料", { code: 42, verb: "card" }],
    ["T42 詳細", { code: 42, verb: "card" }],
    ["done", { code: null, verb: "done", text: null }],
    ["T42 done The filter was replaced", { code: 42, verb: "done", text: "The filter was replaced" }],
    ["T42 完成 换了新空调", { code: 42, verb: "done", text: "换了新空调" }],
    ["T42 完了しました", { code: 42, verb: "done", text: null }],
    ["T42 完了", { code: 42, verb: "done", text: null }],
    ["help", { code: null, verb: "help" }],
    ["？", { code: null, verb: "help" }],
    ["@Houseline T42 take", { code: 42, verb: "take" }],
    ["@bot @desk 接", { code: null, verb: "take" }],
    ["@Front Desk T42 take", { code: 42, verb: "take" }],
    ["@机器人\u2005T42 接", { code: 42, verb: "take" }],
  ])("reads %s", (text, command) => {
    expect(parse(text)).toEqual(command)
  })

  it.each([
    "",
    "T42",
    "T42 马上到",
    "taken",
    "take care",
    "接电话",
    "接 电话",
    "完成度很高",
    "転勤",
    "转发一下",
    "noted, thanks",
    "later on we eat",
    "says who",
    "T42返信しました",
    "donesies",
    "大家好",
    "@everyone lunch",
    "@Anna can you take",
  ])("leaves %s alone: people also chat", (text) => {
    expect(parse(text)).toBeNull()
  })

  it("keeps the words for the guest exactly as written, bounded", () => {
    const words = "您好！ＶＩＰ 房间 Ａ，TAKE your time："
    expect(parse(`Ｔ７ 回复 ${words}`)).toMatchObject({ text: words })
    const long = parse(`T7 note ${"长".repeat(5_000)}`)
    expect(long?.verb === "note" && long.text.length).toBe(2_000)
  })
})
