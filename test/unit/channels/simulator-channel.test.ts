import { describe, expect, test } from "vitest"
import { pretendedOf, readSimulatorAddress } from "../../../src/channels/simulator/address.ts"
import { createSimulatorChannel } from "../../../src/channels/simulator/channel.ts"
import { createSimulatorHub, type HubEvent } from "../../../src/channels/simulator/hub.ts"
import { isSameOrigin } from "../../../src/channels/simulator/is-same-origin.ts"
import type { SimulatorMessage } from "../../../src/channels/simulator/message.ts"
import { parseSimulator } from "../../../src/channels/simulator/parse.ts"
import { renderSimulator } from "../../../src/channels/simulator/render.ts"
import type { Address } from "../../../src/domain/address.ts"
import type { OutboundContent } from "../../../src/domain/message.ts"
import { MalformedBody } from "../../../src/lib/errors.ts"

const NOW = new Date("2026-03-02T13:40:00Z")
const letter = (more: Record<string, unknown>) => JSON.stringify({ address: "line-wang", key: "k1", ...more })
const contentOf = (more: Record<string, unknown>) => parseSimulator(letter(more), NOW).events[0]?.content

describe("addresses", () => {
  test("with or without their form, and nothing but the simulator's own", () => {
    expect(readSimulatorAddress("line-wang")).toBe("simulator:line-wang")
    expect(readSimulatorAddress("simulator:duty")).toBe("simulator:duty")
    for (const wrong of ["", "simulator:", "line:U1", "sms:+8613900000001", "Wang", "a b", "a".repeat(41), "../duty"])
      expect(readSimulatorAddress(wrong), wrong).toBeNull()
  })

  test("say which network they pretend to be on", () => {
    const names = ["line-wang", "sms-wang", "wechat-wang", "duty", "line-"] as const
    expect(names.map((id) => pretendedOf(`simulator:${id}`))).toEqual(["line", "sms", "wechat", "staff", "staff"])
  })
})

describe("who may post", () => {
  const request = (headers: Record<string, string>) => ({
    method: "POST" as const,
    url: "http://127.0.0.1:3000/simulator/messages",
    headers: { host: "127.0.0.1:3000", "content-type": "application/json", ...headers },
    body: "{}",
  })

  test("our own page and programs that send no origin", () => {
    expect(isSameOrigin(request({ "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:3000" }))).toBe(true)
    expect(isSameOrigin(request({ "content-type": "application/json; charset=utf-8" }))).toBe(true)
    const { host: _, ...headers } = request({}).headers
    expect(isSameOrigin({ ...request({}), headers: { ...headers, origin: "http://127.0.0.1:3000" } })).toBe(true)
  })

  test("no foreign page, by whichever header gives it away", () => {
    expect(isSameOrigin(request({ origin: "https://evil.example" }))).toBe(false)
    expect(isSameOrigin(request({ origin: "http://127.0.0.1:3001" }))).toBe(false)
    expect(isSameOrigin(request({ origin: "null" }))).toBe(false)
    for (const site of ["cross-site", "same-site", "none"]) expect(isSameOrigin(request({ "sec-fetch-site": site }))).toBe(false)
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "", "text/plain; application/json"])
      expect(isSameOrigin(request({ "content-type": type })), type).toBe(false)
  })
})

