import { describe, expect, it } from "vitest"
import { choice, count, miniScript, NOW, openTicket, startChat } from "./fixture.ts"

const script = miniScript()

function askingQuantity(facts = {}) {
  const chat = startChat(script, facts)
  chat.says("towels", [["amenity", { item: choice("towel") }]])
  return chat
}

describe("something else in the middle", () => {
  it("a question is answered, then ours is put again", () => {
    expect(askingQuantity().says("wifi?", ["wifi"])).toEqual(["misc.wifi", "repair.resumed", "amenity.ask-quantity"])
  })

  it("a request runs first, then ours goes on", () => {
    const chat = askingQuantity()
    expect(chat.says("something is broken", ["maintenance"])).toEqual(["maintenance.ask-fault"])
    expect(chat.memory().frames.map(({ flow }) => flow)).toEqual(["amenity", "maintenance"])
    expect(chat.says("TV")).toEqual(["maintenance.coming", "repair.resumed", "amenity.ask-quantity"])
    expect(chat.says("2")).toEqual(["amenity.recap"])
  })

  it("two questions are both answered before ours", () => {
    expect(askingQuantity().says("wifi? breakfast?", ["wifi", "breakfast"])).toEqual([
      "misc.wifi",
      "misc.breakfast",
      "repair.resumed",
      "amenity.ask-quantity",
    ])
  })

  it("new values for a flow that waits below are kept there, without a copy of it", () => {
    const chat = askingQuantity()
    chat.says("something is broken", ["maintenance"])
    expect(chat.says("make it 4 towels", [["amenity", { quantity: count(4) }]])).toEqual(["maintenance.ask-fault"])
    expect(chat.memory().frames.map(({ flow }) => flow)).toEqual(["amenity", "maintenance"])
    expect(chat.says("TV")).toEqual(["maintenance.coming", "repair.resumed", "amenity.ask-quantity"])
  })
})

describe("a complaint", () => {
  // A001, A005
  it("comes before everything, opens its ticket at once, and does not turn back in the same breath", () => {
    const chat = askingQuantity()
    expect(chat.says("half an hour and no room!", [["complaint", { category: choice("room_not_ready") }]])).toEqual([
      "complaint.sorry-room-not-ready",
      "complaint.ask-place",
    ])
    expect(chat.effects("open-ticket")[0]).toMatchObject({
      ticketKind: "complaint",
      urgency: "high",
      details: { category: "room_not_ready" },
    })
    expect(chat.says("in the lobby")).toEqual(["complaint.thanks", "repair.resumed", "amenity.ask-quantity"])
  })

  it("says the general words for what has none of its own", () => {
    expect(startChat(script).says("bad!", ["complaint"])[0]).toBe("complaint.sorry")
  })

  it("serves the fault told with it as well", () => {
    const chat = startChat(script)
    expect(chat.says("tv broken again!", ["complaint", ["maintenance", { fault: choice("tv") }]])).toEqual([
      "complaint.sorry",
      "complaint.ask-place",
    ])
    expect(chat.says("1204")).toEqual(["complaint.thanks", "maintenance.coming"])
  })

  it("puts answers to its own questions on the ticket it has opened", () => {
    const chat = startChat(script)
    chat.says("bad!", ["complaint"])
    chat.says("in the lobby")
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_0_0", text: "in the lobby", action: "added", urgent: false })
  })
})

describe("while a guest waits for a person", () => {
  const complaint = (secondsAgo: number) =>
    openTicket({ kind: "complaint", intent: "complaint", openedAt: new Date(Date.parse("2026-03-02T13:40:00Z") - secondsAgo * 1000) })

  // A009
  it("a burst is merged in silence", () => {
    const chat = startChat(script, { openTickets: [complaint(20)] })
    expect(chat.says("and the carpet too", ["complaint"])).toEqual([])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ text: "and the carpet too", action: "added" })
    expect(chat.effects("open-ticket")).toEqual([])
  })

  it("a later word is passed on and acknowledged, understood or not", () => {
    const chat = startChat(script, { openTickets: [complaint(90)] })
    expect(chat.says("hello??")).toEqual(["handoff.relayed"])
    expect(chat.memory().misses).toBe(0)
  })

  it("another clear wish is served", () => {
    const chat = startChat(script, { openTickets: [complaint(90)] })
    expect(chat.says("wifi?", ["wifi"])).toEqual(["misc.wifi"])
    expect(chat.effects("add-to-ticket")).toEqual([])
  })

  it("a ticket somebody has taken takes no more from us", () => {
    const chat = startChat(script, { openTickets: [{ ...complaint(90), isTaken: true }] })
    expect(chat.says("hello??")).toEqual(["repair.menu-hint"])
  })

  it("a complaint repeated at its own question goes to its people, and the question stands", () => {
    const chat = startChat(script)
    chat.says("no room!", ["complaint"])
    chat.moves({ openTickets: [{ ...complaint(10), id: "tkt_0_0" }] })
    expect(chat.says("this is a disgrace", ["complaint"])).toEqual([])
    expect(chat.memory().frames.at(-1)?.asked).toEqual({ kind: "slot", slot: "place" })
    expect(chat.effects("add-to-ticket")).toHaveLength(1)
  })

  it("a picture belongs to the ticket", () => {
    const chat = startChat(script, { openTickets: [complaint(90)] })
    expect(chat.sends("media")).toEqual(["handoff.relayed"])
    expect(chat.effects("add-to-ticket")[0]?.text).toBe("[media]")
  })
})

