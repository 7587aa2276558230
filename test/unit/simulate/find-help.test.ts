import { describe, expect, test } from "vitest"
import type { Ticket } from "../../../src/domain/ticket.ts"
import { type CountedTicket, countLate } from "../../../src/simulate/count-late.ts"
import { findHelp } from "../../../src/simulate/forecast.ts"
import type { RecordedAction } from "../../../src/simulate/record-store.ts"

const at = (time: string) => new Date(`2026-11-23T${time}:00+08:00`)
const ticket = {
  id: "tkt_1",
  department: "housekeeping",
  openedAt: at("17:10"),
  acknowledgeBy: at("17:15"),
  completeBy: at("17:25"),
} as unknown as Ticket
const around = { end: at("23:59"), zone: "Asia/Shanghai", deskOf: () => "housekeeping" }
const act = (action: RecordedAction["action"], time: string): RecordedAction => ({
  ...{ ticket: "tkt_1", action, at: at(time), by: "hk", text: null },
})

describe("what counts as late", () => {
  test.each<[string, RecordedAction[], boolean, boolean]>([
    ["taken and done in time", [act("taken", "17:12"), act("done", "17:20")], false, false],
    ["taken late, done in time", [act("taken", "17:16"), act("done", "17:24")], true, false],
    ["taken in time, done late", [act("taken", "17:12"), act("done", "17:26")], false, true],
    ["never taken", [], true, true],
    ["promised for later in time, never done", [act("later", "17:13")], false, true],
    ["cancelled by the guest in time", [act("cancelled", "17:11")], false, false],
    ["another ticket's actions", [{ ...act("done", "17:12"), ticket: "tkt_2" }], true, true],
  ])("%s", (_, actions, isLateTaken, isLateDone) => {
    expect(countLate([ticket], actions, around)).toEqual([
      { hour: 17, department: "housekeeping", desk: "housekeeping", isLateTaken, isLateDone },
    ])
  })
})

describe("where one more person would help most", () => {
  const late = (desk: string, hour: number): CountedTicket => ({ hour, department: desk, desk, isLateTaken: true, isLateDone: false })

  test("the desk and the hours that hold most, and no hour more than needed", () => {
    const tickets = [
      late("housekeeping", 17),
      late("housekeeping", 18),
      late("housekeeping", 18),
      late("engineering", 9),
      late("housekeeping", 3),
    ]
    expect(findHelp(tickets)).toEqual({ desk: "housekeeping", from: 17, to: 19 })
  })

  test("four hours at most", () => {
    expect(findHelp(Array.from({ length: 12 }, (_, hour) => late("concierge", hour)))).toEqual({ desk: "concierge", from: 0, to: 4 })
  })

  test("nobody when nothing is late", () => {
    expect(findHelp([{ ...late("concierge", 9), isLateTaken: false }])).toBeNull()
  })
})