describe("parsing", () => {
  test("a text becomes one event with the page's key", () => {
    expect(parseSimulator(letter({ text: "要毛巾", sentAt: "2026-03-02T21:39:58+08:00" }), NOW)).toEqual({
      receipts: [],
      events: [
        {
          ...{ channel: "simulator", key: "k1", address: "simulator:line-wang", sender: null, providerMessageId: "k1" },
          ...{ sentAt: new Date("2026-03-02T13:39:58Z"), replyToken: null, isStandby: false },
          content: { kind: "text", text: "要毛巾" },
        },
      ],
    })
  })

  test("a time to come is taken as now, and so is none", () => {
    expect(parseSimulator(letter({ text: "hi", sentAt: "2026-03-02T14:00:00Z" }), NOW).events[0]?.sentAt).toEqual(NOW)
    expect(parseSimulator(letter({ text: "hi" }), NOW).events[0]?.sentAt).toEqual(NOW)
  })

  test("every other kind of content", () => {
    expect(contentOf({ postback: "T1 take" })).toEqual({ kind: "postback", data: "T1 take" })
    expect(contentOf({ sticker: ["smile"] })).toEqual({ kind: "sticker", keywords: ["smile"] })
    expect(contentOf({ image: "photo.jpg" })).toEqual({ kind: "media", media: "image", ref: "photo.jpg", url: null })
    expect(contentOf({ audio: "a.m4a" })).toMatchObject({ kind: "media", media: "audio" })
    const location = { latitude: 36.06, longitude: 120.38, label: "lobby" }
    expect(contentOf({ location })).toEqual({ kind: "location", ...location })
    expect(contentOf({ follow: true })).toEqual({ kind: "follow" })
    expect(contentOf({ unfollow: true })).toEqual({ kind: "unfollow" })
    expect(contentOf({ unsend: "k0" })).toEqual({ kind: "unsend", providerMessageId: "k0" })
    expect(contentOf({ beacon: { hwid: 1 } })).toEqual({ kind: "unsupported", what: "beacon" })
  })

  test("receipts of what a phone has shown", () => {
    const { events, receipts } = parseSimulator(JSON.stringify({ receipts: [{ id: "a:0", status: "read" }] }), NOW)
    expect(events).toEqual([])
    expect(receipts).toEqual([{ channel: "simulator", providerId: "a:0", status: "read", reason: null, address: null }])
  })

  test("what is malformed is refused by the name of its field", () => {
    const wrong: [string, RegExp][] = [
      ["", /JSON object/],
      ["[]", /JSON object/],
      ["null", /JSON object/],
      [letter({}), /^text:/],
      [letter({ text: "" }), /^text:/],
      [letter({ text: "好".repeat(5_001) }), /^text:/],
      [letter({ text: "hi", postback: "x" }), /text, postback: only one/],
      [letter({ text: "hi", address: "LINE Wang" }), /^address:/],
      [letter({ text: "hi", address: "sms:+8613900000001" }), /^address:/],
      [letter({ text: "hi", key: "" }), /^key:/],
      [letter({ text: "hi", key: "a b" }), /^key:/],
      [letter({ text: "hi", sentAt: "yesterday" }), /^sentAt:/],
      [letter({ location: { latitude: 91, longitude: 0, label: "" } }), /^location.latitude:/],
      [JSON.stringify({ receipts: [{ id: "a", status: "planned" }] }), /^receipts.0.status:/],
    ]
    for (const [body, message] of wrong) {
      expect(() => parseSimulator(body, NOW), body).toThrow(MalformedBody)
      expect(() => parseSimulator(body, NOW), body).toThrow(message)
    }
  })
})

describe("the look of each network", () => {
  const question: OutboundContent = {
    kind: "text",
    text: "两条浴巾，送到 1204 房，对吗？",
    options: [
      { label: "对", send: "对" },
      { label: "不对", send: "不对" },
    ],
  }
  const card: OutboundContent = {
    kind: "card",
    title: "T2 · 1204",
    lines: [
      { label: "Room", value: "1204" },
      { label: "Stay", value: " " },
    ],
    actions: [{ label: "Take", send: "T2 take" }],
  }

  test("LINE and staff have chips, SMS and WeChat numbers", () => {
    expect(renderSimulator(question, "line")).toMatchObject({ text: question.text, options: question.options, segments: null })
    expect(renderSimulator(question, "staff").options).toHaveLength(2)
    expect(renderSimulator(question, "wechat")).toEqual({ text: `${question.text}\n1 对\n2 不对`, options: [], card: null, segments: null })
  })

  test("an SMS is counted in segments: Chinese by 70 and 67, GSM by 160", () => {
    const segments = (text: string) => renderSimulator({ kind: "text", text, options: [] }, "sms").segments
    expect(renderSimulator(question, "sms").segments).toBe(1)
    expect([segments("好".repeat(70)), segments("好".repeat(71)), segments("a".repeat(160)), segments("a".repeat(161))]).toEqual([
      1, 2, 1, 2,
    ])
  })

  test("a card has buttons where there are buttons, else the words to type; empty lines are left out", () => {
    expect(renderSimulator(card, "staff").card).toEqual({ ...card, kind: undefined, lines: [{ label: "Room", value: "1204" }] })
    expect(renderSimulator(card, "sms")).toMatchObject({ card: null, text: "T2 · 1204\nRoom: 1204\nTake: T2 take" })
  })

  test("what is too long is cut with an ellipsis, never within an emoji", () => {
    const { text } = renderSimulator({ kind: "text", text: `${"a".repeat(1_598)}🙂${"b".repeat(50)}`, options: [] }, "sms")
    expect(text).toBe(`${"a".repeat(1_598)}…`)
  })
})

