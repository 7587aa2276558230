import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { EVENTS_PER_BODY_MAX, parse } from "../../../src/channels/line/parse.ts"
import { MalformedBody } from "../../../src/lib/errors.ts"
import { lineEvents, lineId, redelivered } from "../../support/line-events.ts"

const NOW = new Date("2026-03-02T13:40:00Z")
const WANG = lineId("U", "wang")
const events = lineEvents(
  () => NOW,
  () => "a".repeat(32),
)
const read = (...list: unknown[]) => parse(JSON.stringify({ destination: lineId("U", "bot"), events: list }), NOW)

describe("parsing a LINE webhook", () => {
  test("a text is kept to 5,000 characters and never ends in half a character", () => {
    const [event] = read(events.textEvent(WANG, `${"好".repeat(4_999)}🧺🧺`))
    expect(event?.content).toEqual({ kind: "text", text: `${"好".repeat(4_999)}\uFFFD` })
  })

  test("no more than the bound of events is read from one body", () => {
    const many = Array.from({ length: EVENTS_PER_BODY_MAX + 20 }, (_, index) => events.textEvent(WANG, String(index)))
    expect(read(...many)).toHaveLength(EVENTS_PER_BODY_MAX)
  })

  test("without an idempotency key a repeat still has the key of the first delivery", () => {
    const bare = { webhookEventId: undefined }
    for (const event of [
      events.textEvent(WANG, "要毛巾", bare),
      events.followEvent(WANG, bare),
      events.postbackEvent(WANG, "T1 take", bare),
    ]) {
      const [first] = read(event)
      const [again] = read({ ...redelivered(event), replyToken: "b".repeat(32) })
      expect(again?.key).toBe(first?.key)
      expect(first?.key).toMatch(/^(message|digest):/)
    }
  })

  test("without an idempotency key different events have different keys", () => {
    const bare = { webhookEventId: undefined }
    const others = [
      events.followEvent(WANG, bare),
      events.unfollowEvent(WANG, bare),
      events.followEvent(lineId("U", "li"), bare),
      events.followEvent(WANG, { ...bare, timestamp: NOW.getTime() - 1 }),
      events.postbackEvent(WANG, "T1 take", bare),
      events.postbackEvent(WANG, "T2 take", bare),
    ]
    const keys = read(...others).map(({ key }) => key)
    expect(new Set(keys).size).toBe(others.length)
  })

  test.each([
    ["missing", undefined],
    ["null", null],
    ["zero", 0],
    ["negative", -5],
    ["seconds", 1_772_458_800],
    ["far too large", 1e300],
    ["the future", NOW.getTime() + 60_000],
    ["words", "soon"],
  ])("a timestamp that is %s falls back to the time of receipt", (_, timestamp) => {
    expect(read(events.textEvent(WANG, "hi", { timestamp }))[0]?.sentAt).toEqual(NOW)
  })

  test("a late repeat keeps the time it was written", () => {
    const sentAt = new Date("2026-02-28T08:00:00Z")
    expect(read(redelivered(events.textEvent(WANG, "hi", { timestamp: sentAt.getTime() })))[0]?.sentAt).toEqual(sentAt)
  })

  test("mode, reply token and destination may be missing", () => {
    const bare = { mode: undefined, replyToken: undefined, deliveryContext: undefined }
    const body = JSON.stringify({ events: [events.textEvent(WANG, "hi", bare)] })
    expect(parse(body, NOW)).toMatchObject([{ isStandby: false, replyToken: null, content: { kind: "text", text: "hi" } }])
  })

  test.each([
    [undefined],
    [null],
    [{}],
    [{ type: "user" }],
    [{ type: "user", userId: "" }],
    [{ type: "user", userId: "U 1\n" }],
    [{ type: "planet", planetId: "P1" }],
  ])("an event from %j has nobody to answer and is left out", (source) => {
    expect(read(events.textEvent(WANG, "hi", { source }), events.textEvent(WANG, "there"))).toMatchObject([{ content: { text: "there" } }])
  })

  test("our own mention is taken off only when it is one", () => {
    const group = { group: lineId("C", "desk"), user: WANG }
    const texts = (...list: unknown[]) => read(...list).map(({ content }) => (content.kind === "text" ? content.text : content.kind))
    expect(texts(events.mentionEvent(group, "Houseline", "T1 take"))).toEqual(["T1 take"])
    const message = (text: string, mentionees: unknown) => ({ type: "text", id: "1", text, mention: { mentionees } })
    const odd = [
      message("@Houseline", [{ index: 0, length: 10, isSelf: true }]),
      message("T1 take @Houseline", [{ index: 8, length: 10, isSelf: true }]),
      message("no at sign", [{ index: 0, length: 2, isSelf: true }]),
      message("@Houseline x", [{ index: -1, length: 10, isSelf: true }]),
      message("@Houseline x", "nonsense"),
      message("@Houseline x", [{ index: 999, length: 10, isSelf: true }]),
    ].map((content) => events.textEvent(group, "", { message: content }))
    expect(texts(...odd)).toEqual(["@Houseline", "T1 take", "no at sign", "@Houseline x", "@Houseline x", "@Houseline x"])
  })

  test("whatever a verified body holds, it is read or refused as malformed, and what is read can be stored", () => {
    const anything = fc.anything({ withNullPrototype: false })
    const eventish = fc.record(
      {
        type: fc.constantFrom("message", "postback", "unsend", "follow", "beacon", "new"),
        source: fc.constantFrom({ type: "user", userId: WANG }, { type: "group", groupId: "C1" }, null),
        message: fc.record({
          type: fc.constantFrom("text", "image", "location", "sticker", "new"),
          id: anything,
          text: fc.string({ unit: "binary" }),
        }),
        postback: anything,
        unsend: anything,
        timestamp: anything,
        webhookEventId: anything,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ events: fc.array(fc.oneof(eventish, anything)) })), (value) => {
        const body = JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner)) ?? ""
        try {
          for (const event of parse(body, NOW)) {
            expect(JSON.stringify(event)).not.toMatch(/\\u0000|\\ud[89a-f]/)
            expect(event.key).toMatch(/^\S+$/)
            expect(event.sentAt.getTime()).toBeLessThanOrEqual(NOW.getTime())
          }
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedBody)
        }
      }),
      { numRuns: 300 },
    )
  })
})
