import { beforeEach, describe, expect, test } from "vitest"
import type { Address } from "../../../src/domain/address.ts"
import type { Send } from "../../../src/ports/channel.ts"
import { createPretendChannel, type PretendChannel } from "../../../src/simulate/pretend-channel.ts"

const LINE: Address = "line:U00000000000000000000000000000001"
const SMS: Address = "sms:+8613812345678"
const WECHAT: Address = "wechat:oGuest"

let time = new Date("2026-03-02T12:00:00Z")
const clock = { now: () => time }
const later = (minutes: number) => {
  time = new Date(time.getTime() + minutes * 60_000)
}

function send(address: Address, more: Partial<Send> = {}): Send {
  const contents = [{ kind: "text" as const, text: "Good evening", options: [] }]
  return { address, contents, replyToken: null, retryKey: "key-1", wasUnknown: false, createdAt: time, ...more }
}

describe("LINE", () => {
  let line: PretendChannel
  beforeEach(() => {
    line = createPretendChannel("line", clock)
  })

  test("a token answers once, for free; what comes after it is a push", async () => {
    const replyToken = line.hear(LINE)
    await line.channel.send(send(LINE, { replyToken }))
    await line.channel.send(send(LINE, { replyToken, retryKey: "key-2" }))
    expect(line.delivered.map(({ via }) => via)).toEqual(["reply", "push"])
  })

  test("a token older than a minute is none", async () => {
    const replyToken = line.hear(LINE)
    later(2)
    await line.channel.send(send(LINE, { replyToken }))
    expect(line.delivered.map(({ via }) => via)).toEqual(["push"])
  })

  test("a push repeated under its key arrives once", async () => {
    await line.channel.send(send(LINE))
    const again = await line.channel.send(send(LINE, { wasUnknown: true }))
    expect([again.ok, line.delivered.length]).toEqual([true, 1])
  })
})

test("whoever sent STOP by SMS gets nothing until START", async () => {
  const sms = createPretendChannel("sms", clock)
  sms.setOptedOut(SMS, true)
  expect(await sms.channel.send(send(SMS))).toMatchObject({ ok: false, retry: "never", address: "opted-out" })
  sms.setOptedOut(SMS, false)
  expect(await sms.channel.send(send(SMS))).toMatchObject({ ok: true, via: "sms" })
})

describe("WeChat", () => {
  test("five messages after each of the guest's, and none two days later", async () => {
    const wechat = createPretendChannel("wechat", clock)
    wechat.hear(WECHAT)
    for (let count = 0; count < 6; count++) await wechat.channel.send(send(WECHAT))
    expect(wechat.delivered.length).toBe(5)
    wechat.hear(WECHAT)
    later(49 * 60)
    expect((await wechat.channel.send(send(WECHAT))).ok).toBe(false)
  })

  test("nobody who never wrote is written to", async () => {
    const wechat = createPretendChannel("wechat", clock)
    expect((await wechat.channel.send(send(WECHAT))).ok).toBe(false)
  })
})

test.each([
  ["down", "later"],
  ["refuses", "later"],
  ["slow", "unknown"],
] as const)("a platform that is %s: try again, outcome %s", async (weather, retry) => {
  const line = createPretendChannel("line", clock)
  line.setWeather(weather)
  expect(await line.channel.send(send(LINE))).toMatchObject({ ok: false, retry })
  expect(line.delivered).toEqual([])
})
