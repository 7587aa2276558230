import { type Config, readConfig } from "../../src/app/config.ts"
import { type App, createApp } from "../../src/app/create-app.ts"
import { readContent } from "../../src/app/read-content.ts"
import { createIds, createLog } from "../../src/app/runtime.ts"
import { createLineChannel } from "../../src/channels/line/channel.ts"
import { createSmsChannel } from "../../src/channels/sms/channel.ts"
import type { Address } from "../../src/domain/address.ts"
import type { Content } from "../../src/flows/load-content.ts"
import type { RawRequest } from "../../src/ports/channel.ts"
import type { Store } from "../../src/ports/store.ts"
import { type DatabaseKind, openTestStore } from "./database.ts"
import { type FakeLine, startFakeLine } from "./fake-line.ts"
import { type FakeTwilio, startFakeTwilio } from "./fake-twilio.ts"
import { lineId } from "./line-events.ts"
import { type OnStep, traceSteps } from "./trace-steps.ts"

const SECRET = "test-channel-secret"
const TOKEN = "test-access-token"
const ACCOUNT = `AC${"0".repeat(32)}`

/** Where the demo hotel's staff are reached in tests: people on LINE, desks in LINE groups, the general manager by SMS. */
export const STAFF_ADDRESSES: Record<string, Address> = {
  duty: `line:${lineId("U", "duty")}`,
  fom: `line:${lineId("U", "fom")}`,
  gm: "sms:+8613900000001",
  hk: `line-group:${lineId("C", "hk")}`,
  eng: `line-group:${lineId("C", "eng")}`,
  front: `line-group:${lineId("C", "front")}`,
  concierge: `line-group:${lineId("C", "concierge")}`,
  fnb: `line-group:${lineId("C", "fnb")}`,
  res: `line-group:${lineId("C", "res")}`,
}

/** A whole Houseline with the shipped content, on a real database, a held clock, and fakes at the network's edge only. */
export type TestHouse = {
  app: App
  store: Store
  content: Content
  line: FakeLine
  twilio: FakeTwilio
  now(): Date
  moveClock(ms: number): void
  setClock(at: Date): void
  /** Hands a platform's request to the server, as it would arrive. */
  post(request: RawRequest): Promise<Response>
  /** Empties the database and the fakes' records are started anew with the next house. */
  close(): Promise<void>
}

let shipped: Promise<Content> | undefined

export function testConfig(more: Record<string, string> = {}): Config {
  return readConfig({ API_TOKEN: "test-api-token", LOG_LEVEL: "silent", SIMULATOR: "off", PUBLIC_URL: "https://hotel.example", ...more })
}

/**
 * @param onStep hears of every step of a flow that a turn takes
 * @param environment variables beside those of every test house
 */
export async function openTestHouse(
  kind: DatabaseKind,
  at: Date,
  onStep: OnStep = () => {},
  environment: Record<string, string> = {},
): Promise<TestHouse> {
  let time = at
  const clock = { now: () => time }
  const line = await startFakeLine({ secret: SECRET, token: TOKEN, now: clock.now })
  const twilio = await startFakeTwilio({ accountSid: ACCOUNT, authToken: TOKEN, now: clock.now, publicUrl: "https://hotel.example" })
  const { store, reset, close } = await openTestStore(kind)
  await reset()
  const ids = createIds(clock)
  const config = testConfig(environment)
  shipped ??= readContent(config).then(({ content }) => withTestStaff(content))
  const content = traceSteps(await shipped, onStep)
  await store.syncStaff(
    content.property.staff.map((entry) => ({ ...entry, id: ids.make("stf") })),
    time,
  )
  const app = await createApp({
    ...{ config, store, content, clock, ids, log: createLog(process.env.TEST_LOG ?? "silent"), random: () => 0.5 },
    channels: [
      createLineChannel({ channelSecret: SECRET, accessToken: TOKEN, apiBaseUrl: line.url, clock, fetchTimeoutMs: 1_000 }),
      createSmsChannel({
        ...{ accountSid: ACCOUNT, authToken: TOKEN, apiBaseUrl: twilio.url, publicUrl: twilio.publicUrl },
        ...{ from: twilio.number, messagingServiceSid: null, clock, timeoutMs: 1_000 },
      }),
    ],
  })
  return {
    ...{ app, store, content, line, twilio, now: clock.now },
    moveClock: (ms) => {
      time = new Date(time.getTime() + ms)
    },
    setClock: (to) => {
      time = to
    },
    post: async ({ url, ...init }) => app.fetch(new Request(url, init)),
    async close() {
      await app.settle()
      await Promise.all([line.close(), twilio.close()])
      await close()
    },
  }
}

function withTestStaff(content: Content): Content {
  const staff = content.property.staff.map((entry) => ({ ...entry, address: STAFF_ADDRESSES[entry.key] ?? null }))
  return { ...content, property: { ...content.property, staff } }
}
