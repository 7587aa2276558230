import { describe, expect, it } from "vitest"
import type { Slots } from "../../../src/domain/conversation.ts"
import { EMPTY_MEMORY } from "../../../src/domain/conversation.ts"
import { holds } from "../../../src/flows/conditions.ts"
import { frameOf, getFlow, openDraft } from "../../../src/flows/draft.ts"
import type { Condition } from "../../../src/flows/schema.ts"
import type { FlowFacts } from "../../../src/flows/turn.ts"
import { choice, count, factsOf, miniScript, openTicket } from "./fixture.ts"

const script = miniScript()

function decide(condition: Condition, slots: Slots = {}, facts: Partial<FlowFacts> = {}): boolean {
  const draft = openDraft(script, EMPTY_MEMORY, { kind: "timer", timer: { kind: "silence", question: "1" } }, factsOf(facts))
  return holds(condition, frameOf(getFlow(draft, "amenity"), { intent: null, words: "" }, slots), draft)
}

const at = (time: string) => ({ now: new Date(`2026-03-02T${time}:00+08:00`) })
const slots: Slots = { item: choice("towel"), quantity: count(3), time: { type: "time", value: "2026-03-03T06:30:00.000Z" } }

describe("conditions", () => {
  it.each<[string, Condition, boolean]>([
    ["slot is", { slot: "item", is: "towel" }, true],
    ["slot is not", { slot: "item", is: "wine" }, false],
    ["count is", { slot: "quantity", is: "3" }, true],
    ["above", { slot: "quantity", above: 2 }, true],
    ["not above", { slot: "quantity", above: 3 }, false],
    ["after, on the hotel's clock", { slot: "time", after: "14:00" }, true],
    ["not after", { slot: "time", after: "14:30" }, false],
    ["known", { slot: "item", known: true }, true],
    ["not known", { slot: "room", known: false }, true],
    ["has a flag", { slot: "item", has: "free" }, true],
    ["has no such flag", { slot: "item", has: "dear" }, false],
    ["an empty slot fits nothing", { slot: "room", is: "1" }, false],
    ["phase", { phase: "in-house" }, true],
    ["not vip", { vip: false }, true],
    ["no member", { member: true }, false],
    ["not entitled", { entitled: "newspaper", is: false }, true],
    ["guest known", { guest: "known", is: true }, true],
    ["no ticket", { ticket: "any", open: false }, true],
  ])("%s", (_what, condition, expected) => {
    expect(decide(condition, slots)).toBe(expected)
  })

  it("tickets by intent", () => {
    expect(decide({ ticket: "amenity", open: true }, {}, { openTickets: [openTicket()] })).toBe(true)
    expect(decide({ ticket: "maintenance", open: true }, {}, { openTickets: [openTicket()] })).toBe(false)
  })

  it("hours of departments, of facts, and of the day", () => {
    expect(decide({ department: "housekeeping", open: true }, {}, at("12:30"))).toBe(false)
    expect(decide({ department: "concierge", open: true }, {}, at("03:00"))).toBe(true)
    expect(decide({ fact: "bar", open: true }, {}, at("00:30"))).toBe(true)
    expect(decide({ time: { from: "22:00", to: "06:00" } }, {}, at("23:00"))).toBe(true)
    expect(decide({ time: { from: "22:00", to: "06:00" } }, {}, at("06:00"))).toBe(false)
  })
})
