import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createLineChannel } from "../../../src/channels/line/channel.ts"
import type { OutboundContent } from "../../../src/domain/message.ts"
import { SetupProblem } from "../../../src/lib/errors.ts"
import type { Send } from "../../../src/ports/channel.ts"
import { channelContract, type PlatformState } from "../../contracts/channel-contract.ts"
import { type FakeLine, type FakeLineMode, startFakeLine } from "../../support/fake-line.ts"
import { lineId } from "../../support/line-events.ts"

const SECRET = "test-channel-secret"
const TOKEN = "test-access-token"
const WANG = lineId("U", "wang")
const DESK = lineId("C", "desk")
const RETRY_KEY = "123e4567-e89b-12d3-a456-426614174000"
/** Long enough for a busy machine to answer, short enough to wait for an answer that never comes. */
const FETCH_TIMEOUT_MS = 1_000

const WEATHER: Record<PlatformState, FakeLineMode> = { up: "up", refuses: "refuses", silent: "slow", "loses-answer": "accept-then-reset" }
const clock = { now: () => new Date("2026-03-02T13:40:00Z") }
const channelOf = (line: FakeLine, accessToken = TOKEN) =>
  createLineChannel({ channelSecret: SECRET, accessToken, apiBaseUrl: line.url, clock, fetchTimeoutMs: FETCH_TIMEOUT_MS })
const text = (words: string): OutboundContent => ({ kind: "text", text: words, options: [] })

for (const via of ["reply", "push"] as const) {
  channelContract(`LINE by ${via}`, async () => {
    const line = await startFakeLine({ secret: SECRET, token: TOKEN })
    return {
      channel: channelOf(line),
      address: `line:${WANG}`,
      newReplyToken: () => (via === "reply" ? line.newReplyToken(WANG) : null),
      setPlatform: (state) => line.setMode(WEATHER[state]),
      acceptedTexts: () => line.textsTo(WANG),
      guestText: (words) => line.signedRequest([line.textEvent(WANG, words)]),
      close: () => line.close(),
    }
  })
}

