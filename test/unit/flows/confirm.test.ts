import { describe, expect, it } from "vitest"
import { choice, count, miniScript, room, startChat } from "./fixture.ts"

const script = miniScript()

function atRecap(facts = {}) {
  const chat = startChat(script, facts)
  chat.says("3 towels", [["amenity", { item: choice("towel"), quantity: count(3) }]])
  return chat
}

describe("a recap", () => {
  it("offers yes and no to tap, and opens the ticket only on a yes", () => {
    const chat = atRecap()
    expect(chat.effects("send")[0]?.options).toEqual([
      { label: "yes", send: "yes" },
      { label: "no", send: "no" },
    ])
    expect(chat.effects("open-ticket")).toEqual([])
    expect(chat.says("yes", ["yes"])).toEqual(["amenity.on-the-way"])
    expect(chat.effects("open-ticket")[0]).toMatchObject({
      intent: "amenity",
      department: "housekeeping",
      room: "1204",
      roomEvidence: "verified",
      details: { item: "towel", quantity: 3 },
      verbatim: "3 towels",
      levels: { acknowledge: 5, complete: 15 },
    })
  })

  it("takes its buttons at their word, however they are worded and read", () => {
    expect(atRecap().says("yes", ["thanks"])).toEqual(["amenity.on-the-way"])
    expect(atRecap().says("no", ["goodbye"])).toEqual(["repair.what-to-change"])
  })

  // A091
  it("turns the time it tells into a promise of that ticket, once", () => {
    const chat = atRecap()
    chat.says("yes", ["yes"])
    expect(chat.effects("promise")).toEqual([{ kind: "promise", ticket: "tkt_1_0", minutes: 15 }])
    expect(chat.effects("send")[0]?.values).toMatchObject({ minutes: 15, by: "21:55" })
  })

  it.each([
    ["不对，两条", ["no"]],
    ["no, two", ["no"]],
    ["two", []],
    ["2枚にしてください", []],
  ] as const)("is corrected by %s and said again", (words, intents) => {
    const chat = atRecap()
    expect(chat.says(words, [...intents])).toEqual(["amenity.recap"])
    expect(chat.slots().quantity).toEqual(count(2))
  })

  it.each(["3", "just three", "1204 yes"])("takes %s, said back as it stands, for a yes", (words) => {
    expect(atRecap().says(words)).toEqual(["amenity.on-the-way"])
  })

  it("takes another room without taking its digits for a number", () => {
    const chat = atRecap()
    expect(chat.says("make it 1209")).toEqual(["amenity.recap"])
    expect(chat.slots()).toMatchObject({ room: { value: "1209", evidence: "claimed" }, quantity: count(3) })
  })

  it("takes another thing, by name but not by its number in a list", () => {
    const chat = atRecap()
    chat.says("no, pillows", ["no"])
    expect(chat.slots().item).toEqual(choice("pillow"))
    chat.says("no 2", ["no"])
    expect(chat.slots()).toMatchObject({ item: choice("pillow"), quantity: count(2) })
  })

  it("takes the same intent with new values as a correction, not as a second order", () => {
    const chat = atRecap()
    expect(chat.says("four towels rather", [["amenity", { quantity: count(4), room: room("1204") }]])).toEqual(["amenity.recap"])
    expect(chat.memory().frames).toHaveLength(1)
  })

  it("says what is possible when the correction is not", () => {
    const chat = atRecap()
    expect(chat.says("no, 40", ["no"])).toEqual(["amenity.invalid-quantity", "amenity.ask-quantity"])
  })

  it("goes on with a yes and serves what else was said after it", () => {
    const chat = atRecap()
    expect(chat.says("yes, and the wifi?", ["yes", "wifi"])).toEqual(["amenity.on-the-way", "misc.wifi"])
  })

  it("asks what to change after a plain no, and takes the answer", () => {
    const chat = atRecap()
    expect(chat.says("no", ["no"])).toEqual(["repair.what-to-change"])
    expect(chat.says("the number, 2")).toEqual(["amenity.recap"])
    expect(chat.slots().quantity).toEqual(count(2))
  })

  it("is given up after a second no", () => {
    const chat = atRecap()
    chat.says("no", ["no"])
    expect(chat.says("no, leave it", ["no"])).toEqual(["repair.cancelled"])
    expect(chat.memory().frames).toEqual([])
  })

  it("is given up for another wish that comes with the no", () => {
    const chat = atRecap()
    expect(chat.says("no, my tv is broken", ["no", ["maintenance", { fault: choice("tv") }]])).toEqual(["maintenance.coming"])
    expect(chat.memory().frames).toEqual([])
  })

  it("is put again after a thank-you", () => {
    expect(atRecap().says("thanks", ["thanks"])).toEqual(["amenity.recap"])
  })

  it("asks what to change again when the change is not understood, then brings a person", () => {
    const chat = atRecap()
    chat.says("no", ["no"])
    expect(chat.says("hmm")).toEqual(["repair.not-understood", "repair.what-to-change"])
    expect(chat.says("hmm")).toEqual(["repair.handed-over"])
    expect(chat.effects("open-ticket")[0]).toMatchObject({
      ticketKind: "hand-off",
      details: { item: "towel", quantity: 3, reason: "lost" },
      verbatim: "3 towels\nhmm",
    })
  })
})
