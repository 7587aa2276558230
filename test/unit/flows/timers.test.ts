import { describe, expect, it } from "vitest"
import { askFixed } from "../../../src/flows/ask-fixed.ts"
import { expectingOf } from "../../../src/flows/expecting.ts"
import { choice, count, miniScript, NOW, openTicket, startChat } from "./fixture.ts"
import { FLOWS } from "./mini-hotel.ts"

const script = miniScript()
const followUp = { kind: "follow-up", ticket: "tkt_1_0", ask: "amenity.arrived", flow: "amenity" } as const

function askingQuantity() {
  const chat = startChat(script)
  chat.says("towels", [["amenity", { item: choice("towel") }]])
  return chat
}

describe("silence", () => {
  it("is noticed ten minutes after each question", () => {
    const [timer] = askingQuantity().effects("schedule")
    expect(timer).toMatchObject({ key: "silence:1", afterMs: 600_000, timer: "silence", question: "1" })
  })

  it("is nudged once, then closed with a word", () => {
    const chat = askingQuantity()
    expect(chat.staysSilent()).toEqual(["repair.still-there", "amenity.ask-quantity"])
    expect(chat.staysSilent()).toEqual(["repair.closed-quietly"])
    expect(chat.memory().frames).toEqual([])
    expect(chat.staysSilent()).toEqual([])
  })

  it("counts anew once the guest spoke", () => {
    const chat = askingQuantity()
    chat.staysSilent()
    chat.says("wifi?", ["wifi"])
    expect(chat.staysSilent()).toEqual(["repair.still-there", "amenity.ask-quantity"])
  })

  it("of an earlier question means nothing", () => {
    const chat = askingQuantity()
    chat.says("2")
    expect(chat.rings({ kind: "silence", question: "1" })).toEqual([])
    expect(chat.memory().questions).toBe(2)
  })

  it("after a complaint loses nothing and says nothing more", () => {
    const chat = startChat(script)
    chat.says("bad!", ["complaint"])
    expect(chat.staysSilent()).toEqual(["repair.still-there", "complaint.ask-place"])
    expect(chat.staysSilent()).toEqual([])
    expect(chat.effects("settle-ticket")).toEqual([])
  })

  it("saves a complaint whose ticket was not open yet", () => {
    const slow = miniScript({
      "flows/complaint.yaml": `
flow: complaint
start: { intents: [complaint] }
slots: { place: { type: text, ask: complaint.ask-place } }
steps:
  - collect: [place]
  - ticket: { kind: complaint, department: duty-manager, service: complaint, details: [place] }
  - say: complaint.thanks
`,
    })
    const chat = startChat(slow)
    chat.says("bad!", ["complaint"])
    chat.staysSilent()
    expect(chat.staysSilent()).toEqual([])
    expect(chat.effects("open-ticket")[0]).toMatchObject({ ticketKind: "complaint", verbatim: "bad!" })
  })

  it("while a person is awaited is not about towels", () => {
    const chat = askingQuantity()
    chat.says("fire", ["emergency"])
    chat.moves({ openTickets: [openTicket({ kind: "emergency", intent: "emergency" })] })
    expect(chat.staysSilent()).toEqual([])
    expect(chat.memory().frames).toEqual([])
  })
})

describe("a follow-up", () => {
  function delivered(content = script) {
    const chat = startChat(content)
    chat.says("3 towels", [["amenity", { item: choice("towel"), quantity: count(3) }]])
    chat.says("yes", ["yes"])
    const [timer] = chat.effects("schedule").filter((effect) => effect.timer === "follow-up")
    expect(timer).toMatchObject({
      key: "follow-up:tkt_1_0",
      afterMs: 15 * 60_000,
      ticket: "tkt_1_0",
      ask: "amenity.arrived",
      flow: "amenity",
    })
    chat.moves({
      now: new Date(NOW.getTime() + 15 * 60_000),
      openTickets: [openTicket({ id: "tkt_1_0", openedAt: NOW, completeBy: new Date(NOW.getTime() + 15 * 60_000) })],
    })
    return chat
  }

  it("asks with the order's own words, and a yes confirms it", () => {
    const chat = delivered()
    expect(chat.rings(followUp)).toEqual(["amenity.arrived"])
    expect(chat.effects("send")[0]?.values.item).toBe("towel")
    expect(expectingOf(script, chat.memory())).toEqual({ kind: "yes-no" })
    expect(chat.says("yes thanks", ["yes", "thanks"])).toEqual(["amenity.enjoy"])
    expect(chat.effects("settle-ticket")).toEqual([{ kind: "settle-ticket", ticket: "tkt_1_0", action: "confirmed" }])
    expect(chat.memory().frames).toEqual([])
  })

  it("is asked once and never pressed", () => {
    const chat = delivered()
    chat.rings(followUp)
    expect(chat.staysSilent()).toEqual([])
    expect(chat.memory().frames).toEqual([])
    expect(chat.effects("settle-ticket")).toEqual([])
  })

  it("brings a person on a no where the flow says so, and staff read why", () => {
    const handing = miniScript({ "flows/amenity.yaml": FLOWS.amenity?.replace("no: chase", "no: hand-off") ?? null })
    const chat = delivered(handing)
    chat.rings(followUp)
    expect(chat.says("no", ["no"])).toEqual(["handoff.not-fixed"])
    expect(chat.effects("open-ticket")[0]).toMatchObject({
      ticketKind: "hand-off",
      details: { item: "towel", reason: "not solved" },
      verbatim: "3 towels\nno",
    })
  })

  it("takes a thank-you for a yes", () => {
    const chat = delivered()
    chat.rings(followUp)
    expect(chat.says("thanks", ["thanks"])).toEqual(["amenity.enjoy"])
  })

  it.each(["no", "chase"] as const)("chases on %s and tells a new time", (intent) => {
    const chat = delivered()
    chat.rings(followUp)
    expect(chat.says("not yet", [intent])).toEqual(["chase.chased"])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_1_0", action: "chased", urgent: true })
    expect(chat.effects("promise")).toHaveLength(1)
  })

  it("lets another wish pass and does not ask twice", () => {
    const chat = delivered()
    chat.rings(followUp)
    expect(chat.says("wifi?", ["wifi"])).toEqual(["misc.wifi"])
    expect(chat.memory().frames).toEqual([])
  })

  it("is not asked when the ticket is closed", () => {
    const chat = delivered()
    chat.moves({ openTickets: [] })
    expect(chat.rings(followUp)).toEqual([])
    expect(chat.memory().parked).toEqual([])
  })

  it("waits while another question stands, for half an hour", () => {
    const chat = delivered()
    chat.says("broken", ["maintenance"])
    expect(chat.rings(followUp)).toEqual([])
    expect(chat.effects("schedule")[0]).toMatchObject({ afterMs: 300_000, timer: "follow-up", ticket: "tkt_1_0" })
    chat.moves({ now: new Date(NOW.getTime() + 50 * 60_000) })
    expect(chat.rings(followUp)).toEqual([])
    expect(chat.effects("schedule")).toEqual([])
  })
})

