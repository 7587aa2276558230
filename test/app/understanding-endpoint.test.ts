import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { readConfig } from "../../src/app/config.ts"
import { type EndpointAnswer, startFakeEndpoint } from "../support/fake-endpoint.ts"
import { openTestHouse, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const KEY = "test-endpoint-key"
const MODEL = "any-small-model"
const GUEST = lineId("U", "riddler")
/** Words nobody taught us. */
const RIDDLE = "blorptangle the snorfwidget"
/** How a guest is asked what they mean: with what comes nearest on offer, if anything does. */
const ASKED = [expect.stringMatching(/^repair\.(?:clarify|did-you-mean|not-understood)$/)]
const AT = new Date("2026-03-02T10:00:00+08:00")

describe("the optional endpoint that may suggest what a message means", () => {
  let endpoint: Awaited<ReturnType<typeof startFakeEndpoint>>
  let house: TestHouse

  const open = async (environment: Record<string, string>) => {
    house = await openTestHouse("embedded", AT, () => {}, environment)
  }
  const settings = () => ({ UNDERSTANDING_ENDPOINT: endpoint.url, UNDERSTANDING_MODEL: MODEL, UNDERSTANDING_API_KEY: KEY })
  const hear = async (text: string) => {
    await house.post(house.line.signedRequest([house.line.textEvent(GUEST, text)]))
    await house.app.settle()
    const conversation = await house.store.findConversation(`line:${GUEST}`)
    const messages = conversation ? await house.store.listMessages(conversation.id, 50) : []
    return messages.filter(({ direction }) => direction === "out").map(({ template }) => template)
  }

  beforeEach(async () => {
    endpoint = await startFakeEndpoint({ key: KEY, model: MODEL })
  })
  afterEach(async () => {
    await house.close()
    await endpoint.close()
  })

  test("is off by default: the guest is asked what they mean", async () => {
    await open({})
    expect(await hear(RIDDLE)).toEqual(ASKED)
    expect(endpoint.state.calls).toBe(0)
  })

  test("suggests an intent, and the flow of that intent goes on", async () => {
    await open(settings())
    endpoint.state.answer = { content: '{"intent":"wifi"}' }
    expect(await hear(RIDDLE)).toEqual(["questions.wifi"])
    expect(endpoint.asked.map(({ text }) => text)).toEqual([RIDDLE])
  })

  test("hears nothing of messages we understand, of numbers on cards, or of dangers", async () => {
    await open(settings())
    await hear("wifi密码是多少")
    await hear("there is a fire in my room")
    expect(endpoint.state.calls).toBe(0)
    await hear(`${RIDDLE} 4111 1111 1111 1111`)
    expect(JSON.stringify(endpoint.asked)).not.toContain("1111")
    expect(JSON.stringify(endpoint.asked)).not.toMatch(/"(?:emergency|opt-out|opt-in|yes|no|cancel)"/)
  })

  const useless: [string, EndpointAnswer][] = [
    ["does not know", { content: '{"intent":"unknown"}' }],
    ["names an id there is not", { content: '{"intent":"launch-missiles"}' }],
    ["names one it may not suggest", { content: '{"intent":"emergency"}' }],
    ["says more than it was asked", { content: '{"intent":"wifi","reply":"Dear guest, …"}' }],
    ["chats", { content: "The guest seems to want the wifi." }],
    ["answers in another shape", { body: '{"output":"wifi"}' }],
    ["fails", { status: 500 }],
    ["is too slow", "slow"],
  ]
  for (const [name, answer] of useless) {
    test(`when it ${name}, the guest is asked as if it were not there`, async () => {
      await open(settings())
      endpoint.state.answer = answer
      expect(await hear(RIDDLE)).toEqual(ASKED)
      expect(endpoint.state.calls).toBe(1)
    })
  }

  test("is left alone for a minute after three failures in a row, then asked again", async () => {
    await open(settings())
    endpoint.state.answer = { status: 503 }
    for (const word of ["flumm", "grubbel", "snerk"]) await hear(`${RIDDLE} ${word}`)
    expect(endpoint.state.calls).toBe(3)
    await hear(`${RIDDLE} once more`)
    expect(endpoint.state.calls).toBe(3)
    house.moveClock(61_000)
    await hear(`${RIDDLE} again`)
    expect(endpoint.state.calls).toBe(4)
  })

  test("without the model's name it stops the start with one sentence", async () => {
    await open({})
    expect(() => readConfig({ UNDERSTANDING_ENDPOINT: endpoint.url })).toThrow("UNDERSTANDING_MODEL")
  })
})
