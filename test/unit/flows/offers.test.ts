import { describe, expect, it } from "vitest"
import { miniScript, openTicket, startChat } from "./fixture.ts"
import { FLOWS, TEXTS } from "./mini-hotel.ts"

const text = (entries: Record<string, string>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(entries).map(([key, words]) => [key, { "zh-Hans": words, "zh-Hant": words, ja: words, en: words }])),
  )

describe("an offer and the next best", () => {
  const laundry = `
flow: laundry
start: { intents: [laundry] }
slots: { agreed: { type: text, optional: true } }
steps:
  - confirm: { ask: misc.ask-what, answer: agreed }
  - branch:
      - when: { slot: agreed, is: "yes" }
        do: [{ say: misc.fine }]
      - else: [{ say: misc.away }]
`
  const script = miniScript({ "flows/laundry.yaml": laundry })

  it("goes on with a yes", () => {
    const chat = startChat(script)
    expect(chat.says("laundry", ["laundry"])).toEqual(["misc.ask-what"])
    expect(chat.says("yes", ["yes"])).toEqual(["misc.fine"])
  })

  it("goes on with a no as well, instead of asking what to change", () => {
    const chat = startChat(script)
    chat.says("laundry", ["laundry"])
    expect(chat.says("no", ["no"])).toEqual(["misc.away"])
  })

  it("is given up for another wish beside the no", () => {
    const chat = startChat(script)
    chat.says("laundry", ["laundry"])
    expect(chat.says("no, the wifi please", ["no", "wifi"])).toEqual(["misc.wifi"])
    expect(chat.memory().frames).toEqual([])
  })
})

describe("what the first message names", () => {
  const asked = (words: string): string[] => {
    const wifi = `
flow: wifi
start: { intents: [wifi] }
slots: { fault: { type: choice, from: faults, in: message, optional: true } }
steps:
  - branch:
      - when: { slot: fault, is: tv }
        do: [{ say: misc.fine }]
      - else: [{ say: misc.wifi }]
`
    return startChat(miniScript({ "flows/wifi.yaml": wifi })).says(words, ["wifi"])
  }

  it("decides the way", () => expect(asked("wifi on the TV?")).toEqual(["misc.fine"]))
  it("is not guessed from the number of a menu", () => expect(asked("2")).toEqual(["misc.wifi"]))
})

describe("a time within opening hours", () => {
  const table = `
flow: table
start: { intents: [dining-reservation] }
slots: { when: { type: time, during: breakfast, ask: misc.ask-when, invalid: misc.fine } }
steps: [{ collect: [when] }, { say: misc.at }]
`
  const script = miniScript({ "flows/table.yaml": table })
  const tomorrowAt = (hour: string) => ({ when: { type: "time" as const, value: `2026-03-03T${hour}:00+08:00` } })

  it("is taken", () => {
    expect(startChat(script).says("8 tomorrow", [["dining-reservation", tomorrowAt("08:00")]])).toEqual(["misc.at"])
  })

  it("is asked again when nobody serves then, and the next hour is for the day that was meant", () => {
    const chat = startChat(script)
    expect(chat.says("4 pm tomorrow", [["dining-reservation", tomorrowAt("16:00")]])).toEqual(["misc.fine", "misc.ask-when"])
    expect(chat.says("9 am")).toEqual(["misc.at"])
    expect(chat.effects("send").at(-1)?.values.when).toBe("tomorrow at 9:00 am")
  })
})

describe("taking an order back", () => {
  const cancel = `
flow: wake-up-cancel
start: { intents: [wake-up-cancel] }
steps:
  - branch:
      - when: { ticket: wake-up, untaken: true }
        do: [{ withdraw: wake-up }, { say: misc.fine }]
      - else: [{ say: misc.away }]
`
  const script = miniScript({ "flows/wake-up-cancel.yaml": cancel })
  const wakeUp = { id: "tkt_wake", intent: "wake-up" } as const

  it("cancels what nobody has taken", () => {
    const chat = startChat(script, { openTickets: [openTicket(wakeUp), openTicket()] })
    expect(chat.says("no wake-up", ["wake-up-cancel"])).toEqual(["misc.fine"])
    expect(chat.effects("settle-ticket")).toEqual([{ kind: "settle-ticket", ticket: "tkt_wake", action: "cancelled" }])
  })

  it("leaves what somebody has in hand", () => {
    const chat = startChat(script, { openTickets: [openTicket({ ...wakeUp, isTaken: true })] })
    expect(chat.says("no wake-up", ["wake-up-cancel"])).toEqual(["misc.away"])
    expect(chat.effects("settle-ticket")).toEqual([])
  })
})

