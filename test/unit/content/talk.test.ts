import { describe, expect, it } from "vitest"
import type { IntentId } from "../../../src/domain/reading.ts"
import { at, chosen, findings, type Meant, talk, WHO, YES } from "./talk.ts"

const DAY = "10:30"
const LUNCH = "12:30"
const NIGHT = "23:30"
const towels: Meant = { text: "towels please", intent: "amenity", slots: chosen("item", "bath-towel") }
const only = (intent: IntentId): Meant[] => [{ text: intent, intent }]
const first = (who: keyof typeof WHO, time: string, message: Meant): string[] => talk(WHO[who], time, [message]).said[0] ?? []

describe("requests", () => {
  it("has nothing to mend", () => expect(findings).toEqual([]))

  // A051: said back before it is done; A060: action and time
  it("brings towels", () => {
    const { said, opened } = talk(WHO.inHouse, DAY, [towels, { text: "2" }, YES])
    expect(said).toEqual([["amenity.ask-quantity"], ["amenity.recap"], ["amenity.on-the-way"]])
    expect(opened).toMatchObject([{ department: "housekeeping", service: "amenity", room: "1208", roomEvidence: "verified" }])
  })

  it("brings towels to somebody we do not know, on their word for the room", () => {
    const { said, opened } = talk(WHO.stranger, DAY, [towels, { text: "2" }, { text: "1208" }, YES])
    expect(said).toEqual([["amenity.ask-quantity"], ["stay.ask-room"], ["amenity.recap"], ["amenity.on-the-way"]])
    expect(opened).toMatchObject([{ room: "1208", roomEvidence: "claimed" }])
  })

  it("says who covers while housekeeping rests", () => {
    expect(talk(WHO.inHouse, NIGHT, [towels, { text: "2" }, YES]).said.at(-1)).toEqual(["amenity.on-the-way-covered"])
    expect(first("inHouse", NIGHT, { text: "clean", intent: "clean-room" })).toEqual(["clean-room.closed"])
    expect(first("inHouse", LUNCH, { text: "clean", intent: "clean-room" })).toEqual(["clean-room.break"])
    expect(first("inHouse", DAY, { text: "clean", intent: "clean-room" })).toEqual(["clean-room.coming"])
  })

  it("charges nobody whom it does not know", () => {
    const bed: Meant = { text: "an extra bed", intent: "amenity", slots: chosen("item", "extra-bed") }
    expect(talk(WHO.inHouse, DAY, [bed, { text: "1" }]).said.at(-1)).toEqual(["amenity.recap-charged"])
    expect(talk(WHO.stranger, DAY, [bed, { text: "1208" }]).said.at(-1)).toEqual(["identify.ask-name"])
    for (const intent of ["room-service", "laundry", "late-checkout", "key-access", "extend-stay"] satisfies IntentId[])
      expect(first("stranger", DAY, { text: intent, intent }), intent).toEqual(["identify.ask-name"])
  })

  it("sends the engineer, by night the colleague on duty", () => {
    const broken: Meant = { text: "the AC is broken", intent: "maintenance", slots: chosen("fault", "air-conditioning") }
    const lock: Meant = { text: "the door does not lock", intent: "maintenance", slots: chosen("fault", "lock") }
    expect(first("inHouse", DAY, broken)).toEqual(["maintenance.coming-air-conditioning"])
    expect(first("inHouse", NIGHT, broken)).toEqual(["maintenance.covered"])
    expect(first("inHouse", NIGHT, lock)).toEqual(["maintenance.coming-lock"])
  })

  it("says a wake-up call back", () => {
    const { said, opened } = talk(WHO.inHouse, NIGHT, [{ text: "wake me", intent: "wake-up", slots: at("06:30") }, YES])
    expect(said).toEqual([["wake-up.recap"], ["wake-up.set"]])
    expect(opened).toMatchObject([{ department: "front-office", details: { time: "2026-03-03 06:30" } }])
  })

  // A188: until 14:00 for a VIP if rooms allow; after that a person decides
  it("grants late check-out to those entitled, and lets people decide on the rest", () => {
    const until = (clock: string): Meant => ({ text: clock, intent: "late-checkout", slots: at(clock) })
    expect(first("inHouse", DAY, until("13:59"))).toEqual(["late-checkout.asked"])
    expect(first("vip", DAY, until("13:59"))).toEqual(["late-checkout.granted"])
    expect(first("vip", DAY, until("14:00"))).toEqual(["late-checkout.granted"])
    expect(first("vip", DAY, until("14:01"))).toEqual(["late-checkout.asked-manager"])
    expect(talk({ ...WHO.vip, roomsTaken: new Map() }, DAY, [until("14:00")]).said).toEqual([["late-checkout.asked-vip"]])
    expect(first("inHouse", DAY, until("14:01"))).toEqual(["late-checkout.asked-charged"])
    const inTime = talk(WHO.inHouse, DAY, [until("12:00")])
    expect(inTime.said).toEqual([["late-checkout.in-time"]])
    expect(inTime.opened).toEqual([])
  })

  // A103: the night's safety word
  it("orders a car, also when the concierge has gone home", () => {
    const car: Meant[] = [{ text: "a taxi", intent: "transport", slots: at("08:00") }, { text: "the airport" }, YES]
    expect(talk(WHO.inHouse, DAY, car).said).toEqual([["transport.ask-place"], ["transport.recap"], ["transport.asked"]])
    expect(talk(WHO.inHouse, NIGHT, car).said.at(-1)).toEqual(["transport.asked-covered"])
  })

  // A198, A342: after the stay too
  it("searches for what was lost", () => {
    const { said, opened } = talk(WHO.departed, DAY, [...only("lost-item"), { text: "a black umbrella" }, { text: "under the bed" }])
    expect(said).toEqual([["lost-item.ask-look"], ["lost-item.ask-place"], ["lost-item.looking"]])
    expect(opened[0]?.details).toMatchObject({ look: "a black umbrella", place: "under the bed" })
  })

  it("shows whoever has left, or has yet to come, what can be done for them", () => {
    expect(first("departed", DAY, towels)).toEqual(["after-departure.menu"])
    expect(first("departed", DAY, { text: "late check-out", intent: "late-checkout" })).toEqual(["after-departure.menu"])
    expect(first("booked", DAY, { text: "room service", intent: "room-service" })).toEqual(["before-arrival.note"])
  })

  it("feeds a guest when the kitchen rests", () => {
    const { said, opened } = talk(WHO.inHouse, NIGHT, [...only("room-service"), { text: "noodles" }])
    expect(said).toEqual([["dining.ask-snack"], ["dining.snack-coming"]])
    expect(opened).toMatchObject([{ department: "front-office", intent: "room-service" }])
  })
})

