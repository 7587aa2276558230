import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { type FakeLine, startFakeLine } from "../../support/fake-line.ts"
import { lineId } from "../../support/line-events.ts"

const WANG = lineId("U", "wang")
const RETRY_KEY = "123e4567-e89b-12d3-a456-426614174000"

/** A fake that lets mistakes pass would make every test above it worthless. */
describe("the fake LINE is as strict as the real one", () => {
  let now: Date
  let line: FakeLine

  beforeEach(async () => {
    now = new Date("2026-03-02T13:40:00Z")
    line = await startFakeLine({ secret: "s", token: "t", now: () => now })
  })
  afterEach(() => line.close())

  async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const init = {
      method: "POST",
      headers: { authorization: "Bearer t", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }
    const response = await fetch(`${line.url}/v2/bot/${path}`, init)
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) as { message?: string } }
  }
  const texts = (count: number) => Array.from({ length: count }, (_, index) => ({ type: "text", text: `${index}` }))
  const push = (messages: unknown, headers: Record<string, string> = {}) => post("message/push", { to: WANG, messages }, headers)
  const reply = (replyToken: string, headers: Record<string, string> = {}) =>
    post("message/reply", { replyToken, messages: texts(1) }, headers)

  test("no or another bearer token is 401", async () => {
    expect((await push(texts(1), { authorization: "" })).status).toBe(401)
    expect((await push(texts(1), { authorization: "Bearer x" })).status).toBe(401)
  })

  test("a reply token works once, within a minute, and only when it was given out", async () => {
    const token = line.newReplyToken(WANG)
    expect((await reply(token)).status).toBe(200)
    expect(await reply(token)).toMatchObject({ status: 400, body: { message: "Invalid reply token" } })
    expect((await reply("f".repeat(32))).status).toBe(400)
    const late = line.newReplyToken(WANG)
    now = new Date(now.getTime() + 60_001)
    expect(await reply(late)).toMatchObject({ status: 400, body: { message: "Invalid reply token" } })
    expect(line.accepted).toHaveLength(1)
  })

  test("a retry key is honoured on a push for a day and refused on a reply", async () => {
    const key = { "x-line-retry-key": RETRY_KEY }
    expect((await push(texts(1), key)).status).toBe(200)
    const again = await push(texts(1), key)
    expect([again.status, again.headers.get("x-line-accepted-request-id")]).toEqual([409, expect.stringMatching(/\S/)])
    expect((await push(texts(1), { "x-line-retry-key": "not-a-uuid" })).status).toBe(400)
    const token = line.newReplyToken(WANG)
    expect((await reply(token, key)).status).toBe(400)
    expect((await reply(token)).status).toBe(200)
    now = new Date(now.getTime() + 25 * 3_600_000)
    expect((await push(texts(1), key)).status).toBe(200)
  })

  const option = (label: string) => ({ type: "action", action: { type: "message", label, text: "x" } })
  const bubble = (text: string) => ({ type: "bubble", body: { type: "box", layout: "vertical", contents: [{ type: "text", text }] } })
  test.each([
    ["no message", []],
    ["six messages", texts(6)],
    ["an empty text", [{ type: "text", text: "" }]],
    ["a text of 5,001", [{ type: "text", text: "x".repeat(5_001) }]],
    ["14 options", [{ type: "text", text: "x", quickReply: { items: Array.from({ length: 14 }, () => option("x")) } }]],
    ["a label of 21", [{ type: "text", text: "x", quickReply: { items: [option("x".repeat(21))] } }]],
    ["an empty label", [{ type: "text", text: "x", quickReply: { items: [option("")] } }]],
    ["a long alternative text", [{ type: "flex", altText: "x".repeat(401), contents: bubble("x") }]],
    ["no alternative text", [{ type: "flex", altText: "", contents: bubble("x") }]],
    ["an empty text in a bubble", [{ type: "flex", altText: "x", contents: bubble("") }]],
    ["a bubble beyond 30 KB", [{ type: "flex", altText: "x", contents: bubble("x".repeat(30_000)) }]],
    ["an unknown kind", [{ type: "telepathy" }]],
  ])("%s is 400", async (_, messages) => {
    expect((await push(messages)).status).toBe(400)
    expect(line.accepted).toEqual([])
  })

  test("what is no JSON, an id that is none, another path or method are refused", async () => {
    expect((await post("message/push", "{")).status).toBe(400)
    expect((await post("message/push", { to: "wang", messages: texts(1) })).status).toBe(400)
    expect((await post("message/broadcast", { messages: texts(1) })).status).toBe(404)
    expect((await fetch(`${line.url}/v2/bot/message/push`)).status).toBe(404)
  })

  test("the quota counts pushes", async () => {
    line.pushQuota = 1
    expect((await push(texts(5))).status).toBe(200)
    expect(await push(texts(1))).toMatchObject({ status: 429, body: { message: "You have reached your monthly limit." } })
  })

  test("weather set by assignment works at once, refused connections included, and clears up again", async () => {
    line.mode = "refuses"
    await expect(push(texts(1))).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } })
    await line.setMode("up")
    line.next.push("down")
    expect([(await push(texts(1))).status, (await push(texts(1))).status, line.calls]).toEqual([503, 200, 2])
  })
})
