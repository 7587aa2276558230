import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { beginRetention } from "../../src/app/clear-old.ts"
import { idOf } from "../../src/domain/address.ts"
import type { GuestFact } from "../../src/domain/guest.ts"
import type { GuestId } from "../../src/domain/ids.ts"
import { DAY_MS } from "../../src/lib/time.ts"
import { openTestDatabase } from "../support/database.ts"
import { openTestHouse, STAFF_ADDRESSES, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const GUEST = lineId("U", "a guest we know")
const DUTY = idOf(STAFF_ADDRESSES.duty ?? "line:")
const HOUSEKEEPING = idOf(STAFF_ADDRESSES.hk ?? "line-group:")

describe("a guest the house knows, in staff chats", () => {
  let house: TestHouse
  let guest: GuestId
  beforeEach(async () => {
    house = await openTestHouse("embedded", new Date("2026-03-02T20:40:00+08:00"))
    const stay = { arrival: "2026-03-01", departure: "2026-03-04", status: "in-house", source: "pms", room: "1204" } as const
    const put = await house.store.putStay({ reservation: "R-1", guest: { name: "王伟", language: "zh-Hans" }, ...stay }, house.now())
    guest = put.guest.id
    await house.store.linkStay(`line:${GUEST}`, put.stay.id, "staff", house.now())
  })
  afterEach(() => house.close())

  const knows = (at: string, key: string, value: string, more: Partial<GuestFact> = {}) =>
    house.store.addFact(
      guest,
      { key, value, category: "logistics", source: "guest", author: null, isSensitive: false, status: "confirmed", ...more },
      new Date(`${at}T12:00:00+08:00`),
    )

  async function says(who: string, text: string): Promise<void> {
    await house.post(house.line.signedRequest([house.line.textEvent(who, text)]))
    await house.app.settle()
    house.moveClock(60_000)
  }

  const lastTo = (to: string): string => JSON.stringify(house.line.accepted.findLast((sent) => sent.to === to)?.messages ?? [])
  const lastCardTo = (to: string): string =>
    JSON.stringify(house.line.accepted.findLast((sent) => sent.to === to && sent.messages[0]?.type === "flex")?.messages ?? [])

  // A116, S5, S6: what a department needs for its work, and no more.
  test("an order shows what its own department has to know; never what is sensitive, another's, or not confirmed", async () => {
    await knows("2026-01-02", "pillow", "buckwheat")
    await knows("2026-01-02", "avoid-food", "花生")
    await knows("2026-01-02", "health", "哮喘", { isSensitive: true })
    await knows("2026-01-03", "curtain", "slit", { status: "proposed" })
    await says(GUEST, "要两条毛巾")
    await says(GUEST, "对")
    const order = lastCardTo(HOUSEKEEPING)
    expect(order).toContain("枕头：荞麦枕")
    for (const secret of ["花生", "哮喘", "窗帘"]) expect(order).not.toContain(secret)
  })

  // A141, A162, A166, A340
  test("the manager's card: age, contradiction, what was only heard, what was before, the last survey", async () => {
    await knows("2024-07-02", "pillow", "soft")
    await knows("2025-12-02", "pillow", "buckwheat", { source: "staff", author: "hk" })
    await knows("2026-03-01", "floor", "high", { status: "proposed" })
    await knows("2025-01-02", "handling", "efficiency", { source: "staff", isSensitive: true })
    await says(GUEST, "等了半个小时都没人理，服务太差了")
    await says(DUTY, "T1 接")
    await says(DUTY, "T1 完成")
    await says(GUEST, "好了")
    const database = await openTestDatabase("embedded")
    await database.withPrisma(async (prisma) => {
      const told = { sentAt: new Date("2026-02-01T00:00:00Z"), answeredAt: new Date("2026-02-02T00:00:00Z"), score: 3, nps: 4 }
      await prisma.survey.create({ data: { id: "srv_1", guestId: guest, ...told } })
      await prisma.ticket.updateMany({ data: { openedAt: new Date("2026-01-15T00:00:00Z") } })
    })
    await says(GUEST, "又等了很久，太让人失望了，我要投诉")
    await says(DUTY, "T2 资料")
    const card = lastCardTo(DUTY)
    expect(card).toContain("枕头：荞麦枕 (2025-12-02, 3 个月前) · 但客人曾说：枕头：软枕 (2024-07-02, 20 个月前)")
    expect(card).toContain("楼层：高楼层 (2026-03-01)［未确认］")
    expect(card).toMatch(/请留意.*重效率，话要短 \(2025-01-02, 14 个月前\)/)
    expect(card).toMatch(/以往单数.*1 · 上次投诉：/)
    expect(card).toMatch(/上次评价.*不满意 · NPS 4 \(2026-02-02\)/)
    expect(card).toMatch(/心情走向.*与上次相同/)
  })

  // A158
  test("an opinion is not noted, with better words; note! keeps it, on record", async () => {
    await says(GUEST, "服务太差了，我要投诉")
    await says(DUTY, "T1 备注 这位客人很难缠")
    expect(lastTo(DUTY)).toMatch(/难缠.*是评价，不是事实.*备注! 内容/)
    const notes = async () => (await house.store.findGuestRecord(guest))?.facts.map(({ value }) => value)
    expect(await notes()).toEqual([])
    await says(DUTY, "T1 备注 3 月 2 日等候了半小时")
    await says(DUTY, "T1 备注! 这位客人很难缠")
    expect(await notes()).toEqual(["这位客人很难缠", "3 月 2 日等候了半小时"])
    expect((await house.store.findGuestRecord(guest))?.audits.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["guest.note", "guest.note-override"]),
    )
  })

  test("every night at 4 what has been kept long enough goes, and the next night is planned", async () => {
    await says(GUEST, "要两条毛巾")
    await beginRetention(house.app.deps)
    await beginRetention(house.app.deps)
    const thread = (await house.store.findConversation(`line:${GUEST}`))?.id ?? "cnv_"
    const words = async () => (await house.store.listMessages(thread, 1))[0]?.text ?? null
    const said = await words()
    house.setClock(new Date("2026-03-03T04:00:01+08:00"))
    await house.app.tick()
    expect(await words()).toBe(said)
    // Control: the same words, once their time has come.
    house.moveClock(401 * DAY_MS)
    await house.app.tick()
    await house.app.settle()
    const stored = await house.store.listMessages(thread, 50)
    expect(stored.find(({ at }) => at < new Date("2026-03-02T21:00:00+08:00"))?.text).toBe("")
    const database = await openTestDatabase("embedded")
    const audits = await database.withPrisma((prisma) =>
      prisma.audit.findMany({ where: { action: "retention.clear" }, orderBy: { at: "asc" } }),
    )
    expect(audits.map(({ actor, subject }) => [actor, subject])).toEqual([
      ["house", "nothing"],
      ["house", expect.stringContaining("messagesIn 1")],
    ])
  })
})