describe("is it fixed?", () => {
  function asked() {
    const chat = startChat(script)
    chat.setMemory(askFixed(script, "tkt_done"))
    return chat
  }

  it("yes confirms", () => {
    const chat = asked()
    expect(chat.says("yes", ["yes"])).toEqual(["handoff.fixed-thanks"])
    expect(chat.effects("settle-ticket")).toEqual([{ kind: "settle-ticket", ticket: "tkt_done", action: "confirmed" }])
  })

  // A011
  it.each(["no", "maintenance", "complaint"] as const)("%s reopens and rings again", (intent) => {
    const chat = asked()
    expect(chat.says("still warm", [intent])).toEqual(["handoff.not-fixed"])
    expect(chat.effects("settle-ticket")).toEqual([{ kind: "settle-ticket", ticket: "tkt_done", action: "reopened" }])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_done", text: "still warm", urgent: true })
  })

  it("not understood is asked once more", () => {
    expect(asked().says("hm")).toEqual(["repair.not-understood", "handoff.is-it-fixed"])
  })
})

describe("expecting", () => {
  it("follows the question that stands", () => {
    const chat = startChat(script, { room: null })
    expect(expectingOf(script, chat.memory())).toBeNull()
    chat.says("hello", ["greeting"])
    expect(expectingOf(script, chat.memory())).toEqual({ kind: "option", labels: ["Towels", "WiFi"] })
    chat.says("towels", ["amenity"])
    expect(expectingOf(script, chat.memory())).toEqual({ kind: "choice", list: "amenities" })
    chat.says("towel")
    expect(expectingOf(script, chat.memory())).toEqual({ kind: "count" })
    chat.says("2")
    expect(expectingOf(script, chat.memory())).toEqual({ kind: "room" })
    chat.says("1208")
    expect(expectingOf(script, chat.memory())).toEqual({ kind: "yes-no" })
    chat.says("no", ["no"])
    expect(expectingOf(script, chat.memory())).toEqual({ kind: "text" })
  })
})

describe("content that changed under a conversation", () => {
  const changed = (text: string) => miniScript({ "flows/amenity.yaml": text })
  const steps = `
slots:
  item: { type: choice, from: amenities, ask: amenity.ask-item }
  quantity: { type: count, min: 1, max: 2, ask: amenity.ask-quantity, invalid: amenity.invalid-quantity }
  room: { type: room, from: stay.room, ask: amenity.ask-room }`

  it("goes on where the step is still there, by the new rules", () => {
    const chat = askingQuantity()
    chat.setScript(
      changed(`flow: amenity\nstart: { intents: [amenity] }${steps}\nsteps:\n  - collect: [item, quantity]\n  - say: misc.fine`),
    )
    expect(chat.says("3")).toEqual(["amenity.invalid-quantity", "amenity.ask-quantity"])
    expect(chat.says("2")).toEqual(["misc.fine"])
  })

  it("gives the guest a person where it is not", () => {
    const chat = askingQuantity()
    chat.setScript(changed(`flow: amenity\nstart: { intents: [amenity] }${steps}\nsteps:\n  - say: misc.fine`))
    expect(chat.says("3")).toEqual(["repair.handed-over"])
    expect(chat.effects("open-ticket")[0]).toMatchObject({ ticketKind: "hand-off", details: { item: "towel" } })
  })

  it("still hears an emergency first", () => {
    const chat = askingQuantity()
    chat.setScript(changed(`flow: amenity\nstart: { intents: [amenity] }${steps}\nsteps:\n  - say: misc.fine`))
    expect(chat.says("fire", ["emergency"])).toEqual(["misc.emergency"])
  })
})
