import { describe, expect, it } from "vitest"
import { choice, count, miniScript, openTicket, startChat, type WishText } from "./fixture.ts"

const script = miniScript()

function askingQuantity(facts = {}) {
  const chat = startChat(script, facts)
  chat.says("towels", [["amenity", { item: choice("towel") }]])
  return chat
}

describe("not understood", () => {
  it("at a question: says so, asks again; then a person", () => {
    const chat = askingQuantity()
    expect(chat.says("blah")).toEqual(["amenity.invalid-quantity", "amenity.ask-quantity"])
    expect(chat.turn().outcome).toBe("clarified")
    expect(chat.says("blah")).toEqual(["repair.handed-over"])
    expect(chat.memory()).toMatchObject({ frames: [], misses: 0 })
  })

  it("when idle: the menu; then a person", () => {
    const chat = startChat(script)
    expect(chat.says("blah")).toEqual(["repair.menu-hint"])
    expect(chat.memory().offered).toEqual([
      { label: "Towels", intent: "amenity" },
      { label: "WiFi", intent: "wifi" },
    ])
    expect(chat.says("blub")).toEqual(["repair.handed-over"])
  })

  it("is forgotten once something is understood", () => {
    const chat = startChat(script)
    chat.says("blah")
    chat.says("wifi", ["wifi"])
    expect(chat.says("blub")).toEqual(["repair.menu-hint"])
  })

  // A023
  it("from an angry guest brings a person at once", () => {
    expect(startChat(script).says("blah!!", [], { emotion: "angry" })).toEqual(["repair.handed-over"])
  })

  it.each(["2", "２", "WiFi", "2."])("takes %s as the option it stands for", (words) => {
    const chat = startChat(script)
    chat.says("blah")
    expect(chat.says(words)).toEqual(["misc.wifi"])
  })
})

describe("cancel", () => {
  it("drops what runs and says so", () => {
    const chat = askingQuantity()
    expect(chat.says("算了", ["cancel"])).toEqual(["repair.cancelled"])
    expect(chat.memory().frames).toEqual([])
    expect(chat.effects("cancel-timers")).toEqual([{ kind: "cancel-timers", prefix: "silence:" }])
  })

  it("with nothing running says so", () => {
    expect(startChat(script).says("cancel", ["cancel"])).toEqual(["repair.nothing-to-cancel"])
  })

  it("comes back to what waited below", () => {
    const chat = askingQuantity()
    chat.says("something is broken", ["maintenance"])
    expect(chat.says("never mind", ["cancel"])).toEqual(["repair.cancelled", "repair.resumed", "amenity.ask-quantity"])
  })

  it("with another wish serves that", () => {
    expect(askingQuantity().says("forget it, wifi?", ["cancel", "wifi"])).toEqual(["repair.cancelled", "misc.wifi"])
  })

  it("takes back the order it names, while nobody has taken it", () => {
    const chat = startChat(script, { openTickets: [openTicket()] })
    expect(chat.says("cancel the towels", ["cancel", ["amenity", { item: choice("towel") }]])).toEqual(["repair.cancelled"])
    expect(chat.effects("settle-ticket")).toEqual([{ kind: "settle-ticket", ticket: "tkt_open", action: "cancelled" }])
  })

  it("takes the frame's request back, but leaves a complaint with its people", () => {
    const chat = startChat(script)
    chat.says("no room!", ["complaint"])
    chat.moves({ openTickets: [openTicket({ id: "tkt_0_0", kind: "complaint", intent: "complaint" })] })
    chat.says("forget it", ["cancel"])
    expect(chat.effects("settle-ticket")).toEqual([])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ ticket: "tkt_0_0", text: "forget it" })
  })
})

describe("back, restart, repeat, language", () => {
  it("goes back one question", () => {
    const chat = askingQuantity({ room: null })
    chat.says("2")
    expect(chat.says("back", ["back"])).toEqual(["amenity.ask-quantity"])
    expect(chat.slots().quantity).toBeUndefined()
  })

  it("asks again when there is nothing to go back to", () => {
    expect(askingQuantity().says("back", ["back"])).toEqual(["amenity.ask-quantity"])
    expect(startChat(script).says("back", ["back"])).toEqual(["repair.nothing-to-cancel"])
  })

  it("starts over", () => {
    const chat = askingQuantity()
    expect(chat.says("start again", ["restart"])).toEqual(["repair.started-over"])
    expect(chat.memory().frames).toEqual([])
  })

  it("repeats the last words, or the question", () => {
    const chat = startChat(script)
    expect(chat.says("what?", ["repeat"])).toEqual(["repair.repeated-nothing"])
    chat.says("wifi", ["wifi"])
    expect(chat.says("what?", ["repeat"])).toEqual(["misc.wifi"])
    expect(askingQuantity().says("what?", ["repeat"])).toEqual(["amenity.ask-quantity"])
  })

  it.each([
    ["日本語でお願いします", "ja"],
    ["繁體中文", "zh-Hant"],
    ["请说中文", "zh-Hans"],
  ] as const)("speaks on as asked: %s", (words, language) => {
    const chat = askingQuantity()
    expect(chat.says(words, ["language"])).toEqual(["repair.language-set", "amenity.ask-quantity"])
    expect(chat.effects("set-language")).toEqual([{ kind: "set-language", language }])
    expect(chat.effects("send")[1]?.values.item).toBe(language === "ja" ? "タオル" : "毛巾")
  })
})

