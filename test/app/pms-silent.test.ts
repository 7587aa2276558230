import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { StayChange } from "../../src/domain/stay-change.ts"
import { openTestHouse, STAFF_ADDRESSES, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const GUEST = lineId("U", "a guest of a silent system")
const AT = new Date("2026-03-02T14:05:00+08:00")
const HOUR_MS = 3_600_000

describe("when the hotel's system falls silent", () => {
  let house: TestHouse

  /** As that system tells it. */
  const tellStay = async (more: Record<string, unknown> = {}) => {
    const stay = { room: "1204", arrival: "2026-03-01", departure: "2026-03-06", status: "in-house", ...more }
    const headers = { authorization: "Bearer test-api-token", "content-type": "application/json" }
    const body = JSON.stringify({ guest: { name: "王伟", title: "mr", language: "zh-Hans" }, ...stay })
    const response = await house.app.fetch(new Request("http://hotel.example/api/v1/stays/R-1", { method: "PUT", headers, body }))
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }
  const says = async (text: string) => {
    const before = await told()
    await house.post(house.line.signedRequest([house.line.textEvent(GUEST, text)]))
    await house.app.settle()
    return (await told()).slice(before.length).map(({ template }) => template)
  }
  const told = async (address: `line:${string}` = `line:${GUEST}`) => {
    const conversation = await house.store.findConversation(address)
    const messages = conversation ? await house.store.listMessages(conversation.id, 100) : []
    return messages.filter(({ direction }) => direction === "out")
  }
  const lastTicket = async () => (await house.store.listTickets({ status: null, after: null, limit: 1 }))[0]
  const cardOfDuty = () => {
    const to = STAFF_ADDRESSES.duty?.slice("line:".length)
    return JSON.stringify(house.line.accepted.findLast((sent) => sent.to === to && sent.messages[0]?.type === "flex")?.messages[0])
  }

  beforeEach(async () => {
    house = await openTestHouse("embedded", AT)
    await tellStay()
    const found = await house.store.findStay("R-1")
    await house.store.linkStay(`line:${GUEST}`, found?.stay.id ?? "sty_0", "staff", house.now())
  })
  afterEach(() => house.close())

  test("a room is asked for instead of assumed, and the room the guest names is as good as known", async () => {
    house.moveClock(25 * HOUR_MS)
    expect(await says("要两条毛巾")).toEqual(["stay.ask-room"])
    expect(await says("1204")).toEqual(["amenity.recap"])
    await says("对")
    expect(await lastTicket()).toMatchObject({ room: "1204", roomEvidence: "verified" })
  })

  test("another room than the one last heard of is the guest's word alone", async () => {
    house.moveClock(25 * HOUR_MS)
    await says("要两条毛巾")
    await says("1508")
    await says("对")
    expect(await lastTicket()).toMatchObject({ room: "1508", roomEvidence: "claimed" })
  })

  test("until then, and as soon as it is heard again, nobody is asked", async () => {
    house.moveClock(23 * HOUR_MS)
    expect(await says("要两条毛巾")).toEqual(["amenity.recap"])
    await says("算了")
    house.moveClock(2 * HOUR_MS)
    await tellStay({ room: "0907" })
    expect(await says("要两条毛巾")).toEqual(["amenity.recap"])
  })

  test("the manager's card says as of when it speaks, when it comes and when it is asked for", async () => {
    await says("你们前台态度太差了，我要投诉")
    expect(cardOfDuty()).not.toContain("资料时间")
    const duty = STAFF_ADDRESSES.duty?.slice("line:".length) ?? ""
    house.moveClock(25 * HOUR_MS)
    await house.post(house.line.signedRequest([house.line.textEvent(duty, "T1 card")]))
    await house.app.settle()
    expect(cardOfDuty()).toContain("资料时间")
    expect(cardOfDuty()).toContain("截至 2026-03-02 14:05")
  })

  test("a complaint in the silence comes with that line at once", async () => {
    house.moveClock(25 * HOUR_MS)
    await says("你们前台态度太差了，我要投诉")
    expect(cardOfDuty()).toContain("截至 2026-03-02 14:05")
  })

  test("in danger the room last heard of is where people look first, marked as not sure", async () => {
    house.moveClock(25 * HOUR_MS)
    await says("着火了！")
    expect(await lastTicket()).toMatchObject({ kind: "emergency", room: "1204", roomEvidence: "claimed" })
  })

  test("another process, or a restart, knows of the silence from the database", async () => {
    const change: StayChange = {
      kind: "moved",
      source: "mews",
      at: house.now(),
      stay: { reservation: "R-1", room: "0907", status: "in-house" },
    }
    house.moveClock(30 * HOUR_MS)
    await house.store.applyStayChanges([{ ...change, at: house.now() }], house.now())
    expect(await says("要两条毛巾")).toEqual(["stay.ask-room"])
    await says("算了")
    await house.app.refreshStaff()
    expect(await says("要两条毛巾")).toEqual(["amenity.recap"])
  })

  test("a statement over the API may say when it was so, and an older one is answered with what is known", async () => {
    expect((await tellStay()).json).toMatchObject({ outcome: "unchanged", room: "1204" })
    expect((await tellStay({ room: "0101", changedAt: "2026-03-01T00:00:00Z" })).json).toMatchObject({ outcome: "stale", room: "1204" })
    const more = {
      guest: { name: "王伟", ref: "c1" },
      companions: ["李娜", { name: "王小明" }],
      children: 1,
      spent: 99.5,
      expectedAt: "2026-03-02T15:00:00+08:00",
    }
    expect((await tellStay(more)).json).toMatchObject({ outcome: "changed" })
    expect((await house.store.findStay("R-1"))?.stay).toMatchObject({ companions: ["李娜", "王小明"], children: 1 })
    expect((await tellStay({ children: -1 })).status).toBe(422)
    expect((await tellStay({ changedAt: "yesterday" })).status).toBe(422)
  })
})
