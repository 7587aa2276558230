import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createApp } from "../../src/app/create-app.ts"
import { deskSays, putStay, readAt, strike, tellFacts } from "../support/arrivals.ts"
import { databaseKinds, openTestStore } from "../support/database.ts"
import { openTestHouse, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const WANG = { name: "王建国", familyName: "王", title: "mr", language: "zh-Hans", phone: "+8613812345678" }
const BOOKED = { guest: WANG, room: "1508", arrival: "2026-03-05", departure: "2026-03-07", status: "booked" }

for (const kind of databaseKinds) {
  describe(`preparing for arrivals on ${kind}`, () => {
    let house: TestHouse
    beforeEach(async () => {
      house = await openTestHouse(kind, new Date("2026-03-01T09:00:00+08:00"))
      await putStay(house, "R-1", BOOKED)
    })
    afterEach(() => house.close())

    const tickets = () => house.store.listTickets({ status: null, after: null, limit: 50 })

    // A076, A096, S7: the business guest with a computer, many faxes and very early breakfasts.
    test("王建国 comes tomorrow: at ten each department has one list of what he likes", async () => {
      await tellFacts(house, "R-1", [
        ["desk", "yes"],
        ["fax-print", "yes"],
        ["early-breakfast", "yes"],
        ["pillow", "soft"],
      ])
      await strike(house, "2026-03-04T09:59:00+08:00")
      expect(await tickets()).toEqual([])
      await strike(house, "2026-03-04T10:00:00+08:00")
      expect(readAt(house, "hk")).toEqual([
        "T1 到店准备 1508 王建国，03-05 14:00 前\n房号: 1508（已核实）\n客人: 王建国\n事项: 1 书桌、插座和有线网络\n2 枕头：软枕\n时限: 03-05 14:00",
      ])
      expect(readAt(house, "front").join()).toContain("经常收发传真和打印")
      expect(readAt(house, "fnb").join()).toContain("很早在房间用早餐")
      expect((await tickets()).map(({ department, intent, service }) => [department, intent, service]).sort()).toEqual([
        ["food-and-beverage", "preparation", "preparation"],
        ["front-office", "preparation", "preparation"],
        ["housekeeping", "preparation", "preparation"],
      ])
      await strike(house, "2026-03-04T11:00:00+08:00")
      expect(readAt(house, "hk")).toHaveLength(1)
    })

    // A109, A110, A114, A115
    test("curtain, 26 degrees and a blanket; corner room, low floor, non-smoking, iron", async () => {
      await tellFacts(house, "R-1", [
        ["curtain", "slit"],
        ["room-temperature", "26 °C"],
        ["extra-blanket", "yes"],
        ["iron", "yes"],
        ["room-place", "corner"],
        ["floor", "low"],
        ["smoking", "no"],
      ])
      await strike(house, "2026-03-04T10:00:00+08:00")
      const [hk = ""] = readAt(house, "hk")
      for (const words of ["窗帘中间留一条缝", "室温：26 °C", "加一床被子", "房间备熨斗和熨板"]) expect(hk).toContain(words)
      const [front = ""] = readAt(house, "front")
      for (const words of ["拐角房", "低楼层", "无烟房"]) expect(front).toContain(words)
    })

    // A112
    test("a cot when a child comes along, none when it is known that no child does", async () => {
      await tellFacts(house, "R-1", [["cot", "yes"]])
      await putStay(house, "R-1", { ...BOOKED, children: 0 })
      await strike(house, "2026-03-04T10:00:00+08:00")
      expect(await tickets()).toEqual([])
      await putStay(house, "R-1", { ...BOOKED, children: 1 })
      await strike(house, "2026-03-04T10:01:00+08:00")
      expect(readAt(house, "hk").join()).toContain("婴儿床")
    })

    test("only what is confirmed and not sensitive stands on a list", async () => {
      await tellFacts(house, "R-1", [["pillow", "soft"]], { status: "proposed" })
      await tellFacts(house, "R-1", [["health", "感冒"]], { isSensitive: true })
      await tellFacts(house, "R-1", [["bed", "large"]], { isSensitive: true })
      await strike(house, "2026-03-04T10:00:00+08:00")
      expect(await tickets()).toEqual([])
    })

    // A166
    test("an old word is shown with its day, and what was told before it", async () => {
      await tellFacts(house, "R-1", [["pillow", "firm"]], { at: new Date("2024-01-01T10:00:00+08:00") })
      await tellFacts(house, "R-1", [["pillow", "soft"]], { at: new Date("2024-06-01T10:00:00+08:00") })
      await strike(house, "2026-03-04T10:00:00+08:00")
      expect(readAt(house, "hk").join()).toContain("枕头：软枕 （2024-06-01 记） （以前：硬枕）")
    })

    test("booked late, or while the house was down: prepared by the next minute", async () => {
      await strike(house, "2026-03-04T18:00:00+08:00")
      await putStay(house, "R-2", { ...BOOKED, guest: { name: "佐藤 健一", language: "ja" }, room: "0901", arrival: "2026-03-04" })
      await tellFacts(house, "R-2", [["pillow", "buckwheat"]])
      await strike(house, "2026-03-04T18:01:00+08:00")
      expect(readAt(house, "hk").at(-1)).toContain("荞麦枕")
    })

    test("what changes before the arrival is added and struck out; a finished list opens again", async () => {
      await tellFacts(house, "R-1", [["pillow", "soft"]])
      await strike(house, "2026-03-04T10:00:00+08:00")
      await deskSays(house, "hk", "T1 done")
      expect((await house.store.findTicketByNumber(1))?.status).toBe("done")
      await tellFacts(house, "R-1", [["pillow", "firm"]])
      await putStay(house, "R-1", { ...BOOKED, room: "1612" })
      await strike(house, "2026-03-04T11:00:00+08:00")
      expect(readAt(house, "hk").at(-1)).toBe("T1 1612 王建国 准备有变，03-05 14:00 前：\n+ 枕头：硬枕 （以前：软枕）\n− 枕头：软枕")
      const ticket = await house.store.findTicketByNumber(1)
      expect(ticket).toMatchObject({ status: "open", room: "1612" })
      expect(ticket?.events.at(-1)).toMatchObject({ action: "added", by: "house" })
      // Back to the first room: told again, though the house has known this state before.
      await putStay(house, "R-1", { ...BOOKED, room: "1508" })
      await strike(house, "2026-03-04T11:01:00+08:00")
      expect((await house.store.findTicketByNumber(1))?.room).toBe("1508")
      expect(await tickets()).toHaveLength(1)
    })

    test("cancelled: called off; moved to another day: called off, and prepared for that day", async () => {
      await tellFacts(house, "R-1", [["pillow", "soft"]])
      await strike(house, "2026-03-04T10:00:00+08:00")
      await putStay(house, "R-1", { ...BOOKED, arrival: "2026-03-06" })
      await strike(house, "2026-03-04T12:00:00+08:00")
      expect(readAt(house, "hk").at(-1)).toBe("T1 1508 王建国 不用准备了。")
      await strike(house, "2026-03-05T10:00:00+08:00")
      expect(readAt(house, "hk").at(-1)).toContain("T2 到店准备")
      await putStay(house, "R-1", { ...BOOKED, arrival: "2026-03-06", status: "cancelled" })
      await strike(house, "2026-03-05T10:05:00+08:00")
      expect((await tickets()).map(({ status }) => status)).toEqual(["cancelled", "cancelled"])
    })

    // A169
    test("items are ticked one by one, each on record; the last one closes the list", async () => {
      await tellFacts(house, "R-1", [
        ["pillow", "soft"],
        ["curtain", "slit"],
        ["iron", "yes"],
      ])
      await strike(house, "2026-03-04T10:00:00+08:00")
      await deskSays(house, "hk", "T1 ✓2")
      expect(readAt(house, "hk").at(-1)).toBe("T1 已记。还有：\n1 枕头：软枕\n3 房间备熨斗和熨板")
      await deskSays(house, "hk", "T1 done 9")
      expect(readAt(house, "hk").at(-1)).toBe("T1 里没有第 9 项，请核对编号。")
      await deskSays(house, "hk", "T1 完成 1 3")
      expect(readAt(house, "hk").at(-1)).toBe("T1 全部备好，已记录。")
      const events = (await house.store.findTicketByNumber(1))?.events.map(({ action, by, text }) => [action, by, text])
      expect(events).toEqual([
        ["opened", "house", null],
        ["ticked", "hk", "2 curtain: slit"],
        ["ticked", "hk", "1 pillow: soft"],
        ["ticked", "hk", "3 iron: yes"],
        ["done", "hk", null],
      ])
    })

    // A002, A014: what is not ready when the guest may come rings the duty manager, taken or not.
    test("not ready at the hour of arrival: the duty manager hears, and again until it is", async () => {
      await putStay(house, "R-1", { ...BOOKED, expectedAt: "2026-03-05T12:30:00+08:00" })
      await tellFacts(house, "R-1", [["pillow", "soft"]])
      await strike(house, "2026-03-04T10:00:00+08:00")
      await deskSays(house, "hk", "T1 take")
      await strike(house, "2026-03-05T12:29:00+08:00")
      expect(readAt(house, "duty")).toEqual([])
      await strike(house, "2026-03-05T12:30:00+08:00")
      expect(readAt(house, "duty").at(-1)).toContain("T1 客人将到，还没备好 1508 王建国")
      await strike(house, "2026-03-05T12:40:00+08:00")
      expect(readAt(house, "duty")).toHaveLength(2)
      await deskSays(house, "hk", "T1 done")
      await strike(house, "2026-03-05T13:00:00+08:00")
      expect(readAt(house, "duty")).toHaveLength(2)
    })

    // A101: approved by a person; nothing of it is ever written to the guest.
    test("what a colleague has seen is put to the duty manager, who passes it on", async () => {
      await putStay(house, "R-1", { ...BOOKED, arrival: "2026-03-01", status: "in-house" })
      await tellFacts(house, "R-1", [["note", "桌上有感冒药：可送西柚汁，多放一瓶水"]], { source: "observation" })
      await strike(house, "2026-03-01T09:05:00+08:00")
      expect(readAt(house, "hk")).toEqual([])
      expect(readAt(house, "duty")[0]).toContain("T1 关怀建议 1508")
      await deskSays(house, "duty", "T1 pass hk")
      expect(readAt(house, "hk").join()).toContain("西柚汁")
      await deskSays(house, "hk", "T1 done")
      expect((await tickets())[0]?.status).toBe("done")
      await strike(house, "2026-03-01T12:05:00+08:00")
      expect(await tickets()).toHaveLength(1)
    })

    // A150, A321, A320–A326, S22: one person in charge; departments read what to do and never why.
    test("a guest who needs care has a named person, and departments do their part", async () => {
      await tellFacts(house, "R-1", [["care-need", "pregnant"]], { isSensitive: true, category: "personal" })
      await strike(house, "2026-03-04T10:00:00+08:00")
      const owned = (await tickets()).find(({ service }) => service === "special-care")
      expect(owned?.ownerName).toBe("Chen Ya")
      expect(readAt(house, "duty").join()).toContain("请您专人照顾 1508")
      expect(readAt(house, "concierge").join()).toContain("帮提行李到房间")
      expect(readAt(house, "front").join()).toContain("低楼层")
      for (const desk of ["hk", "front", "concierge", "duty"]) expect(readAt(house, desk).join()).not.toContain("孕")
    })

    // S8, A169, A170, A176–A180: dated tasks for each role.
    test("a protocol guest: welcome the day before, report at ten in the evening, last look in the morning, escort in the lobby", async () => {
      const vip = { name: "田中 恵", language: "ja", vip: "B" }
      const stay = { ...BOOKED, guest: vip, room: "1801", expectedAt: "2026-03-05T15:00:00+08:00" }
      await putStay(house, "R-9", stay)
      await putStay(house, "R-8", {
        ...BOOKED,
        guest: { name: "Ann Lee" },
        room: "1801",
        arrival: "2026-03-02",
        departure: "2026-03-05",
        status: "in-house",
      })
      await tellFacts(house, "R-9", [["pillow", "buckwheat"]])
      await strike(house, "2026-03-04T10:00:00+08:00")
      await strike(house, "2026-03-04T21:59:00+08:00")
      expect(readAt(house, "duty")).toEqual([])
      await strike(house, "2026-03-04T22:00:00+08:00")
      const [report = ""] = readAt(house, "duty")
      expect(report).toContain("VIP 报告：2026-03-05 到店\n1801 田中 恵｜")
      expect(report).toContain("｜15:00｜该房当日才退｜准备 T1 0/1")
      expect(report).toContain("当日预离房：1801")
      await strike(house, "2026-03-05T06:59:00+08:00")
      expect(readAt(house, "front")).toEqual([])
      await strike(house, "2026-03-05T07:00:00+08:00")
      const [check = ""] = readAt(house, "front")
      for (const words of ["VIP 到店前检查 1801", "登记单已填好", "房态已核对", "房卡已试开门", "欢迎信（日语）"])
        expect(check).toContain(words)
      await strike(house, "2026-03-05T14:44:00+08:00")
      expect(readAt(house, "fom")).toEqual([])
      await strike(house, "2026-03-05T14:45:00+08:00")
      for (const role of ["duty", "fom", "res"]) expect(readAt(house, role).at(-1)).toContain("15:00 VIP")
      expect(readAt(house, "duty").filter((text) => text.includes("VIP 报告"))).toHaveLength(1)
    })

    test("the hour of arrival moves: the escort is called for the new one only", async () => {
      const stay = { ...BOOKED, guest: { name: "田中 恵", language: "ja", vip: "B" } }
      await putStay(house, "R-9", { ...stay, expectedAt: "2026-03-05T15:00:00+08:00" })
      await strike(house, "2026-03-04T10:00:00+08:00")
      await putStay(house, "R-9", { ...stay, expectedAt: "2026-03-05T17:00:00+08:00" })
      await strike(house, "2026-03-04T10:01:00+08:00")
      await strike(house, "2026-03-05T14:45:00+08:00")
      expect(readAt(house, "fom")).toEqual([])
      await strike(house, "2026-03-05T16:45:00+08:00")
      expect(readAt(house, "fom")).toHaveLength(1)
    })

    test("the guest can neither chase nor cancel what is prepared for them", async () => {
      await putStay(house, "R-1", { ...BOOKED, arrival: "2026-03-02" })
      await tellFacts(house, "R-1", [["pillow", "soft"]])
      await strike(house, "2026-03-01T10:00:00+08:00")
      expect(readAt(house, "hk")).toHaveLength(1)
      const stay = (await house.store.findStay("R-1"))?.stay
      const guest = lineId("U", "a guest on the way")
      if (stay) await house.store.linkStay(`line:${guest}`, stay.id, "staff", house.now())
      for (const text of ["怎么还没好？", "取消"]) {
        await house.post(house.line.signedRequest([house.line.textEvent(guest, text)]))
        await house.app.settle()
      }
      expect((await house.store.findTicketByNumber(1))?.events.map(({ action }) => action)).toEqual(["opened"])
    })

    // A010: a second process looks at the same moment.
    test("two replicas prepare a stay once", async () => {
      await tellFacts(house, "R-1", [["pillow", "soft"]])
      const { store: other } = await openTestStore(kind, "replica")
      const replica = await createApp({
        ...house.app.deps,
        store: other,
        content: house.content,
        channels: [...house.app.deps.channels.values()],
      })
      house.setClock(new Date("2026-03-04T10:00:00+08:00"))
      for (let round = 0; round < 3; round++) {
        await Promise.all([house.app.tick(), replica.tick()])
        await Promise.all([house.app.settle(), replica.settle()])
      }
      expect(readAt(house, "hk")).toHaveLength(1)
      const [only, ...more] = await tickets()
      expect(more).toEqual([])
      expect(only?.events.map(({ action }) => action)).toEqual(["opened"])
    })

    test("a report that fell into a pause of the house comes when it is back, and not a day later", async () => {
      await putStay(house, "R-9", { ...BOOKED, guest: { name: "田中 恵", vip: "B" } })
      await strike(house, "2026-03-05T01:00:00+08:00")
      expect(readAt(house, "duty").filter((text) => text.includes("VIP 报告"))).toHaveLength(1)
      await strike(house, "2026-03-05T09:00:00+08:00")
      expect(readAt(house, "duty").filter((text) => text.includes("VIP 报告"))).toHaveLength(1)
    })
  })
}
