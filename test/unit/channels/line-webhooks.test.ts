import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { createLineChannel } from "../../../src/channels/line/channel.ts"
import { MalformedBody } from "../../../src/lib/errors.ts"

const FOLDER = new URL("../../webhooks/line/", import.meta.url)
const RECEIVED_AT = new Date("2026-03-02T14:00:00Z")

/** A recorded request with the exact bytes of its body, and what must be read from it. */
const Recorded = z.strictObject({
  note: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isGenuine: z.boolean(),
  isMalformed: z.boolean().optional(),
  events: z.array(z.unknown()).optional(),
})

const clock = { now: () => RECEIVED_AT }
const channel = createLineChannel({ channelSecret: "test-channel-secret", accessToken: "token", apiBaseUrl: "https://api.line.me", clock })
const [webhook] = channel.webhooks
const files = readdirSync(FOLDER).filter((file) => file.endsWith(".json"))
const readRecorded = (file: string) => Recorded.parse(JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")))

describe("recorded LINE webhooks", () => {
  test("there is one for every kind of event and every mishap", () => {
    expect(files.length).toBeGreaterThanOrEqual(55)
  })

  test.each(files)("%s", (file) => {
    const recorded = readRecorded(file)
    const request = {
      method: "POST" as const,
      url: "https://houseline.example/webhooks/line",
      headers: recorded.headers,
      body: recorded.body,
    }
    expect(webhook?.isGenuine(request), recorded.note).toBe(recorded.isGenuine)
    if (!recorded.isGenuine) return
    if (recorded.isMalformed) {
      expect(() => webhook?.parse(request, RECEIVED_AT)).toThrow(MalformedBody)
      return
    }
    const delivery = webhook?.parse(request, RECEIVED_AT)
    expect(JSON.parse(JSON.stringify(delivery))).toEqual({ events: recorded.events, receipts: [] })
  })

  test("a redelivery has the key of the first delivery", () => {
    const [first, again] = ["redelivery-first.json", "redelivery.json"].map((file) => {
      const { headers, body } = readRecorded(file)
      return webhook?.parse({ method: "POST", url: "https://houseline.example/webhooks/line", headers, body }, RECEIVED_AT)
    })
    expect(again).toEqual(first)
  })
})
