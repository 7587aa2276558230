import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { apaleoReservation, startFakeApaleo } from "../support/fake-apaleo.ts"
import { cloudbedsReservation, startFakeCloudbeds } from "../support/fake-cloudbeds.ts"
import { mewsCustomer, mewsReservation, startFakeMews } from "../support/fake-mews.ts"
import { operaReservation, startFakeOpera } from "../support/fake-opera.ts"
import { openTestHouse, type TestHouse } from "../support/house.ts"

const AT = new Date("2026-03-01T14:00:00+08:00")

type Call = { url: string; headers?: Record<string, string>; body: string }

describe("what the hotel's systems tell", () => {
  let house: TestHouse
  let closing: (() => Promise<void>)[] = []

  const open = async <Fake extends { environment: Record<string, string>; close(): Promise<void> }>(starting: Promise<Fake>) => {
    const fake = await starting
    house = await openTestHouse("embedded", AT, () => {}, fake.environment)
    closing = [fake.close]
    return fake
  }
  const post = ({ url, headers = {}, body }: Call) =>
    house.post({ method: "POST", url, headers: { "content-type": "application/json", ...headers }, body })
  /** The clock ticks, and what waits for other systems ends. */
  const tick = async () => {
    await house.app.tick()
    await house.app.settle()
  }
  const hear = async (call: Call) => {
    const { status } = await post(call)
    await tick()
    return status
  }
  const find = async (reservation: string) => (await house.store.findStay(reservation)) ?? { stay: null, guest: null }
  const jobsWaiting = async () => (await house.store.countBacklog(house.now())).jobsDue

  beforeEach(() => {
    closing = []
  })
  afterEach(async () => {
    await house.close()
    await Promise.all(closing.map((close) => close()))
  })

  test("Mews names a reservation, and it is fetched with its guest and room", async () => {
    const mews = await open(startFakeMews())
    mews.reservations.set("bfee2c44", mewsReservation({ State: "Started", ActualStartUtc: "2026-03-01T05:40:00Z" }))
    mews.customers.set("35d4b117", mewsCustomer())
    mews.resources.set("20e00c32", { Id: "20e00c32", Name: "1204" })
    expect(
      await hear(
        mews.webhook([
          ["ServiceOrderUpdated", "bfee2c44"],
          ["ResourceUpdated", "20e00c32"],
        ]),
      ),
    ).toBe(200)
    const { stay, guest } = await find("52")
    expect(stay).toMatchObject({ room: "1204", status: "in-house", arrival: "2026-03-01", departure: "2026-03-04" })
    expect(guest).toMatchObject({ name: "王伟", familyName: "王", title: "mr", language: "zh-Hans", phone: "+8613800138000", vip: "VIP" })
  })

  test("an older state of Mews that arrives late changes nothing; a no-show is told from a cancellation", async () => {
    const mews = await open(startFakeMews())
    mews.customers.set("35d4b117", mewsCustomer())
    mews.reservations.set("bfee2c44", mewsReservation({ State: "Canceled", CancellationReason: "NoShow", AssignedResourceId: null }))
    await hear(mews.webhook([["ServiceOrderUpdated", "bfee2c44"]]))
    expect((await find("52")).stay).toMatchObject({ status: "no-show", room: null })
    mews.reservations.set("bfee2c44", mewsReservation({ UpdatedUtc: "2026-02-28T06:00:00Z" }))
    await hear(mews.webhook([["ServiceOrderUpdated", "bfee2c44"]]))
    expect((await find("52")).stay).toMatchObject({ status: "no-show" })
  })

  test("a Mews profile that changed, and one that became another's", async () => {
    const mews = await open(startFakeMews())
    mews.reservations.set("bfee2c44", mewsReservation({ AssignedResourceId: null }))
    mews.reservations.set("r2", mewsReservation({ Id: "r2", Number: "53", AccountId: "other", AssignedResourceId: null }))
    mews.customers.set("35d4b117", mewsCustomer())
    mews.customers.set("other", mewsCustomer({ Id: "other", FirstName: "Wei", LastName: "Wang", Phone: null, HasOtaEmail: true }))
    await hear(
      mews.webhook([
        ["ServiceOrderUpdated", "bfee2c44"],
        ["ServiceOrderUpdated", "r2"],
      ]),
    )
    expect((await find("53")).guest).toMatchObject({ name: "Wei Wang", email: null })
    mews.customers.set("35d4b117", mewsCustomer({ Phone: "+81312345678", UpdatedUtc: "2026-03-01T08:00:00Z" }))
    mews.customers.set("other", mewsCustomer({ Id: "other", MergeTargetId: "35d4b117", UpdatedUtc: "2026-03-01T08:00:00Z" }))
    await hear(
      mews.webhook([
        ["CustomerUpdated", "35d4b117"],
        ["CustomerUpdated", "other"],
      ]),
    )
    const kept = (await find("52")).guest
    expect(kept).toMatchObject({ name: "王伟", phone: "+81312345678" })
    expect((await find("53")).guest?.id).toBe(kept?.id)
  })

  for (const [name, ids] of [
    ["propertyID", { propertyID: 320_754, propertyID_str: "320754", reservationID: "2326925352181" }],
    ["propertyId", { propertyId: "320754", reservationId: "2326925352181" }],
  ] as const) {
    test(`Cloudbeds tells of a reservation, spelling its hotel ${name}`, async () => {
      const cloudbeds = await open(startFakeCloudbeds())
      cloudbeds.reservations.set("2326925352181", cloudbedsReservation({ status: "checked_in" }))
      expect(await hear(cloudbeds.webhook({ event: "reservation/status_changed", status: "checked_in", ...ids }))).toBe(200)
      const { stay, guest } = await find("2326925352181")
      expect(stay).toMatchObject({ room: "0611", status: "in-house", companions: ["Ann Carter"], children: 1 })
      expect(stay?.expectedAt).toEqual(new Date("2026-03-01T15:30:00+08:00"))
      expect(guest).toMatchObject({ name: "James Carter", title: "mr", email: "james@example.com", phone: "+4915112345678" })
    })
  }

  test("another hotel's Cloudbeds event is nobody's here; a deleted reservation is cancelled; a profile is told anew", async () => {
    const cloudbeds = await open(startFakeCloudbeds())
    const ours = { propertyID: 320_754, reservationID: "2326925352181" }
    expect(await hear(cloudbeds.webhook({ event: "reservation/created", ...ours, propertyID: 1 }))).toBe(200)
    expect(cloudbeds.state.asked).toEqual([])
    cloudbeds.reservations.set("2326925352181", cloudbedsReservation())
    await hear(cloudbeds.webhook({ event: "reservation/created", ...ours }))
    cloudbeds.guests.set("7000", {
      guestID: "7000",
      firstName: "James",
      lastName: "Carter",
      email: "jc@example.com",
      cellPhone: "+4915100000000",
    })
    await hear(cloudbeds.webhook({ event: "guest/details_changed", propertyId: 320_754, guestId: "7000" }))
    expect((await find("2326925352181")).guest).toMatchObject({ email: "jc@example.com", phone: "+4915100000000" })
    cloudbeds.reservations.clear()
    house.moveClock(1_000)
    await hear(cloudbeds.webhook({ event: "reservation/deleted", ...ours }))
    expect((await find("2326925352181")).stay).toMatchObject({ status: "cancelled", room: "0611" })
  })

  test("apaleo tells of a reservation, guarded by basic authentication, and its health check is answered", async () => {
    const apaleo = await open(startFakeApaleo())
    const check = { topic: "system", propertyId: undefined, data: undefined, propertyIds: ["HFTF-AADS"] }
    expect(await hear(apaleo.webhook("healthcheck", "", check))).toBe(200)
    apaleo.reservations.set("XPGMSXGF-1", apaleoReservation())
    expect(await hear(apaleo.webhook("created", "XPGMSXGF-1"))).toBe(200)
    const { stay, guest } = await find("XPGMSXGF-1")
    expect(stay).toMatchObject({ room: "304", status: "booked", arrival: "2026-03-01", children: 2, companions: ["佐藤健一"] })
    expect(guest).toMatchObject({ name: "田中恵", title: "ms", language: "ja", phone: "+819012345678" })
    apaleo.tokens.good = "lapsed"
    apaleo.reservations.set("XPGMSXGF-1", apaleoReservation({ status: "InHouse", modified: "2026-03-01T13:00:00+08:00" }))
    await hear(apaleo.webhook("checked-in", "XPGMSXGF-1"))
    expect((await find("XPGMSXGF-1")).stay?.status).toBe("in-house")
    expect(apaleo.tokens.given).toBe(2)
  })

  test("OPERA is asked every half minute, until its queue is empty", async () => {
    const opera = await open(startFakeOpera())
    for (let n = 1; n <= 25; n++) {
      opera.reservations.set(String(n), operaReservation(String(n), { reservationStatus: n === 25 ? "InHouse" : "Reserved" }))
      opera.queue.push({ moduleName: "Reservation", actionType: "UPDATE RESERVATION", primaryKey: String(n) })
    }
    opera.queue.push({ moduleName: "Housekeeping", actionType: "UPDATE ROOM STATUS", primaryKey: "811" })
    await tick()
    expect(opera.queue).toEqual([])
    const { stay, guest } = await find("C25")
    expect(stay).toMatchObject({ room: "811", status: "in-house", children: 1 })
    expect(guest).toMatchObject({
      name: "Maria Silva",
      title: "ms",
      language: "en",
      vip: "V1",
      phone: "+351912345678",
      email: "maria@example.com",
    })
    expect((await find("C1")).guest?.id).toBe(guest?.id)
    opera.queue.push({ moduleName: "Reservation", actionType: "CANCEL RESERVATION", primaryKey: "1" })
    opera.reservations.set("1", operaReservation("1", { reservationStatus: "Cancelled" }))
    house.moveClock(10_000)
    await tick()
    expect((await find("C1")).stay?.status).toBe("booked")
    house.moveClock(20_000)
    await tick()
    expect((await find("C1")).stay?.status).toBe("cancelled")
  })

  test("a system that is away is asked again, later and later, and nothing is lost", async () => {
    const cloudbeds = await open(startFakeCloudbeds())
    cloudbeds.reservations.set("2326925352181", cloudbedsReservation())
    const event = cloudbeds.webhook({ event: "reservation/created", propertyID: 320_754, reservationID: "2326925352181" })
    cloudbeds.state.next.push({ status: 503 }, { status: 429, headers: { "retry-after": "120" } })
    expect(await hear(event)).toBe(200)
    expect((await find("2326925352181")).stay).toBeNull()
    house.moveClock(5_000)
    await tick()
    house.moveClock(60_000)
    await tick()
    expect(cloudbeds.state.asked).toHaveLength(2)
    house.moveClock(60_000)
    await tick()
    expect((await find("2326925352181")).stay?.status).toBe("booked")
    expect(await jobsWaiting()).toBe(0)
  })

  test("what cannot be read stays visible as a job that failed", async () => {
    const cloudbeds = await open(startFakeCloudbeds())
    cloudbeds.reservations.set("2326925352181", { status: "confirmed" })
    await hear(cloudbeds.webhook({ event: "reservation/created", propertyID: 320_754, reservationID: "2326925352181" }))
    for (let n = 0; n < 10; n++) {
      house.moveClock(7_200_000)
      await tick()
    }
    expect((await house.store.countBacklog(house.now())).jobsFailed).toBe(1)
  })

  test("an event is stored before it is answered: a process that ends then loses nothing", async () => {
    const mews = await open(startFakeMews())
    expect((await post(mews.webhook([["ServiceOrderUpdated", "bfee2c44"]]))).status).toBe(200)
    expect(await jobsWaiting()).toBe(1)
    expect(mews.state.asked).toEqual([])
  })

  test("a wrong secret, no JSON, another shape, too much, and an unknown system are refused, and nothing is stored", async () => {
    const mews = await open(startFakeMews())
    const good = mews.webhook([["ServiceOrderUpdated", "bfee2c44"]])
    const { url } = good
    expect((await post(mews.webhook([["ServiceOrderUpdated", "bfee2c44"]], "guess"))).status).toBe(401)
    expect((await post({ ...good, url: "https://hotel.example/webhooks/pms/mews" })).status).toBe(401)
    expect((await post({ ...good, url: "https://hotel.example/webhooks/pms/mews?token=" })).status).toBe(401)
    expect((await post({ url, body: "not json" })).status).toBe(400)
    expect((await post({ url, body: '{"Events":"all of them"}' })).status).toBe(400)
    expect((await post({ url, body: JSON.stringify({ Events: [], padding: "x".repeat(1_100_000) }) })).status).toBe(413)
    expect((await post({ ...good, url: url.replace("mews", "protel") })).status).toBe(404)
    expect((await post({ ...good, url: url.replace("mews", "cloudbeds") })).status).toBe(404)
    expect(await jobsWaiting()).toBe(0)
  })
})
