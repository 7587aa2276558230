import { describe, expect, test } from "vitest"
import { careWindow, dueReport } from "../../../src/care/care-window.ts"
import { countingIds, property } from "../tickets/hotel.ts"

const berlin = { ...property, timezone: "Europe/Berlin" }

describe("whose arrival it is time to prepare", () => {
  test.each([
    ["2026-03-02T09:59:59+08:00", "2026-03-02", "2026-03-02"],
    ["2026-03-02T10:00:00+08:00", "2026-03-02", "2026-03-03"],
    ["2026-03-02T23:59:59+08:00", "2026-03-02", "2026-03-03"],
    ["2026-03-03T00:00:00+08:00", "2026-03-03", "2026-03-03"],
  ])("at %s: arrivals from %s to %s", (now, today, lastDay) => {
    expect(careWindow(new Date(now), property)).toMatchObject({ today, lastDay })
  })

  // On 29 March 2026 the clock jumps from 02:00 to 03:00, on 25 October it goes back from 03:00 to 02:00.
  test.each([
    ["2026-03-29T07:59:59Z", "2026-03-29", false],
    ["2026-03-29T08:00:00Z", "2026-03-30", false],
    ["2026-10-25T08:59:59Z", "2026-10-25", true],
    ["2026-10-25T09:00:00Z", "2026-10-26", true],
  ])("when the clocks change, ten o'clock is ten o'clock: %s", (now, lastDay) => {
    expect(careWindow(new Date(now), berlin).lastDay).toBe(lastDay)
  })

  test("the evening's report: not before its hour, one a day, and until the morning for a house that was down", () => {
    const keyAt = (now: string) => dueReport(new Date(now), property, countingIds())?.key ?? null
    expect(keyAt("2026-03-02T21:59:59+08:00")).toBeNull()
    expect(keyAt("2026-03-02T22:00:00+08:00")).toBe("care:report:2026-03-03")
    expect(keyAt("2026-03-03T06:59:00+08:00")).toBe("care:report:2026-03-03")
    expect(keyAt("2026-03-03T07:00:00+08:00")).toBeNull()
  })

  test("the report is due at ten on the day the clocks change as well", () => {
    expect(dueReport(new Date("2026-03-29T20:30:00Z"), berlin, countingIds())?.dueAt).toEqual(new Date("2026-03-29T20:00:00Z"))
    expect(dueReport(new Date("2026-10-25T21:30:00Z"), berlin, countingIds())?.dueAt).toEqual(new Date("2026-10-25T21:00:00Z"))
  })
})
