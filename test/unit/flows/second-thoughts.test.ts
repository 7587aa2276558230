import { describe, expect, it } from "vitest"
import { choice, miniScript, openTicket, startChat, text } from "./fixture.ts"

const inFour = (words: string) => ({ "zh-Hans": words, "zh-Hant": words, ja: words, en: words })
const texts = {
  "ask-change": "What?",
  recap: "{{ change }}?",
  changed: "By {{ by }}.",
  sure: "Sure?",
  kept: "It stands.",
  gone: "Gone.",
  who: "Who?",
}

const forGuests = (name: string) => `
flow: ${name}
for: in-house
otherwise: who
start: { intents: [${name}] }
steps: [{ say: stays.gone }]
`

const script = miniScript({
  "templates/stays.yaml": JSON.stringify(Object.fromEntries(Object.entries(texts).map(([key, words]) => [key, inFour(words)]))),
  "flows/change-booking.yaml": `
flow: change-booking
start: { intents: [change-booking] }
slots:
  change: { type: text, ask: stays.ask-change }
steps:
  - collect: [change]
  - confirm: stays.recap
  - ticket: { kind: request, department: reservations, service: reservation, details: [change] }
  - say: stays.changed
`,
  "flows/cancel-booking.yaml": `
flow: cancel-booking
start: { intents: [cancel-booking] }
steps:
  - confirm: { ask: stays.sure, no: stays.kept }
  - say: stays.gone
`,
  "flows/who.yaml": `
flow: who
slots: { name: { type: text, ask: stays.who } }
steps:
  - collect: [name]
  - ticket: { kind: request, department: front-office, service: identify, details: [name] }
`,
  ...Object.fromEntries(["billing", "room-change"].map((name) => [`flows/${name}.yaml`, forGuests(name)])),
})

describe("a recap that is declined", () => {
  it.each([
    ["no", "no"],
    ["never mind", "cancel"],
  ] as const)("says what the hotel wrote for it, after %s", (words, intent) => {
    const chat = startChat(script)
    expect(chat.says("cancel my booking", ["cancel-booking"])).toEqual(["stays.sure"])
    expect(chat.says(words, [intent])).toEqual(["stays.kept"])
    expect(chat.memory().frames).toEqual([])
  })

  it("puts the only question again when that asks for words", () => {
    const chat = startChat(script)
    chat.says("change my booking", ["change-booking"])
    expect(chat.says("arrive on the 12th")).toEqual(["stays.recap"])
    expect(chat.says("no, sorry", ["no"])).toEqual(["stays.ask-change"])
    expect(chat.says("arrive on the 13th")).toEqual(["stays.recap"])
    expect(chat.slots().change).toEqual(text("arrive on the 13th"))
  })
})

describe("an open question", () => {
  it.each([
    ["yes", "yes", ["repair.not-understood", "stays.ask-change"]],
    ["thank you", "thanks", ["stays.ask-change"]],
  ] as const)("is not answered by %s alone", (words, intent, said) => {
    const chat = startChat(script)
    chat.says("change my booking", ["change-booking"])
    expect(chat.says(words, [intent])).toEqual(said)
    expect(chat.slots().change).toBeUndefined()
  })
})

describe("is it fixed?", () => {
  const asked = () => {
    const chat = startChat(script, { openTickets: [] })
    const asks = { kind: "follow-up" as const, ticket: "tkt_open" as const }
    const frame = {
      flow: "is-it-fixed",
      hash: "",
      step: "",
      slots: {},
      asked: asks,
      ticket: "tkt_open" as const,
      cause: { intent: null, words: "" },
    }
    chat.setMemory({ ...chat.memory(), frames: [frame] })
    chat.moves({ openTickets: [openTicket()] })
    return chat
  }

  it("takes a word of praise for a yes, and nothing more", () => {
    const chat = asked()
    expect(chat.says("太好了", ["compliment"])).toEqual(["handoff.fixed-thanks"])
    expect(chat.effects("settle-ticket")[0]?.action).toBe("confirmed")
    expect(chat.effects("open-ticket")).toEqual([])
  })
})

describe("words of a menu", () => {
  it("mean what they say where that menu no longer stands", () => {
    expect(startChat(script).says("WiFi")).toEqual(startChat(script).says("wifi?", ["wifi"]))
  })
})

describe("two wishes of one message", () => {
  it("that come to the same words are answered once", () => {
    const chat = startChat(script, { phase: "departed", room: null })
    const both = chat.says("towels and pillows", [
      ["amenity", { item: choice("towel") }],
      ["amenity", { item: choice("pillow") }],
    ])
    expect(both).toEqual(["misc.away"])
  })

  it("ask who is writing once, and both reach the desk", () => {
    const chat = startChat(script, { phase: "unknown", room: null })
    expect(chat.says("my bill, and a new room", ["billing", "room-change"])).toEqual(["stays.who"])
    chat.says("Wang Wei")
    expect(chat.effects("open-ticket").map(({ intent, details }) => [intent, details.name])).toEqual([
      ["billing", "Wang Wei"],
      ["room-change", "Wang Wei"],
    ])
  })
})
