import { existsSync } from "node:fs"
import { readConfig } from "./app/config.ts"
import { runHouse, stopWith } from "./app/run-house.ts"

/** The Node door: configuration, the house, a server, and a clock that ticks once a second. */
async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env")
  await runHouse(readConfig(process.env))
}

main().catch(stopWith)
