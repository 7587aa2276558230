import { describe, expect, it } from "vitest"
import { localTime } from "../../../src/lib/time.ts"
import { findTime, type HourLean } from "../../../src/understanding/find-time.ts"
import { normalise } from "../../../src/understanding/normalise.ts"
import { NOW, ZONE } from "./hotel-lexicon.ts"

const at = (text: string, lean: HourLean = "next", now = NOW, zone = ZONE): string | null => {
  const found = findTime(normalise(text).folded, now, zone, lean)
  if (!found) return null
  const { day, time } = localTime(found.at, zone)
  return `${day.slice(5)} ${time}`
}

describe("find-time, told at 21:40 on 2 March", () => {
  const cases: [string, string | null][] = [
    ["明早六点半叫醒我", "03-03 06:30"],
    ["晚上八点", "03-03 20:00"],
    ["8点", "03-03 08:00"],
    ["后天上午10点", "03-04 10:00"],
    ["下午一点", "03-03 13:00"],
    ["三月五日上午十一點", "03-05 11:00"],
    ["三月五日下午三點", "03-05 15:00"],
    ["3月5号下午三点", "03-05 15:00"],
    ["3月5日の14時", "03-05 14:00"],
    ["5 March at 2 pm", "03-05 14:00"],
    ["March 5th at 14:00", "03-05 14:00"],
    ["on the 5th of March at 9am", "03-05 09:00"],
    ["5号下午三点", "03-05 15:00"],
    ["五号下午三点", "03-05 15:00"],
    ["1号上午十点", "04-01 10:00"],
    ["31日の午後3時", "03-31 15:00"],
    ["a table for four at 8pm on the 24th", "03-24 20:00"],
    ["the 2nd at 11 pm", "03-02 23:00"],
    ["12号房 晚上十点", "03-02 22:00"],
    ["on the 12th floor at 10 pm", "03-02 22:00"],
    ["下周五上午九点", "03-13 09:00"],
    ["来週の月曜10時", "03-09 10:00"],
    ["monday next week at 9am", "03-09 09:00"],
    ["提早入住改成明天下午一點", "03-03 13:00"],
    ["今晚12点", "03-03 00:00"],
    ["今晚一点", "03-03 01:00"],
    ["周五上午九点", "03-06 09:00"],
    ["3月5日8点", "03-05 08:00"],
    ["六點一刻", "03-03 06:15"],
    ["七点四十五", "03-03 07:45"],
    ["明天5点四个人", "03-03 05:00"],
    ["半小时后", "03-02 22:10"],
    ["20分钟后", "03-02 22:00"],
    ["明日の朝6時半", "03-03 06:30"],
    ["あさっての8時", "03-04 08:00"],
    ["午後3時", "03-03 15:00"],
    ["18時", "03-03 18:00"],
    ["30分後", "03-02 22:10"],
    ["1時間半後", "03-02 23:10"],
    ["half six tomorrow", "03-03 06:30"],
    ["half past six", "03-03 06:30"],
    ["quarter to seven", "03-03 06:45"],
    ["6:30 am", "03-03 06:30"],
    ["5.30pm", "03-03 17:30"],
    ["0630 hours", "03-03 06:30"],
    ["at 8", "03-03 08:00"],
    ["8 tonight at 11", "03-02 23:00"],
    ["in 20 minutes", "03-02 22:00"],
    ["noon tomorrow", "03-03 12:00"],
    ["good morning, a taxi at 6 pm please", "03-03 18:00"],
    // No hour, no moment; and what only looks like a time.
    ["明天", null],
    ["tomorrow", null],
    ["一点水", null],
    ["快一点", null],
    ["2 hours", null],
    ["2時間", null],
    ["25点", null],
    ["12:75", null],
    ["1208", null],
  ]
  it.each(cases)("%s → %s", (text, expected) => {
    expect(at(text)).toBe(expected)
  })

  it("leans where the wish says so", () => {
    const noon = new Date("2026-03-02T12:10:00+08:00")
    expect(at("6:30", "next", noon)).toBe("03-02 18:30")
    expect(at("6:30", "morning", noon)).toBe("03-03 06:30")
    expect(at("2 tomorrow", "afternoon", noon)).toBe("03-03 14:00")
  })

  it("stands firm when clocks change", () => {
    const zone = "America/New_York"
    const eve = new Date("2026-03-07T20:00:00-05:00")
    // 02:30 is skipped that night: the instant after the jump stands in for it.
    expect(at("2:30 am", "next", eve, zone)).toBe("03-08 03:30")
    expect(at("tomorrow 8 am", "next", eve, zone)).toBe("03-08 08:00")
    expect(findTime("in 8 hours", eve, zone)?.at.getTime()).toBe(eve.getTime() + 8 * 3_600_000)
    const autumn = new Date("2026-10-31T20:00:00-04:00")
    expect(at("tomorrow 1:30 am", "next", autumn, zone)).toBe("11-01 01:30")
  })
})
