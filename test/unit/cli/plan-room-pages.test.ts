import { describe, expect, it } from "vitest"
import { isLatin } from "../../../src/cli/find-typefaces.ts"
import { planRoomPage, wordsOf } from "../../../src/cli/plan-room-pages.ts"
import type { Contact } from "../../../src/domain/property.ts"
import { compileTemplates } from "../../../src/templates/catalog.ts"
import { readPrintedQr } from "../../support/read-qr.ts"

const CODE = "HL-1204-0DCK3Q9ZT7MABCDEFGHJK"
const each = (word: string): string => `{ zh-Hans: ${word}简, zh-Hant: ${word}繁, ja: ${word}あ, en: ${word} }`
const templates = compileTemplates([{ path: "templates/room-card.yaml", text: `invitation: ${each("Scan")}\nwechat: ${each("Type")}\n` }])
const ALL: Contact = { line: "@harbourview", wechat: "http://weixin.qq.com/r/demo", sms: "+12025550123" }

function plan(contact: Contact, canPrint = (_: string, text: string) => text !== "") {
  const name = { "zh-Hans": "海景饭店", "zh-Hant": "海景飯店", ja: "ハーバービュー", en: "Harbour View" }
  const property = { name, languages: ["zh-Hans" as const, "en" as const], contact }
  return { page: planRoomPage("1204", CODE, { property, templates, canPrint }), words: wordsOf({ property, templates }) }
}

describe("the card of a room", () => {
  it("carries the code for LINE and SMS, and the account for WeChat with the code to type", () => {
    const { page } = plan(ALL)
    expect(page.codes).toEqual([
      { name: "LINE", carries: `https://line.me/R/oaMessage/%40harbourview/?${CODE}` },
      { name: "WeChat", carries: "http://weixin.qq.com/r/demo" },
      { name: "SMS", carries: `SMSTO:+12025550123:${CODE}` },
    ])
    expect(page.byHand?.groups.join(" ")).toBe("HL-1204 0DC K3Q 9ZT 7MA BCD EFG HJK")
    expect(page.title).toEqual({ language: "zh-Hans", text: "海景饭店" })
    expect(page.invitation.map(({ text }) => text)).toEqual(["Scan简", "Scan"])
  })

  it("is read by a camera as what it carries", () => {
    for (const { carries } of plan(ALL).page.codes) expect(readPrintedQr(carries)).toBe(carries)
  })

  it("leaves off the channels that the hotel does not have", () => {
    const { page } = plan({ sms: "+12025550123" })
    expect(page.codes.map(({ name }) => name)).toEqual(["SMS"])
    expect(page.byHand).toBeNull()
  })

  it("leaves off words there is no typeface for, and takes the name that can be printed", () => {
    const { page, words } = plan(ALL, (_, text) => isLatin(text))
    expect(page.title?.text).toBe("Harbour View")
    expect(page.invitation.map(({ text }) => text)).toEqual(["Scan"])
    expect(page.byHand?.how.map(({ text }) => text)).toEqual(["Type"])
    expect(words.map(({ text }) => text)).toEqual(["海景饭店", "Scan简", "Type简", "Harbour View", "Scan", "Type"])
  })
})
