import { Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { MalformedBody } from "../lib/errors.ts"
import type { PmsAdapter, PmsEvent } from "../ports/pms.ts"
import type { Clock } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { problem } from "./problem.ts"
import { readRequest } from "./webhooks.ts"

const BODY_BYTES_MAX = 1_048_576

export type PmsWebhookDeps = {
  adapters: Map<string, PmsAdapter>
  store: Store
  clock: Clock
  /** A hotel's system has just been heard. */
  notePmsHeard: (at: Date) => void
}

/** `/webhooks/pms/{system}`: bounded, verified, parsed, stored as jobs, acknowledged. What changed is fetched afterwards. */
export function pmsWebhookRoutes({ adapters, store, clock, notePmsHeard }: PmsWebhookDeps): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: BODY_BYTES_MAX, onError: (c) => problem(c, 413, "A webhook body holds at most 1 MiB.") })
  app.post("/webhooks/pms/:source", limit, async (c) => {
    const source = c.req.param("source")
    const webhook = adapters.get(source)?.webhook
    if (!webhook) return problem(c, 404, "No such hotel system is configured.")
    const request = await readRequest(c.req.raw, null)
    if (!webhook.isGenuine(request)) return problem(c, 401, "The secret is missing or wrong.")
    let events: PmsEvent[]
    try {
      events = webhook.parse(request.body)
    } catch (error) {
      if (!(error instanceof MalformedBody)) throw error
      return problem(c, 400, error.message)
    }
    const now = clock.now()
    await store.addPmsJobs(
      source,
      events.map((event) => ({ source, ...event })),
      now,
    )
    notePmsHeard(now)
    return c.json({ received: events.length })
  })
  return app
}