describe("an emergency", () => {
  it("wins over all, drops nothing, and begins nothing else", () => {
    const chat = askingQuantity()
    expect(chat.says("fire! and wifi", ["wifi", "emergency"])).toEqual(["misc.emergency"])
    expect(chat.effects("open-ticket")[0]).toMatchObject({ ticketKind: "emergency", urgency: "critical" })
    expect(chat.memory().frames.map(({ flow }) => flow)).toEqual(["amenity"])
    expect(chat.memory().waiting.map(({ intent }) => intent)).toEqual(["wifi"])
  })

  it("is not followed by questions about towels while help is awaited", () => {
    const chat = askingQuantity()
    chat.says("fire!", ["emergency"])
    chat.moves({ openTickets: [openTicket({ kind: "emergency", intent: "emergency" })] })
    expect(chat.says("wifi?", ["wifi"])).toEqual(["misc.wifi"])
  })

  it("told again joins the alarm that nobody has taken", () => {
    const chat = startChat(script, { openTickets: [openTicket({ kind: "emergency", intent: "emergency" })] })
    expect(chat.says("fire!!", ["emergency"])).toEqual(["misc.emergency"])
    expect(chat.effects("open-ticket")).toEqual([])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_open", urgent: true })
  })
})

describe("chasing", () => {
  it("rings the order's people and tells the time still true", () => {
    const chat = startChat(script, { openTickets: [openTicket()] })
    expect(chat.says("毛巾还没到", [["chase", { item: choice("towel") }]])).toEqual(["chase.on-it"])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_open", action: "chased", urgent: true })
    expect(chat.effects("send")[0]?.values.minutes).toBe(5)
  })

  it("tells a new time when the first has passed", () => {
    const late = openTicket({ completeBy: new Date("2026-03-02T13:30:00Z"), intent: "maintenance" })
    const chat = startChat(script, { openTickets: [late] })
    chat.says("still waiting", ["chase"])
    expect(chat.effects("send")[0]?.values).toMatchObject({ minutes: 5, by: "21:45" })
    expect(chat.effects("promise")).toEqual([{ kind: "promise", ticket: "tkt_open", minutes: 5 }])
  })

  it("picks the ticket that fits what is named, else the latest", () => {
    const towels = openTicket({ id: "tkt_towels", openedAt: new Date("2026-03-02T13:00:00Z") })
    const tv = openTicket({ id: "tkt_tv", intent: "maintenance", openedAt: new Date("2026-03-02T13:20:00Z") })
    const chat = startChat(script, { openTickets: [towels, tv] })
    chat.says("my towels?", [["chase", { item: choice("towel") }]])
    expect(chat.effects("add-to-ticket")[0]?.ticket).toBe("tkt_towels")
    chat.says("still waiting", ["chase"])
    expect(chat.effects("add-to-ticket")[0]?.ticket).toBe("tkt_tv")
  })

  it("with nothing open asks what they wait for", () => {
    const chat = startChat(script)
    expect(chat.says("where is it", ["chase"])).toEqual(["chase.nothing"])
    expect(chat.effects("add-to-ticket")).toEqual([])
  })
})

describe("events", () => {
  it("start the flow that was written for them", () => {
    expect(startChat(script).sends("follow")).toEqual(["misc.welcome"])
    expect(startChat(script).sends("media")).toEqual(["misc.media"])
    expect(startChat(script).sends("sticker")).toEqual(["repair.text-only"])
  })

  it("at a question ask for words", () => {
    expect(askingQuantity().sends("media")).toEqual(["repair.text-only", "amenity.ask-quantity"])
  })
})

describe("after the order", () => {
  function ordered(facts = {}) {
    const chat = startChat(script, { openTickets: [openTicket()], ...facts })
    return chat
  }

  it.each(["1209, not 1204", "it should be room 1209", "make it two"])("%s goes to the people of it", (words) => {
    const chat = ordered()
    expect(chat.says(words)).toEqual(["handoff.relayed"])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_open", action: "added", text: words })
  })

  it("words without a value are not understood", () => {
    expect(ordered().says("flibber")).toEqual(["repair.menu-hint"])
  })

  it("a value long after it is not about it", () => {
    const old = openTicket({ openedAt: new Date(NOW.getTime() - 20 * 60_000) })
    expect(ordered({ openTickets: [old] }).says("1209")).toEqual(["repair.menu-hint"])
  })

  it("the same wish beside a chase is no second order", () => {
    const fault = openTicket({ id: "tkt_fault", intent: "maintenance", department: "engineering" })
    const chat = ordered({ openTickets: [fault, openTicket()] })
    expect(chat.says("the TV, why has nobody come?", [["maintenance", { fault: choice("tv") }], "chase"])).toEqual(["chase.on-it"])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_fault", action: "chased" })
    expect(chat.effects("open-ticket")).toEqual([])
  })

  it("a chase finds what it names, also where the reading left it out", () => {
    const fault = openTicket({ id: "tkt_fault", intent: "maintenance", department: "engineering" })
    const chat = ordered({ openTickets: [openTicket(), fault] })
    chat.says("towels still not here", ["chase"])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_open", action: "chased" })
  })
})
