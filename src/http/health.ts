import { Hono } from "hono"
import { collectDefaultMetrics, Gauge, Registry } from "prom-client"
import { DatabaseAway } from "../lib/errors.ts"
import type { Clock } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"

/** `/healthz`: the process answers. `/readyz`: so does the database. `/metrics`: Prometheus. */
export function healthRoutes(deps: { store: Store; clock: Clock }): Hono {
  const app = new Hono()
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: "houseline_" })
  const backlog = new Gauge({
    name: "houseline_backlog",
    help: "Rows that wait: events without a turn, messages not sent, jobs due, open tickets that nobody owns and no clock watches",
    labelNames: ["what"],
    registers: [registry],
  })

  app.get("/healthz", (c) => c.json({ status: "ok" }))
  app.get("/readyz", async (c) => {
    try {
      await deps.store.check()
      return c.json({ status: "ready" })
    } catch (error) {
      return c.json({ status: "not ready", reason: error instanceof DatabaseAway ? error.message : "the database does not answer" }, 503)
    }
  })
  app.get("/metrics", async (c) => {
    const counts = await deps.store.countBacklog(deps.clock.now())
    for (const [what, count] of Object.entries(counts)) backlog.set({ what }, count)
    return c.body(await registry.metrics(), 200, { "content-type": registry.contentType })
  })
  return app
}