describe("human, consent", () => {
  it("hands over with what is known", () => {
    const chat = askingQuantity()
    expect(chat.says("a person please", ["human"])).toEqual(["repair.handed-over"])
    expect(chat.effects("open-ticket")[0]).toMatchObject({ ticketKind: "hand-off", intent: "human", details: { item: "towel" } })
    expect(chat.effects("promise")[0]?.minutes).toBe(3)
  })

  it("rings again instead of a second queue", () => {
    const chat = startChat(script, { openTickets: [openTicket({ kind: "hand-off", intent: "human" })] })
    expect(chat.says("a person!!", ["human"])).toEqual(["handoff.asked-again"])
    expect(chat.effects("add-to-ticket")[0]).toMatchObject({ action: "chased", urgent: true })
  })

  it("opts out and in", () => {
    const chat = askingQuantity()
    expect(chat.says("no more messages", ["opt-out"])).toEqual(["consent.opted-out"])
    expect(chat.effects("set-consent")).toEqual([{ kind: "set-consent", change: "opt-out" }])
    expect(chat.memory().frames).toEqual([])
    expect(chat.says("write again", ["opt-in"])).toEqual(["consent.opted-in"])
  })
})

describe("politeness", () => {
  it("is answered when idle, and never starts a loop", () => {
    const chat = startChat(script)
    expect(chat.says("thanks", ["thanks"])).toEqual(["misc.thanks"])
    expect(chat.says("thanks", ["thanks"])).toEqual(["misc.thanks"])
    expect(chat.memory().frames).toEqual([])
  })

  it("needs no answer beside a wish, nor does an ok after our last word", () => {
    const chat = startChat(script)
    expect(chat.says("hello, wifi?", ["greeting", "wifi"])).toEqual(["misc.wifi"])
    expect(chat.says("ok", ["yes"])).toEqual([])
    expect(chat.turn().outcome).toBe("silent")
  })

  it("is not what a yes is after we did not understand", () => {
    const chat = startChat(script)
    chat.says("blah")
    expect(chat.says("yes", ["yes"])).toEqual(["repair.handed-over"])
  })
})

describe("several wishes", () => {
  it("are served one after the other in one turn, and each keeps its own words", () => {
    const chat = startChat(script)
    const wishes: WishText[] = [
      ["maintenance", { fault: choice("tv") }],
      "wifi",
      ["amenity", { item: choice("towel"), quantity: count(1) }],
    ]
    expect(chat.says("tv, wifi, towel", wishes)).toEqual(["maintenance.coming", "misc.wifi", "amenity.recap"])
    chat.says("yes", ["yes"])
    expect(chat.effects("open-ticket")[0]?.verbatim).toBe("tv, wifi, towel")
  })

  it("wait while a question stands", () => {
    const chat = startChat(script)
    expect(chat.says("towels and wifi", [["amenity", { item: choice("towel") }], "wifi"])).toEqual(["amenity.ask-quantity"])
    expect(chat.memory().waiting.map(({ intent }) => intent)).toEqual(["wifi"])
    chat.says("2")
    expect(chat.says("yes", ["yes"])).toEqual(["amenity.on-the-way", "misc.wifi"])
  })

  it("share the room the guest named once", () => {
    const chat = startChat(script, { phase: "unknown", room: null })
    chat.says("tv and internet", [
      ["maintenance", { fault: choice("tv") }],
      ["maintenance", { fault: choice("internet") }],
    ])
    expect(chat.says("1208")).toEqual(["maintenance.coming", "maintenance.coming"])
    expect(chat.effects("open-ticket").map(({ room }) => room)).toEqual(["1208", "1208"])
  })
})

describe("cancel after the order", () => {
  const order = openTicket({ intent: "amenity" })

  it("takes back the only order nobody has taken, though it is not named", () => {
    const chat = startChat(script, { openTickets: [order] })
    expect(chat.says("cancel that", ["cancel"])).toEqual(["repair.cancelled"])
    expect(chat.effects("settle-ticket")).toEqual([{ kind: "settle-ticket", ticket: "tkt_open", action: "cancelled" }])
  })

  it.each([
    ["two orders", [order, openTicket({ id: "tkt_other", intent: "maintenance" })]],
    ["a taken order", [openTicket({ isTaken: true })]],
    ["a complaint", [openTicket({ kind: "complaint", intent: "complaint" })]],
  ])("does not guess with %s", (_, openTickets) => {
    const chat = startChat(script, { openTickets })
    expect(chat.says("cancel that", ["cancel"])).toEqual(["repair.nothing-to-cancel"])
    expect(chat.effects("settle-ticket")).toEqual([])
  })

  it("is answered beside other words that steer", () => {
    expect(startChat(script).says("sorry, cancel", ["repeat", "cancel"])).toEqual(["repair.nothing-to-cancel"])
  })
})
