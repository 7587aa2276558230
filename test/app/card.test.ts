import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { idOf } from "../../src/domain/address.ts"
import { emptyCommit } from "../../src/ports/empty-commit.ts"
import { databaseKinds } from "../support/database.ts"
import { openTestHouse, STAFF_ADDRESSES, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const GUEST = lineId("U", "a guest with a history")
const DUTY = idOf(STAFF_ADDRESSES.duty ?? "line:")
const GM = idOf(STAFF_ADDRESSES.gm ?? "sms:")

type Card = { title: string; lines: [string, string][]; buttons: [string, string][] }

/** A bubble as a person reads it: heading, label and value of each row, what each button says and sends. */
function readBubble(message: unknown): Card {
  const { contents } = message as { contents: { body: { contents: never[] }; footer: { contents: never[] } } }
  const [heading, ...rows] = contents.body.contents as { text: string; contents: { text: string }[] }[]
  const buttons = contents.footer.contents as { action: { label: string; data: string } }[]
  return {
    title: heading?.text ?? "",
    lines: rows.map(({ contents: [label, value] }) => [label?.text ?? "", value?.text ?? ""]),
    buttons: buttons.map(({ action }) => [action.label, action.data]),
  }
}

for (const kind of databaseKinds) {
  describe(`the complaint card on ${kind}`, () => {
    let house: TestHouse
    beforeEach(async () => {
      house = await openTestHouse(kind, new Date("2026-03-02T21:40:00+08:00"))
      await seat()
    })
    afterEach(() => house.close())

    /** A known guest in house, with two preferences, one of them sensitive. */
    async function seat(): Promise<void> {
      const guest = { name: "王伟", title: "mr", language: "zh-Hans", phone: "+8613812345678", tier: "gold", vip: "A" }
      const stay = { guest, room: "1204", status: "in-house", arrival: "2026-03-01", departure: "2026-03-04" }
      const headers = { authorization: "Bearer test-api-token", "content-type": "application/json" }
      const request = new Request("http://hotel.example/api/v1/stays/R-1", { method: "PUT", headers, body: JSON.stringify(stay) })
      expect((await house.app.fetch(request)).status).toBe(200)
      const known = await house.store.findStay("R-1")
      if (!known) throw new Error("The stay was not stored")
      await house.store.linkStay(`line:${GUEST}`, known.stay.id, "staff", house.now())
      const told = { category: "logistics" as const, isSensitive: false, status: "confirmed" as const }
      const fact = (key: string, value: string) => ({
        guest: known.guest.id,
        key,
        value,
        source: "staff" as const,
        author: "duty",
        ...told,
      })
      const facts = [fact("pillow", "buckwheat"), fact("floor", "high")]
      expect(await house.store.commit([{ ...emptyCommit(house.now()), facts }])).toEqual([true])
    }

    async function guestSays(text: string, afterMs = 60_000): Promise<void> {
      await house.post(house.line.signedRequest([house.line.textEvent(GUEST, text)]))
      await house.app.settle()
      house.moveClock(afterMs)
    }

    async function staffSays(text: string): Promise<void> {
      await house.post(house.line.signedRequest([house.line.textEvent(DUTY, text)]))
      await house.app.settle()
    }

    const lastCardTo = (to: string): unknown =>
      house.line.accepted.findLast((sent) => sent.to === to && sent.messages[0]?.type === "flex")?.messages[0]

    /** Towels on their way, then a complaint. */
    async function complain(): Promise<void> {
      await guestSays("要两条毛巾")
      await guestSays("对")
      await guestSays("等了半个小时都没人理，服务太差了")
    }

    // A162, A340, S5: whoever takes over knows who it is, what was promised, what was said and what is asked.
    test("on LINE, in Chinese: all a manager needs, on one bubble", async () => {
      await complain()
      const card = readBubble(lastCardTo(DUTY))
      expect(card.title).toBe("T2 投诉 1204 王伟")
      const lines = Object.fromEntries(card.lines)
      expect(card.lines.map(([label]) => label)).toEqual([
        "房号",
        "客人",
        "住期",
        "等级",
        "礼遇",
        "语言",
        "事项",
        "原话",
        "时限",
        "喜好",
        "在办",
        "已承诺",
        "最近消息",
        "身份",
      ])
      expect(lines).toMatchObject({
        房号: "1204（已核实）",
        客人: "王伟 · VIP A",
        住期: "2026-03-01 – 2026-03-04 · 在住",
        等级: "金卡会员",
        语言: "简体中文",
        原话: "等了半个小时都没人理，服务太差了",
        时限: "21:52",
        在办: "T1 毛巾 × 2 (21:41)",
        已承诺: "21:56 T1 客房部",
        身份: "已核实",
      })
      expect(lines.事项).toContain("已等 半个小时")
      expect(lines.喜好?.split("\n").sort()).toEqual(["枕头：荞麦枕 (2026-03-02)", "楼层：高楼层 (2026-03-02)"].sort())
      const said = lines.最近消息?.split("\n") ?? []
      expect(said[0]).toBe("21:40 客人: 要两条毛巾")
      expect(said.at(-1)).toBe("21:42 客人: 等了半个小时都没人理，服务太差了")
      expect(card.buttons).toEqual([
        ["接手", "T2 take"],
        ["稍后 10 分", "T2 later 10"],
        ["回复客人", "T2 say "],
        ["完成", "T2 done"],
      ])
    })

    test("on LINE, in English, for a reader of English", async () => {
      await house.store.syncStaff(
        house.content.property.staff.map((entry, n) => ({ ...entry, language: "en" as const, id: `stf_en${n}` as const })),
        house.now(),
      )
      await house.app.refreshStaff()
      await complain()
      const card = readBubble(lastCardTo(DUTY))
      expect(card.title).toBe("T2 Complaint 1204 王伟")
      expect(Object.fromEntries(card.lines)).toMatchObject({
        Room: "1204 (verified)",
        Guest: "王伟 · VIP A",
        Stay: "2026-03-01 – 2026-03-04 · in house",
        Language: "Simplified Chinese",
        Open: "T1 towels × 2 (21:41)",
        Promised: "21:56 T1 Housekeeping",
        Identity: "verified",
      })
    })

    test("by SMS: the same lines, with the words to type below", async () => {
      await complain()
      await house.post(house.twilio.inboundSms(GM, "T2 card"))
      await house.app.settle()
      const text = house.twilio.textsTo(GM).at(-1) ?? ""
      const lines = text.split("\n")
      expect(lines[0]).toBe("T2 投诉 1204 王伟")
      expect(lines).toContain("房号: 1204（已核实）")
      expect(lines).toContain("客人: 王伟 · VIP A")
      expect(lines.find((line) => line.startsWith("已承诺"))).toBe("已承诺: 21:52 T2 值班经理 21:56 T1 客房部")
      expect(lines.at(-1)).toBe("T2 take · T2 later 10 · T2 say · T2 done")
    })

    test("a guest nobody knows: said so, without gaps, and a room told later stands on the card", async () => {
      const stranger = lineId("U", "a stranger")
      const says = async (text: string) => {
        await house.post(house.line.signedRequest([house.line.textEvent(stranger, text)]))
        await house.app.settle()
      }
      await says("服务太差了，我要投诉")
      const first = readBubble(lastCardTo(DUTY))
      expect(first.title).toBe("T1 投诉")
      expect(Object.fromEntries(first.lines)).toMatchObject({
        房号: "未告知",
        客人: "姓名未知",
        住期: "未对上住客记录",
        身份: "未核实：房号未知",
      })
      await says("0815")
      await staffSays("T1 资料")
      const second = readBubble(lastCardTo(DUTY))
      expect(second.title).toBe("T1 投诉 0815")
      expect(Object.fromEntries(second.lines)).toMatchObject({ 房号: "0815（客人自报，未核实）", 身份: "未核实：房号由客人自报" })
    })

    test("a message the guest took back is not quoted", async () => {
      const event = house.line.textEvent(GUEST, "态度太差了，我要投诉")
      await house.post(house.line.signedRequest([event]))
      await house.app.settle()
      await house.post(house.line.signedRequest([house.line.unsendEvent(GUEST, (event.message as { id: string }).id)]))
      await house.app.settle()
      await staffSays("T1 资料")
      const said = Object.fromEntries(readBubble(lastCardTo(DUTY)).lines).最近消息 ?? ""
      expect(said.split("\n")[0]).toBe("21:40 客人: ［客人已撤回］")
    })
  })
}
