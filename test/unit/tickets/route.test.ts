import { describe, expect, it } from "vitest"
import { isDepartmentOpen, lastResort, peopleFor } from "../../../src/tickets/route.ts"
import { bar, duty, fom, front, gm, hk, keysOf, member, scene } from "./hotel.ts"

const department = (name: string, time: string, people = scene(time).staff) => keysOf(peopleFor("department", name, scene(time, people)))

describe("whom a rung means", () => {
  it("is the department's desk during its hours", () => {
    expect(department("housekeeping", "08:00")).toEqual(["hk"])
    expect(department("housekeeping", "13:00")).toEqual(["hk"])
  })

  it("is the cover between the spans of a split shift and after closing", () => {
    expect(department("housekeeping", "12:00")).toEqual(["front"])
    expect(department("housekeeping", "12:59")).toEqual(["front"])
    expect(department("housekeeping", "22:00")).toEqual(["front"])
  })

  it("keeps a span that passes midnight open on both sides of it", () => {
    expect(isDepartmentOpen("bar", scene("23:59"))).toBe(true)
    expect(isDepartmentOpen("bar", scene("01:59"))).toBe(true)
    expect(isDepartmentOpen("bar", scene("02:00"))).toBe(false)
    expect(department("bar", "00:30")).toEqual(["bar"])
  })

  it("follows the chain of covers", () => {
    expect(department("bar", "10:00")).toEqual(["hk"])
    expect(department("bar", "12:30")).toEqual(["front"])
  })

  it("is front office, then the duty manager, for a department that is not configured", () => {
    expect(department("concierge", "10:00")).toEqual(["front"])
    expect(department("concierge", "10:00", [duty, gm, hk])).toEqual(["duty"])
    expect(department("housekeeping", "23:00", [duty, hk])).toEqual(["duty"])
  })

  it("rings a department's head only when it has nobody else", () => {
    expect(department("front-office", "10:00", [fom, gm])).toEqual(["fom"])
  })

  it("is whoever holds the role when the ticket's department is one", () => {
    expect(department("duty-manager", "10:00")).toEqual(["duty"])
  })

  it("reads roles, staff keys and departments", () => {
    expect(keysOf(peopleFor("general-manager", "housekeeping", scene("10:00")))).toEqual(["gm"])
    expect(keysOf(peopleFor("front", "housekeeping", scene("10:00")))).toEqual(["front"])
    expect(keysOf(peopleFor("housekeeping", "front-office", scene("10:00")))).toEqual(["hk"])
    expect(peopleFor("chef", "housekeeping", scene("10:00"))).toEqual([])
  })

  it("counts as on duty all managers and the departments that are open", () => {
    expect(keysOf(peopleFor("everyone-on-duty", "x", scene("10:00")))).toEqual(["duty", "fom", "gm", "front", "hk"])
    expect(keysOf(peopleFor("everyone-on-duty", "x", scene("23:00")))).toEqual(["duty", "fom", "gm", "front", "bar"])
  })

  it("never names somebody we cannot write to", () => {
    const silent = member("hk2", "staff", "housekeeping", { address: null, conversation: null })
    expect(department("housekeeping", "08:00", [silent, front])).toEqual(["front"])
  })

  it("ends with duty managers, general managers, anyone, or truly nobody", () => {
    expect(keysOf(lastResort(scene("10:00")))).toEqual(["duty"])
    expect(keysOf(lastResort(scene("10:00", [gm, bar])))).toEqual(["gm"])
    expect(keysOf(lastResort(scene("10:00", [bar, hk])))).toEqual(["bar", "hk"])
    expect(lastResort(scene("10:00", []))).toEqual([])
  })
})
