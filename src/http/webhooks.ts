import { Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import type { InboundEvent, Receipt } from "../domain/message.ts"
import { MalformedBody } from "../lib/errors.ts"
import type { Delivery, RawRequest, Webhook } from "../ports/channel.ts"
import type { Clock, Log } from "../ports/runtime.ts"
import { problem } from "./problem.ts"

const BODY_BYTES_MAX = 1_048_576

export type WebhookDeps = {
  webhooks: Webhook[]
  /** Where platforms call us, e.g. `https://line.hotel.example`; null → the URL as we see it. */
  publicUrl: string | null
  clock: Clock
  log: Log
  /** Durable once it resolves. */
  receive: (events: InboundEvent[]) => Promise<void>
  recordReceipts: (receipts: Receipt[]) => Promise<void>
}

/** The platforms' routes: bounded, verified, parsed, stored, acknowledged — in that order. */
export function webhookRoutes(deps: WebhookDeps): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: BODY_BYTES_MAX, onError: (c) => problem(c, 413, "A webhook body holds at most 1 MiB.") })
  for (const webhook of deps.webhooks) {
    app.post(webhook.path, limit, async (c) => {
      const request = await readRequest(c.req.raw, deps.publicUrl)
      if (!webhook.isGenuine(request)) return problem(c, webhook.refusal, "The signature does not match this body.")
      let delivery: Delivery
      try {
        delivery = webhook.parse(request, deps.clock.now())
      } catch (error) {
        if (!(error instanceof MalformedBody)) throw error
        return problem(c, 400, error.message)
      }
      if (delivery.receipts.length > 0) await deps.recordReceipts(delivery.receipts)
      await deps.receive(delivery.events)
      return c.body(webhook.acknowledgement.body, 200, { "content-type": webhook.acknowledgement.contentType })
    })
  }
  return app
}

/** The request as verification sees it: the exact body, and the URL as the platform called it. */
export async function readRequest(raw: Request, publicUrl: string | null): Promise<RawRequest> {
  const url = new URL(raw.url)
  return {
    method: "POST",
    url: publicUrl ? publicUrl.replace(/\/$/, "") + url.pathname + url.search : raw.url,
    headers: Object.fromEntries(raw.headers),
    body: await raw.text(),
  }
}
