import { describe, expect, it } from "vitest"
import { readOnSameDay } from "../../../src/flows/same-day.ts"
import { choice, miniScript, openTicket, startChat } from "./fixture.ts"
import { FLOWS } from "./mini-hotel.ts"

describe("an order that replaces the guest's earlier one", () => {
  const maintenance = (FLOWS.maintenance ?? "").replace("service: maintenance", "service: maintenance, replaces: true")
  const script = miniScript({ "flows/maintenance.yaml": maintenance })
  const wish = { fault: choice("tv") }

  it("withdraws what nobody has taken, so that the desk has one order, not two", () => {
    const chat = startChat(script, { openTickets: [openTicket({ intent: "maintenance" })] })
    chat.says("the tv after all", [["maintenance", wish]])
    expect(chat.effects("settle-ticket")).toEqual([{ kind: "settle-ticket", ticket: "tkt_open", action: "cancelled" }])
    expect(chat.effects("open-ticket")).toHaveLength(1)
  })

  it.each([
    ["what somebody has taken", openTicket({ intent: "maintenance", isTaken: true })],
    ["another kind of order", openTicket({ intent: "amenity" })],
  ])("leaves %s", (_, open) => {
    const chat = startChat(script, { openTickets: [open] })
    chat.says("the tv after all", [["maintenance", wish]])
    expect(chat.effects("settle-ticket")).toEqual([])
  })
})

describe("a corrected hour", () => {
  const now = new Date("2026-03-02T19:00:00+08:00")
  const read = (text: string, old: string): string | undefined =>
    readOnSameDay(text, new Date(`${old}:00+08:00`), now, "Asia/Shanghai")?.toISOString()
  const at = (clock: string): string => new Date(`${clock}:00+08:00`).toISOString()

  it.each([
    ["不对，八点", "2026-03-03T07:00", "2026-03-03T08:00"],
    ["no, 8", "2026-03-03T19:00", "2026-03-03T20:00"],
    ["早上8点", "2026-03-03T19:00", "2026-03-03T08:00"],
    ["no, 5 pm", "2026-03-03T15:00", "2026-03-03T17:00"],
    ["8時半", "2026-03-02T20:00", "2026-03-02T20:30"],
  ])("%s is for the day spoken of (%s)", (text, old, expected) => {
    expect(read(text, old)).toBe(at(expected))
  })

  it.each(["明天八点", "tomorrow at 8", "后天早上8点", "半小时后", "in 20 minutes", "3月5日8時", "no", "两条"])(
    "%s stands by itself or is no time",
    (text) => {
      expect(read(text, "2026-03-04T07:00")).toBeUndefined()
    },
  )
})

describe("words that keep what belongs to them", () => {
  const lost = (FLOWS.lost ?? "").replace("type: text, ask", "type: text, keeps: [amenity], ask")
  const wish = { item: choice("towel") }
  const answer = (script: ReturnType<typeof miniScript>): string[] => {
    const chat = startChat(script)
    chat.says("I lost something", ["lost-item"])
    return chat.says("a bag with two towels", [["amenity", wish]], { urgency: "normal" })
  }

  it("take the whole answer", () => {
    expect(answer(miniScript({ "flows/lost.yaml": lost }))).not.toContain("amenity.ask-quantity")
  })
})
