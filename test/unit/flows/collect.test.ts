import { describe, expect, it } from "vitest"
import { choice, count, miniScript, room, startChat, text } from "./fixture.ts"

const script = miniScript()
const towels = { item: choice("towel"), quantity: count(3) }

describe("starting a flow", () => {
  it("fills from the first message and asks only what is missing, one at a time", () => {
    const chat = startChat(script)
    expect(chat.says("towels please", [["amenity", { item: choice("towel") }]])).toEqual(["amenity.ask-quantity"])
    expect(chat.says("3")).toEqual(["amenity.recap"])
    expect(chat.slots().quantity).toEqual(count(3))
  })

  it("takes the room of the stay as verified", () => {
    const chat = startChat(script)
    chat.says("3 towels", [["amenity", towels]])
    expect(chat.slots().room).toEqual({ type: "room", value: "1204", evidence: "verified" })
  })

  it("takes another room the guest names as claimed, and their own as verified", () => {
    const other = startChat(script)
    other.says("3 towels to 1310", [["amenity", { ...towels, room: room("1310") }]])
    expect(other.slots().room).toMatchObject({ value: "1310", evidence: "claimed" })
    const own = startChat(script)
    own.says("3 towels to 1204", [["amenity", { ...towels, room: room("1204") }]])
    expect(own.slots().room).toMatchObject({ value: "1204", evidence: "verified" })
  })

  it("keeps the message that started it", () => {
    const chat = startChat(script)
    chat.says("towels please", [["amenity", {}]])
    expect(chat.slots().words).toEqual(text("towels please"))
  })

  it("offers the list's entries in the guest's language", () => {
    const chat = startChat(script, { language: "ja" })
    chat.says("お願い", [["amenity", {}]])
    expect(chat.effects("send")[0]?.options.map(({ label }) => label)).toEqual(["タオル", "枕", "ワイン"])
  })

  it("sends guests it does not serve to its otherwise, and an unknown guest there too", () => {
    expect(startChat(script, { phase: "departed" }).says("towels", ["amenity"])).toEqual(["misc.away"])
    expect(startChat(script, { phase: "unknown" }).says("towels", ["amenity"])).toEqual(["misc.away"])
  })

  it("lets an unknown guest use an in-house flow without an otherwise, and asks the room", () => {
    const chat = startChat(script, { phase: "unknown", room: null })
    expect(chat.says("tv broken", [["maintenance", { fault: choice("tv") }]])).toEqual(["amenity.ask-room"])
    expect(chat.says("1208")).toEqual(["maintenance.coming"])
    expect(chat.effects("open-ticket")[0]).toMatchObject({ room: "1208", roomEvidence: "claimed" })
  })

  it("gives a person to a guest it does not serve and has no otherwise for", () => {
    expect(startChat(script, { phase: "departed" }).says("tv", ["maintenance"])).toEqual(["repair.handed-over"])
  })

  it("gives a person to a wish no flow was written for", () => {
    const chat = startChat(script)
    expect(chat.says("a taxi", ["transport"])).toEqual(["repair.handed-over"])
    expect(chat.turn().outcome).toBe("handed-over")
  })
})

describe("answers", () => {
  it("fill several slots from one message", () => {
    const chat = startChat(script, { room: null })
    chat.says("hi", ["amenity"])
    expect(chat.says("2 towels to 1208", [["amenity", { item: choice("towel"), quantity: count(2), room: room("1208") }]])).toEqual([
      "amenity.recap",
    ])
  })

  it("fill what is missing from words alone", () => {
    const chat = startChat(script, { room: null })
    chat.says("hi", ["amenity"])
    expect(chat.says("towels, 2 please")).toEqual(["amenity.ask-room"])
    expect(chat.slots().quantity).toEqual(count(2))
  })

  it("may be a number of the list", () => {
    const chat = startChat(script)
    chat.says("hi", ["amenity"])
    chat.says("2")
    expect(chat.slots().item).toEqual(choice("pillow"))
  })

  it("out of bounds hear what is possible, and twice bring a person", () => {
    const chat = startChat(script)
    chat.says("towels", [["amenity", { item: choice("towel") }]])
    expect(chat.says("40")).toEqual(["amenity.invalid-quantity", "amenity.ask-quantity"])
    expect(chat.says("40")).toEqual(["handoff.asked"])
    expect(chat.effects("open-ticket")[0]?.details).toMatchObject({ item: "towel", reason: "beyond" })
  })

  it("out of bounds in the first message hear it too", () => {
    const chat = startChat(script)
    expect(chat.says("40 towels", [["amenity", { item: choice("towel"), quantity: count(40) }]])).toEqual([
      "amenity.invalid-quantity",
      "amenity.ask-quantity",
    ])
  })

  it("with a thank-you do not disturb", () => {
    const chat = startChat(script)
    chat.says("towels", [["amenity", { item: choice("towel") }]])
    expect(chat.says("3, thanks", ["thanks"])).toEqual(["amenity.recap"])
  })

  it("that name an entry are not also a wish of their own", () => {
    const chat = startChat(script)
    chat.says("something is broken", ["maintenance"])
    expect(chat.says("Internet", ["wifi"])).toEqual(["maintenance.coming"])
  })

  it("to an open question may be any words, but not a plain question", () => {
    const chat = startChat(script)
    chat.says("I lost something", ["lost-item"])
    expect(chat.says("what is the wifi password?", ["wifi"])).toEqual(["misc.wifi", "repair.resumed", "misc.ask-what"])
    expect(chat.says("my charger, near the wifi router", ["wifi"])).toEqual(["misc.away"])
  })
})

describe("steps", () => {
  it("call another flow, come back with its values, record, and read the time out", () => {
    const chat = startChat(script)
    chat.says("I lost something", ["lost-item"])
    expect(chat.says("phone")).toEqual(["misc.ask-when"])
    expect(chat.says("tomorrow 6:30 am")).toEqual(["misc.at"])
    expect(chat.effects("record-fact")).toEqual([{ kind: "record-fact", fact: "lost", value: "phone", status: "confirmed" }])
    expect(chat.effects("send")[0]?.values.when).toBe("tomorrow at 6:30 am")
    expect(chat.memory().frames).toEqual([])
  })

  it("branch to an end", () => {
    const chat = startChat(script)
    chat.says("I lost something", ["lost-item"])
    expect(chat.says("nothing")).toEqual(["misc.fine"])
  })

  it("branch on opening hours", () => {
    expect(startChat(script).says("breakfast?", ["breakfast"])).toEqual(["misc.breakfast"])
    expect(startChat(script, { now: new Date("2026-03-02T23:00:00Z") }).says("breakfast?", ["breakfast"])).toEqual(["misc.breakfast-now"])
  })
})
