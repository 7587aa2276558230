import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { idOf } from "../../src/domain/address.ts"
import { databaseKinds } from "../support/database.ts"
import { openTestHouse, STAFF_ADDRESSES, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const GUEST = lineId("U", "a member in house")
const headers = { authorization: "Bearer test-api-token", "content-type": "application/json" }

for (const kind of databaseKinds) {
  describe(`members and VIPs on ${kind}`, () => {
    let house: TestHouse
    beforeEach(async () => {
      house = await openTestHouse(kind, new Date("2026-03-02T15:00:00+08:00"))
    })
    afterEach(() => house.close())

    async function call(method: string, path: string, body?: unknown) {
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      const response = await house.app.fetch(new Request(`http://hotel.example/api/v1/${path}`, init))
      return { status: response.status, json: (await response.json()) as Record<string, never> & { guest?: { id: string } } }
    }

    async function seat(guest: Record<string, string>, address = GUEST, reservation = "R-1"): Promise<string> {
      const stay = {
        guest: { name: "王伟", title: "mr", ...guest },
        room: "1204",
        status: "in-house",
        arrival: "2026-03-01",
        departure: "2026-03-03",
      }
      const { json } = await call("PUT", `stays/${reservation}`, stay)
      const found = await house.store.findStay(reservation)
      if (!found) throw new Error("The stay was not stored")
      await house.store.linkStay(`line:${address}`, found.stay.id, "staff", house.now())
      return json.guest?.id ?? ""
    }

    async function guestSays(text: string, address = GUEST): Promise<string> {
      const before = house.line.accepted.length
      await house.post(house.line.signedRequest([house.line.textEvent(address, text)]))
      await house.app.settle()
      const sent = house.line.accepted.slice(before).filter(({ to }) => to === address || to === undefined || to === null)
      return JSON.stringify(sent.flatMap(({ messages }) => messages))
    }

    // A210–A213: told twice is told once, counts after half an hour, cannot be spent before, nor twice.
    test("points are earned, wait, and are spent once", async () => {
      const id = await seat({ tier: "gold" })
      const points = (body: unknown) => call("POST", `guests/${id}/points`, body)
      const bought = { key: "bill-1", kind: "earned", amount: 400, price: 500, coupons: 100 }
      expect(await points(bought)).toMatchObject({ status: 201, json: { available: 0, pending: 300, level: "gold" } })
      expect(await points(bought)).toMatchObject({ status: 200, json: { pending: 300 } })
      expect((await points({ ...bought, amount: 500 })).status).toBe(409)
      const spend = { key: "gift-1", kind: "spent", points: 200 }
      expect((await points(spend)).status).toBe(409)
      house.moveClock(30 * 60_000)
      expect(await points(spend)).toMatchObject({ status: 201, json: { available: 100, pending: 0 } })
      expect((await points({ key: "gift-2", kind: "spent", points: 200 })).status).toBe(409)
      const both = await Promise.all([1, 2].map((n) => points({ key: `race-${n}`, kind: "spent", points: 60 })))
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
      expect(await call("GET", `guests/${id}/points`)).toMatchObject({ status: 200, json: { available: 40, pays: 0.88 } })
    })

    test("what is wrong is named", async () => {
      const id = await seat({ tier: "gold" })
      const field = async (body: unknown) => {
        const { status, json } = await call("POST", `guests/${id}/points`, body)
        return [status, (json as { errors?: { field: string }[] }).errors?.[0]?.field]
      }
      expect(await field({ key: "a", kind: "earned" })).toEqual([422, "points"])
      expect(await field({ key: "a", kind: "spent", points: -5 })).toEqual([422, "points"])
      expect(await field({ kind: "spent", points: 5 })).toEqual([422, "key"])
      expect(await field({ key: "a", kind: "stolen", points: 5 })).toEqual([422, "kind"])
      expect((await call("GET", "guests/gst_nobody/points")).status).toBe(404)
      expect((await call("POST", "guests/gst_nobody/points", { key: "a", kind: "adjusted", points: 5 })).status).toBe(404)
    })

    // A212, A217: the balance with what is still to come.
    test("a member reads level, points, what is pending and until when", async () => {
      const id = await seat({ tier: "gold" })
      await call("POST", `guests/${id}/points`, { key: "gift", kind: "adjusted", points: 12_400 })
      house.moveClock(60_000)
      await call("POST", `guests/${id}/points`, { key: "bill", kind: "earned", amount: 300 })
      const words = await guestSays("我有多少积分")
      for (const part of ["金卡会员", "12,400", "300", "15:31", "2027年3月2日"]) expect(words).toContain(part)
    })

    // A188, S8: granted only while the house has rooms.
    test("in a full house a VIP's late check-out is asked for, not granted", async () => {
      await seat({ vip: "A" })
      const full = Array.from({ length: 114 }, (_, index) => ({
        ...{ reservation: `F-${index}`, guest: { name: `Guest ${index}` }, source: "test", status: "booked" as const },
        ...{ arrival: "2026-03-03", departure: "2026-03-05" },
      }))
      for (const stay of full.slice(0, 113)) await house.store.putStay(stay, house.now())
      house.moveClock(60_000)
      await house.app.tick()
      expect(await guestSays("明天想延迟退房到14:00")).toContain("不另收房费")
      for (const stay of [...full.slice(113), { ...full[0], reservation: "F-last" } as (typeof full)[number]])
        await house.store.putStay(stay, house.now())
      house.moveClock(60_000)
      await house.app.tick()
      expect(await guestSays("明天想延迟退房到14:00")).toContain("看当天房态")
    })

    // A194, A203: the same minutes for all; the desk reads who is a VIP and reads them first.
    test("a VIP's order carries the line and the minutes of everybody", async () => {
      const other = lineId("U", "another guest")
      await seat({ name: "李娜" }, other, "R-2")
      await seat({ vip: "A" })
      for (const address of [other, GUEST]) {
        await guestSays("空调坏了", address)
        await house.app.settle()
      }
      const tickets = await house.store.listTickets({ status: "any-open", after: null, limit: 9 })
      const minutes = tickets.map(({ openedAt, completeBy }) => (completeBy.getTime() - openedAt.getTime()) / 60_000)
      expect(new Set(minutes).size).toBe(1)
      const cards = JSON.stringify(house.line.accepted.filter(({ to }) => to === idOf(STAFF_ADDRESSES.eng ?? "line:")))
      expect(cards).toContain("VIP A")
    })
  })
}
