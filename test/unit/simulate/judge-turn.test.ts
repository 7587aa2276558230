import { describe, expect, test } from "vitest"
import type { Ticket } from "../../../src/domain/ticket.ts"
import type { Said } from "../../../src/simulate/doors.ts"
import { judgeTurn, type TurnSeen } from "../../../src/simulate/judge-turn.ts"

const said = (template: string | null, text = ""): Said => ({ template, text, at: new Date(0), content: null })
const ticket = { department: "housekeeping", service: "amenity", details: { quantity: 2 } } as unknown as Ticket
const seen: TurnSeen = {
  told: [said("amenity.recap+social.thanks", "Two towels for 1204?"), said(null, "See you soon")],
  staff: { hk: [said("ticket.new")] },
  slots: { quantity: { type: "count", value: 2 } },
  opened: [ticket],
}

describe("a turn that went as written", () => {
  test.each([
    ["the templates in order, a joined message as its parts, a person's words as say", { bot: ["amenity.recap", "social.thanks", "say"] }],
    ["part of a text", { says: "towels for 1204" }],
    ["what staff got", { "staff-gets": { hk: ["ticket.new"], eng: [] } }],
    ["a slot's value", { slots: { quantity: 2 } }],
    ["a ticket with its details", { effects: [{ ticket: { department: "housekeeping", quantity: 2 } }] }],
    ["nothing expected, nothing looked at", {}],
  ])("%s", (_, expected) => {
    expect(judgeTurn(1, expected, seen)).toEqual([])
  })
})

describe("a planted mistake is found and named", () => {
  test.each([
    ["another template", { bot: ["amenity.ask-item"] }, "bot"],
    ["silence expected", { bot: [] }, "bot"],
    ["words nobody said", { says: "three towels" }, "says"],
    ["staff who were not told", { "staff-gets": { eng: ["ticket.new"] } }, "staff-gets eng"],
    ["another value", { slots: { quantity: 3 } }, "slot quantity"],
    ["a slot that is empty", { slots: { room: "1204" } }, "slot room"],
    ["another department", { effects: [{ ticket: { department: "engineering" } }] }, "ticket department"],
    ["no ticket", { effects: [] }, "tickets opened"],
  ])("%s", (_, expected, name) => {
    const failures = judgeTurn(3, expected, seen)
    expect(failures.map(({ turn }) => turn)).toEqual([3])
    expect(failures.map((failure) => [Object.keys(failure.expected), Object.keys(failure.got)])).toEqual([[[name], [name]]])
  })
})
