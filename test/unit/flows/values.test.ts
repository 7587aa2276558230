import { describe, expect, it } from "vitest"
import type { Language } from "../../../src/domain/language.ts"
import { formatMoment } from "../../../src/flows/format-time.ts"
import { frameValues, houseValues, labelOf } from "../../../src/flows/values.ts"
import { choice, count, factsOf, miniScript, text } from "./fixture.ts"

const script = miniScript()
const ZONE = "Asia/Shanghai"
const now = new Date("2026-03-02T21:40:00+08:00")

describe("values of the house", () => {
  it.each<[Language, string, string, string]>([
    ["zh-Hans", "王先生", "王先生，", "晚上好"],
    ["zh-Hant", "王先生", "王先生，", "晚上好"],
    ["ja", "王様", "王様、", "こんばんは"],
    ["en", "Mr Wang", "Mr Wang, ", "Good evening"],
  ])("address the guest in %s", (language, guestName, hail, greeting) => {
    expect(houseValues(script, factsOf({ language, guestName, now }))).toMatchObject({ guest: guestName, hail, greeting, now: "21:40" })
  })

  it("leave out a name nobody knows", () => {
    expect(houseValues(script, factsOf({ guestName: null }))).toMatchObject({ guest: null, hail: "", room: null, minutes: null })
  })

  it("hold the hotel, its facts in the language, and who is on duty", () => {
    const values = houseValues(script, factsOf({ language: "ja" }))
    expect(values).toMatchObject({ hotel: "小さな宿", phone: "+8610", checkout: "12:00", manager: "当直支配人" })
    expect(values.facts).toMatchObject({ breakfast: { place: "2階", hours: "06:30–10:00" }, wifi: { network: "Mini" } })
    expect(values.emergency).toEqual({ fire: "119", medical: "120", police: "110" })
  })

  it.each([
    ["2026-03-02T05:00:00+08:00", "Good morning", "おはようございます"],
    ["2026-03-02T11:30:00+08:00", "Good morning", "こんにちは"],
    ["2026-03-02T17:59:00+08:00", "Good afternoon", "こんにちは"],
    ["2026-03-02T02:00:00+08:00", "Good evening", "こんばんは"],
  ])("greet by the hotel's clock at %s", (at, en, ja) => {
    const time = new Date(at)
    expect(houseValues(script, factsOf({ now: time })).greeting).toBe(en)
    expect(houseValues(script, factsOf({ now: time, language: "ja" })).greeting).toBe(ja)
  })
})

describe("a moment", () => {
  const say = (at: string, language: Language) => formatMoment(new Date(at), now, ZONE, language)
  it.each<[string, string, string, string, string]>([
    ["2026-03-03T06:30:00+08:00", "明早 6:30", "明早 6:30", "明朝6:30", "tomorrow at 6:30 am"],
    ["2026-03-03T14:05:00+08:00", "明天 14:05", "明天 14:05", "明日14:05", "tomorrow at 2:05 pm"],
    ["2026-03-02T22:00:00+08:00", "今晚 22:00", "今晚 22:00", "本日22:00", "today at 10:00 pm"],
    ["2026-03-03T12:00:00+08:00", "明天 12:00", "明天 12:00", "明日12:00", "tomorrow at 12 noon"],
    ["2026-03-05T09:00:00+08:00", "3月5日 9:00", "3月5日 9:00", "3月5日9:00", "on 5 March at 9:00 am"],
  ])("%s is said as one says it", (at, hans, hant, ja, en) => {
    expect([say(at, "zh-Hans"), say(at, "zh-Hant"), say(at, "ja"), say(at, "en")]).toEqual([hans, hant, ja, en])
  })
})

describe("values of a frame", () => {
  const flow = script.flows.get("amenity") ?? null
  it("read slots out in the guest's language, with the item's unit and the time told", () => {
    const slots = { item: choice("towel"), quantity: count(3) }
    const told = { minutes: 15, by: "2026-03-02T13:55:00Z" }
    expect(frameValues(script, flow, { slots, told }, factsOf({ language: "ja" }))).toEqual({
      item: "タオル",
      quantity: 3,
      room: null,
      words: null,
      unit: "枚",
      minutes: 15,
      by: "21:55",
    })
  })

  it("quote no more than 40 characters", () => {
    const words = text("长".repeat(60))
    const value = String(frameValues(script, flow, { slots: { words } }, factsOf()).words)
    expect([...value]).toHaveLength(40)
    expect(value.endsWith("…")).toBe(true)
  })

  it("have labels for staff", () => {
    expect(labelOf(script.catalogue, "towel", "ja")).toBe("タオル")
    expect(labelOf(script.catalogue, "unheard-of", "ja")).toBe("unheard-of")
  })
})
