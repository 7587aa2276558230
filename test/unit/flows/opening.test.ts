import { describe, expect, it } from "vitest"
import { formatClosing } from "../../../src/flows/format-time.ts"
import { openingAt } from "../../../src/flows/opening.ts"
import { houseValues } from "../../../src/flows/values.ts"
import { miniScript } from "./fixture.ts"

const ZONE = "Asia/Shanghai"
const at = (clock: string, day = "2026-03-02") => new Date(`${day}T${clock}:00+08:00`)
const RESTAURANT = ["11:30-14:00", "17:30-21:30"]
const BAR = ["17:00-01:00"]

describe("opening hours as they stand", () => {
  it.each<[string, string[], Date, Date | null, Date | null]>([
    ["before the first sitting", RESTAURANT, at("09:00"), null, at("11:30")],
    ["at the minute it opens", RESTAURANT, at("11:30"), at("14:00"), null],
    ["between two sittings", RESTAURANT, at("14:00"), null, at("17:30")],
    ["after the last one: tomorrow", RESTAURANT, at("22:00"), null, at("11:30", "2026-03-03")],
    ["before midnight, open past it", BAR, at("23:00"), at("01:00", "2026-03-03"), null],
    ["past midnight, still open", BAR, at("00:30"), at("01:00"), null],
    ["past midnight, closed: this evening", BAR, at("01:00"), null, at("17:00")],
    ["spans that join are one", ["20:00-24:00", "00:00-02:00"], at("21:00"), at("02:00", "2026-03-03"), null],
    ["round the clock never closes", ["00:00-24:00"], at("12:00"), null, null],
  ])("%s", (_when, hours, now, until, next) => {
    expect(openingAt(hours, now, ZONE)).toEqual({ until, next })
  })

  it("follow the hotel's clock through the hour that summer time skips", () => {
    const { next } = openingAt(["07:00-21:00"], new Date("2026-03-28T23:00:00+01:00"), "Europe/Berlin")
    expect(next).toEqual(new Date("2026-03-29T07:00:00+02:00"))
  })

  it("are told as one says them", () => {
    expect(formatClosing(at("21:00"), ZONE, "en")).toBe("9 pm")
    expect(formatClosing(at("21:30"), ZONE, "en")).toBe("9:30 pm")
    expect(formatClosing(at("00:00"), ZONE, "en")).toBe("midnight")
    expect(formatClosing(at("01:00"), ZONE, "zh-Hans")).toBe("凌晨 1:00")
    expect(formatClosing(at("01:00"), ZONE, "ja")).toBe("翌1:00")
    expect(formatClosing(at("21:00"), ZONE, "zh-Hant")).toBe("21:00")
  })

  it("reach the texts beside the hotel's own facts", () => {
    const script = miniScript()
    const factsAt = (now: Date) => houseValues(script, { now, language: "en", guestName: null, dutyManager: null }).facts
    expect(factsAt(at("07:00"))).toMatchObject({ breakfast: { place: "second floor", until: "10 am", next: "" } })
    expect(factsAt(at("16:00"))).toMatchObject({ breakfast: { until: "", next: "tomorrow at 6:30 am" }, bar: { next: "today at 5:00 pm" } })
  })
})