describe("the hub", () => {
  const message = (address: Address, id: string): SimulatorMessage => ({
    ...{ id, address, direction: "out", at: NOW.toISOString(), text: id },
    ...{ options: [], card: null, segments: null },
  })
  const listen = (hub: ReturnType<typeof createSimulatorHub>, addresses: string[]) => {
    const heard: string[] = []
    const stop = hub.subscribe(addresses, (event: HubEvent) => heard.push(event.kind === "message" ? event.message.id : event.kind))
    return { heard, stop }
  }

  test("tells each listener what it asked for, by address or by the beginning of one", () => {
    const hub = createSimulatorHub()
    const one = listen(hub, ["simulator:duty"])
    const all = listen(hub, ["simulator:*"])
    hub.publish([message("simulator:duty", "a"), message("simulator:line-wang", "b")])
    hub.typing("simulator:line-wang")
    one.stop()
    hub.publish([message("simulator:duty", "c")])
    expect(one.heard).toEqual(["a"])
    expect(all.heard).toEqual(["a", "b", "typing", "c"])
  })

  test("a message published twice is heard and kept once", () => {
    const hub = createSimulatorHub()
    const { heard } = listen(hub, ["simulator:duty"])
    hub.publish([message("simulator:duty", "a"), message("simulator:duty", "a")])
    expect(heard).toEqual(["a"])
    expect(hub.recent("simulator:duty")).toHaveLength(1)
  })

  test("keeps the last 200 of an address, and of a thousand addresses", () => {
    const hub = createSimulatorHub()
    hub.publish(Array.from({ length: 205 }, (_, index) => message("simulator:duty", `m${index}`)))
    expect(hub.recent("simulator:duty").map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, index) => `m${index + 5}`))
    hub.publish(Array.from({ length: 1_000 }, (_, index) => message(`simulator:line-${index}`, "x")))
    expect(hub.recent("simulator:duty")).toEqual([])
    expect(hub.recent("simulator:line-0")).toHaveLength(1)
  })

  test("says goodbye when it closes", () => {
    const hub = createSimulatorHub()
    const { heard } = listen(hub, ["simulator:duty"])
    hub.close()
    hub.publish([message("simulator:duty", "a")])
    expect(heard).toEqual(["closed"])
  })
})

describe("sending", () => {
  test("gives each message an id of its retry key, so that a repeated send shows once", async () => {
    const hub = createSimulatorHub()
    const channel = createSimulatorChannel(hub)
    const contents: OutboundContent[] = ["一", "二"].map((text) => ({ kind: "text", text, options: [] }))
    const send = {
      address: "simulator:sms-wang" as Address,
      contents,
      replyToken: null,
      retryKey: "key",
      wasUnknown: false,
      createdAt: NOW,
    }
    const result = await channel.send(send)
    expect(result).toEqual({ ok: true, providerIds: ["key:0", "key:1"], via: "local", segments: 2, isPossibleDuplicate: false })
    await channel.send({ ...send, wasUnknown: true })
    expect(hub.recent("simulator:sms-wang").map(({ text }) => text)).toEqual(["一", "二"])
  })
})