describe("questions", () => {
  it("says whether breakfast is on, over or to come", () => {
    const at = (time: string) => first("inHouse", time, { text: "breakfast?", intent: "breakfast" })
    expect([at("06:29"), at("06:30"), at("10:00"), at("21:40")]).toEqual([
      ["questions.breakfast-before"],
      ["questions.breakfast-open"],
      ["questions.breakfast-over"],
      ["questions.breakfast-before"],
    ])
  })

  it("greets everybody by where they are in their journey", () => {
    const hello: Meant = { text: "hello", intent: "greeting" }
    expect(Object.keys(WHO).map((who) => first(who as keyof typeof WHO, DAY, hello)[0])).toEqual([
      "welcome.hello",
      "welcome.in-house",
      "welcome.in-house",
      "welcome.booked",
      "welcome.departed",
    ])
  })
})

describe("recovery", () => {
  const complaint: Meant = { text: "half an hour and no room", intent: "complaint", slots: chosen("category", "room_not_ready") }

  // S3: empathy and action before any question, one owner
  it("opens the case, says sorry, and asks for no room where there is none", () => {
    const { said, opened } = talk(WHO.stranger, DAY, [complaint, { text: "Wang Wei" }])
    expect(said).toEqual([["complaint.sorry-room-not-ready", "complaint.ask-name"], ["complaint.name-noted"]])
    expect(opened).toMatchObject([{ ticketKind: "complaint", levels: { acknowledge: 10 } }])
  })

  it("asks nothing of a guest whose room is known", () => {
    expect(first("inHouse", NIGHT, { text: "dirty!", intent: "complaint" })).toEqual(["complaint.sorry-other", "complaint.thanks"])
    expect(first("stranger", NIGHT, { text: "dirty!", intent: "complaint" })).toEqual(["complaint.sorry-other", "complaint.ask-room"])
  })

  // A299
  it("raises the alarm first, then says what to do, then asks where", () => {
    const fire: Meant = { text: "fire", intent: "emergency", slots: chosen("type", "fire") }
    const { said, opened } = talk(WHO.stranger, NIGHT, [fire, { text: "by the pool" }])
    expect(said).toEqual([["emergency.now-fire", "emergency.ask-where"], ["emergency.coming-to"]])
    expect(opened).toMatchObject([{ ticketKind: "emergency", urgency: "critical" }])
    expect(first("inHouse", NIGHT, fire)).toEqual(["emergency.now-fire", "emergency.coming-to-room"])
  })

  it("brings a person whenever one is asked for", () => {
    const { said, opened } = talk(WHO.stranger, NIGHT, only("human"))
    expect(said).toEqual([["handoff.asked"]])
    expect(opened).toMatchObject([{ ticketKind: "hand-off" }])
  })

  it("brings a person after two misses", () => {
    const { said } = talk(WHO.inHouse, DAY, [{ text: "mumble" }, { text: "mumble mumble" }])
    expect(said).toEqual([["repair.not-understood"], ["repair.handed-over"]])
  })
})
