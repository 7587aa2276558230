import { existsSync } from "node:fs"
import { serve } from "@hono/node-server"
import { schedule } from "node-cron"
import { readConfig } from "./app/config.ts"
import { openHouse } from "./app/open-house.ts"
import { printStart } from "./app/print-start.ts"
import { SetupProblem } from "./lib/errors.ts"

/** The Node door: configuration, the house, a server, and a clock that ticks once a second. */
async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env")
  const config = readConfig(process.env)
  const { app, log, isDemo, notes, close } = await openHouse(config)

  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (info) => {
    for (const line of printStart(config, `http://${config.host}:${info.port}`, isDemo, notes)) console.log(line)
  })
  server.on("error", (error: NodeJS.ErrnoException) => {
    const why = error.code === "EADDRINUSE" ? `Port ${config.port} is already in use; set PORT to another one.` : error.message
    stopWith(new SetupProblem(why))
  })

  const faults = (error: unknown) => log.error("tick failed", { error: error instanceof Error ? error.message : "unknown" })
  await app.tick().catch(faults)
  const ticking = schedule("* * * * * *", () => app.tick().catch(faults), { noOverlap: true })
  const roster = schedule("*/30 * * * * *", () => app.refreshStaff().catch(faults), { noOverlap: true })

  const stop = async () => {
    await Promise.all([ticking.stop(), roster.stop()])
    server.close()
    await close()
    process.exit(0)
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop())
}

function stopWith(error: unknown): never {
  if (error instanceof SetupProblem) console.error(`Houseline cannot start. ${error.message}`)
  else console.error(error)
  process.exit(1)
}

main().catch(stopWith)
