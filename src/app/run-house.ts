import { serve } from "@hono/node-server"
import { schedule } from "node-cron"
import { SetupProblem } from "../lib/errors.ts"
import { beginRetention } from "./clear-old.ts"
import type { Config } from "./config.ts"
import { type House, openHouse } from "./open-house.ts"
import { printStart } from "./print-start.ts"

/**
 * A house with a server and a clock that ticks once a second, until it is told to stop.
 * @param opened begins what runs beside it; what it returns is called at the end
 */
export async function runHouse(config: Config, opened?: (house: House) => Promise<() => void>): Promise<void> {
  const house = await openHouse(config)
  const { app, log, isDemo, notes, close } = house
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (info) => {
    for (const line of printStart(config, `http://${config.host}:${info.port}`, isDemo, notes)) console.log(line)
  })
  server.on("error", (error: NodeJS.ErrnoException) => {
    const why = error.code === "EADDRINUSE" ? `Port ${config.port} is already in use; set PORT to another one.` : error.message
    stopWith(new SetupProblem(why))
  })

  const faults = (error: unknown) => log.error("tick failed", { error: error instanceof Error ? error.message : "unknown" })
  await beginRetention(app.deps).catch(faults)
  await app.tick().catch(faults)
  const ticking = schedule("* * * * * *", () => app.tick().catch(faults), { noOverlap: true })
  const roster = schedule("*/30 * * * * *", () => app.refreshStaff().catch(faults), { noOverlap: true })
  const ended = await opened?.(house)

  const stop = async () => {
    ended?.()
    await Promise.all([ticking.stop(), roster.stop()])
    server.close()
    await close()
    process.exit(0)
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop())
}

/** Says in one sentence why it cannot start, or everything about what nobody expected. */
export function stopWith(error: unknown): never {
  if (error instanceof SetupProblem) console.error(`Houseline cannot start. ${error.message}`)
  else console.error(error)
  process.exit(1)
}