describe("sending to LINE", () => {
  let now: Date
  let line: FakeLine

  beforeEach(async () => {
    now = new Date("2026-03-02T13:40:00Z")
    line = await startFakeLine({ secret: SECRET, token: TOKEN, now: () => now })
  })
  afterEach(() => line.close())

  const plan = (changes: Partial<Send> = {}): Send => ({
    address: `line:${WANG}`,
    contents: [text("马上送到。")],
    replyToken: null,
    retryKey: RETRY_KEY,
    wasUnknown: false,
    createdAt: now,
    ...changes,
  })

  test("with a token it is a free reply, without one a push under the retry key", async () => {
    const channel = channelOf(line)
    const replyToken = line.newReplyToken(WANG)
    expect(await channel.send(plan({ replyToken }))).toMatchObject({ ok: true, via: "reply", segments: null })
    expect(await channel.send(plan())).toMatchObject({ ok: true, via: "push" })
    expect(line.accepted).toMatchObject([
      { kind: "reply", to: WANG, token: replyToken, retryKey: null },
      { kind: "push", to: WANG, token: null, retryKey: RETRY_KEY },
    ])
  })

  test("the ids LINE gives are handed back, one per message", async () => {
    const result = await channelOf(line).send(plan({ contents: [text("一"), text("二")] }))
    expect(result).toMatchObject({ ok: true, providerIds: line.accepted[0]?.ids })
  })

  test("a token that has expired or was used becomes one push in the same send, and no duplicate", async () => {
    const channel = channelOf(line)
    const used = line.newReplyToken(WANG)
    await channel.send(plan({ replyToken: used }))
    const expired = line.newReplyToken(WANG)
    now = new Date(now.getTime() + 61_000)
    for (const [replyToken, retryKey] of [
      [used, RETRY_KEY],
      [expired, "223e4567-e89b-12d3-a456-426614174000"],
    ] as const)
      expect(await channel.send(plan({ replyToken, retryKey }))).toMatchObject({ ok: true, via: "push", isPossibleDuplicate: false })
    expect(line.accepted.map(({ kind }) => kind)).toEqual(["reply", "push", "push"])
  })

  describe("after a reply without an answer", () => {
    test("the same token taken now proves that the first attempt failed", async () => {
      const channel = channelOf(line)
      const replyToken = line.newReplyToken(WANG)
      line.next.push("error")
      expect(await channel.send(plan({ replyToken }))).toMatchObject({ ok: false, retry: "unknown" })
      expect(await channel.send(plan({ replyToken, wasUnknown: true }))).toMatchObject({
        ok: true,
        via: "reply",
        isPossibleDuplicate: false,
      })
      expect(line.textsTo(WANG)).toHaveLength(1)
    })

    test("the same token refused now means one push, told as a possible duplicate", async () => {
      const channel = channelOf(line)
      const replyToken = line.newReplyToken(WANG)
      line.next.push("accept-then-slow")
      expect(await channel.send(plan({ replyToken }))).toMatchObject({ ok: false, retry: "unknown" })
      const repeat = plan({ replyToken, wasUnknown: true })
      expect(await channel.send(repeat)).toMatchObject({ ok: true, via: "push", isPossibleDuplicate: true })
      // However often it is repeated now, the retry key holds it to one push.
      expect(await channel.send(repeat)).toMatchObject({ ok: true, via: "push", isPossibleDuplicate: true })
      expect(line.accepted.map(({ kind }) => kind)).toEqual(["reply", "push"])
    })

    test("a definite failure of the repeat stays a definite failure", async () => {
      const channel = channelOf(line)
      const replyToken = line.newReplyToken(WANG)
      line.next.push("down")
      expect(await channel.send(plan({ replyToken, wasUnknown: true }))).toMatchObject({ ok: false, retry: "later" })
      expect(line.accepted).toEqual([])
    })
  })

  describe("a push without an answer", () => {
    test("is repeated under its key and arrives once, whether or not it had been taken", async () => {
      const channel = channelOf(line)
      for (const [weather, retryKey] of [
        ["accept-then-error", RETRY_KEY],
        ["error", "223e4567-e89b-12d3-a456-426614174000"],
      ] as const) {
        line.next.push(weather)
        expect(await channel.send(plan({ retryKey }))).toMatchObject({ ok: false, retry: "unknown" })
        expect(await channel.send(plan({ retryKey, wasUnknown: true }))).toMatchObject({
          ok: true,
          via: "push",
          isPossibleDuplicate: false,
        })
      }
      expect(line.textsTo(WANG)).toHaveLength(2)
    })

    test("known already: the ids of the first acceptance are handed back", async () => {
      const channel = channelOf(line)
      line.next.push("accept-then-reset")
      await channel.send(plan())
      expect(await channel.send(plan({ wasUnknown: true }))).toMatchObject({ ok: true, providerIds: line.accepted[0]?.ids })
    })
  })

  test.each([
    ["down", "later"],
    ["rate-limited", "later"],
    ["refuses", "later"],
    ["error", "unknown"],
    ["reset", "unknown"],
    ["slow", "unknown"],
    ["accept-then-error", "unknown"],
    ["accept-then-slow", "unknown"],
    ["accept-then-reset", "unknown"],
  ] as const)("%s is %s for a reply and for a push", async (mode, retry) => {
    const channel = channelOf(line)
    await line.setMode(mode)
    for (const replyToken of [line.newReplyToken(WANG), null])
      expect(await channel.send(plan({ replyToken }))).toMatchObject({ ok: false, retry, reason: expect.stringMatching(/\S/) })
    expect(line.accepted).toHaveLength(mode.startsWith("accept") ? 2 : 0)
  })

  test.each([
    [403, "never"],
    [404, "never"],
    [408, "unknown"],
    [413, "never"],
    [429, "later"],
    [500, "unknown"],
    [502, "unknown"],
    [503, "later"],
    [504, "unknown"],
  ] as const)("status %i is %s, whatever its body", async (status, retry) => {
    for (const [replyToken, body] of [
      [line.newReplyToken(WANG), ""],
      [null, "<html>Bad gateway</html>"],
    ] as const) {
      line.next.push({ status, text: body })
      expect(await channelOf(line).send(plan({ replyToken }))).toMatchObject({ ok: false, retry, reason: `LINE answered ${status}` })
    }
  })

  test("a 200 without the usual body is an acceptance without ids; one that is no JSON may not be LINE's", async () => {
    line.next.push({ status: 200, text: "" }, { status: 200, text: "{}" }, { status: 200, text: "<html>Welcome</html>" })
    const channel = channelOf(line)
    for (let time = 0; time < 2; time++) expect(await channel.send(plan())).toMatchObject({ ok: true, providerIds: [null] })
    expect(await channel.send(plan())).toMatchObject({ ok: false, retry: "unknown" })
  })

  test.each([
    ["7", { retryAfterMs: 7_000 }],
    ["999999", { retryAfterMs: 3_600_000 }],
    ["Mon, 02 Mar 2026 13:40:09 GMT", { retryAfterMs: 9_000 }],
    ["Mon, 02 Mar 2026 13:39:00 GMT", {}],
    ["-3", {}],
    ["soon", {}],
  ])("Retry-After %s", async (header, expected) => {
    line.next.push({ status: 429, text: "", headers: { "retry-after": header } })
    expect(await channelOf(line).send(plan())).toEqual({ ok: false, retry: "later", reason: "LINE answered 429", ...expected })
  })

  test("an unknown host is a definite failure", async () => {
    const nowhere = createLineChannel({
      channelSecret: SECRET,
      accessToken: TOKEN,
      apiBaseUrl: "http://houseline.invalid",
      clock,
      fetchTimeoutMs: 5_000,
    })
    expect(await nowhere.send(plan())).toMatchObject({ ok: false, retry: "later" })
  })

  test("LINE's word on when to come back is passed on", async () => {
    await line.setMode("rate-limited")
    expect(await channelOf(line).send(plan())).toMatchObject({ retry: "later", retryAfterMs: 2_000 })
  })

  test("a spent quota stops pushes with LINE's reason and leaves replies free", async () => {
    line.pushQuota = 0
    const channel = channelOf(line)
    expect(await channel.send(plan())).toMatchObject({ ok: false, retry: "later", reason: "You have reached your monthly limit." })
    expect(await channel.send(plan({ replyToken: line.newReplyToken(WANG) }))).toMatchObject({ ok: true, via: "reply" })
  })

  test("a wrong access token is our own fault: it waits, and the reason says so without the token", async () => {
    const result = await channelOf(line, "wrong-token").send(plan())
    expect(result).toEqual({ ok: false, retry: "later", reason: "LINE refuses the access token" })
  })

  test("what LINE finds malformed is never tried again, and its reason is kept", async () => {
    const result = await channelOf(line).send(plan({ contents: [text("")] }))
    expect(result).toEqual({ ok: false, retry: "never", reason: "The request body has 1 error(s) — messages[0].text: May not be empty" })
    expect(await channelOf(line).send(plan({ address: "line:nobody" }))).toMatchObject({
      retry: "never",
      reason: expect.stringContaining("'to'"),
    })
  })

  test("a person who blocked us is told apart; a group is not closed for ever", async () => {
    line.blocked.add(WANG).add(DESK)
    expect(await channelOf(line).send(plan())).toMatchObject({ ok: false, retry: "never", address: "blocked" })
    const toDesk = await channelOf(line).send(plan({ address: `line-group:${DESK}` }))
    expect(toDesk).toMatchObject({ ok: false, retry: "never" })
    expect(toDesk).not.toHaveProperty("address")
  })

  test("a group is pushed to by its own id", async () => {
    await channelOf(line).send(plan({ address: `line-group:${DESK}` }))
    expect(line.textsTo(DESK)).toEqual(["马上送到。"])
  })

  test("the loading animation is shown to people, never to groups, and its failure is nobody's business", async () => {
    const channel = channelOf(line)
    await channel.showTyping?.(`line:${WANG}`)
    await channel.showTyping?.(`line-group:${DESK}`)
    expect(line.typing).toEqual([WANG])
    await line.setMode("down")
    await expect(channel.showTyping?.(`line:${WANG}`)).resolves.toBeUndefined()
  })

  test("settings that cannot work stop the start with one sentence", () => {
    const settings = { channelSecret: SECRET, accessToken: TOKEN, apiBaseUrl: line.url, clock }
    expect(() => createLineChannel({ ...settings, apiBaseUrl: `${line.url}/prefix` })).toThrow(SetupProblem)
    expect(() => createLineChannel({ ...settings, channelSecret: "" })).toThrow(SetupProblem)
    expect(() => createLineChannel({ ...settings, apiBaseUrl: `${line.url}/` })).not.toThrow()
  })
})