describe("a guess at what was meant", () => {
  const clarify = `
flow: repair-clarify
start: { repair: clarify }
steps:
  - branch:
      - when: { near: true }
        do: [{ say: { template: repair.did-you-mean, options: [amenity, wifi, human] } }]
      - else: [{ say: { template: repair.not-understood, options: [amenity, wifi, human] } }]
`
  const menu = { ...TEXTS.menu, human: "Person", breakfast: "Breakfast", maintenance: "Repairs", complaint: "Problem", "lost-item": "Lost" }
  const script = miniScript({
    "flows/clarify.yaml": clarify,
    "templates/repair.yaml": text({ ...TEXTS.repair, "did-you-mean": "this?" }),
    "templates/menu.yaml": text(menu),
  })
  const labels = (chat: ReturnType<typeof startChat>) =>
    chat
      .effects("send")
      .at(-1)
      ?.options.map(({ label }) => label)

  it("stands before the fixed list, and a person stays the last way out", () => {
    const chat = startChat(script)
    expect(chat.says("hm", [], { near: ["breakfast", "wifi"] })).toEqual(["repair.did-you-mean"])
    expect(labels(chat)).toEqual(["Breakfast", "WiFi", "Towels", "Person"])
  })

  it("never makes the menu longer than six", () => {
    const chat = startChat(script)
    chat.says("hm", [], { near: ["breakfast", "maintenance", "complaint", "lost-item"] })
    expect(labels(chat)).toEqual(["Breakfast", "Repairs", "Problem", "Lost", "Towels", "Person"])
  })

  it("is not claimed where there is none", () => {
    expect(startChat(script).says("hm")).toEqual(["repair.not-understood"])
  })

  it("gives the order the words it came from, not the number that picked it", () => {
    const chat = startChat(script)
    chat.says("the thing at the window", [], { near: ["complaint"] })
    expect(chat.says("1")).toContain("complaint.sorry")
    expect(chat.effects("open-ticket")).toMatchObject([{ verbatim: "the thing at the window" }])
  })
})

describe("what one message brings", () => {
  const maintenance = (FLOWS.maintenance ?? "").replace(
    "  - say: maintenance.coming\n",
    "  - branch:\n      - when: { ticket: complaint, open: true }\n        do: [{ say: misc.fine }]\n      - else: [{ say: maintenance.coming }]\n",
  )
  const script = miniScript({
    "flows/maintenance.yaml": maintenance,
    "flows/complaint.yaml": (FLOWS.complaint ?? "").replace("  - collect: [place]\n", "").replace("  - say: complaint.thanks\n", ""),
  })
  const fault = { fault: { type: "choice" as const, value: "tv" } }

  it("knows the complaint that was opened a moment ago", () => {
    const chat = startChat(script)
    expect(chat.says("the TV AGAIN, I've had it", ["complaint", ["maintenance", fault]])).toContain("misc.fine")
    expect(chat.effects("open-ticket").map(({ intent }) => intent)).toEqual(["complaint", "maintenance"])
  })

  it("asks for no wait that has not begun", () => {
    const chat = startChat(script)
    expect(chat.says("fix the TV, when will it work?", [["maintenance", fault], "chase"])).toEqual(["maintenance.coming"])
  })

  it("is for the day of arrival when the stay is still to come", () => {
    const chat = startChat(script, { phase: "booked", room: null, arrival: "2026-03-05" })
    chat.says("something is missing", ["complaint"])
    expect(chat.effects("open-ticket")[0]?.details).not.toHaveProperty("arrival")
    const early = miniScript({
      "flows/early.yaml":
        "flow: early\nstart: { intents: [early-checkin] }\nsteps: [{ ticket: { kind: request, department: front-office, service: request, details: [] } }, { say: misc.fine }]",
    })
    const booked = startChat(early, { phase: "booked", room: null, arrival: "2026-03-05" })
    booked.says("early please", ["early-checkin"])
    expect(booked.effects("open-ticket")[0]?.details).toEqual({ arrival: "2026-03-05" })
  })
})
