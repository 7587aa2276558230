import { hostname } from "node:os"
import { parsePhoneNumberFromString } from "libphonenumber-js"
import { createLineChannel } from "../channels/line/channel.ts"
import { createSimulatorChannel } from "../channels/simulator/channel.ts"
import { type ContentNote, createSimulatorHub, type SimulatorHub } from "../channels/simulator/hub.ts"
import { createSmsChannel } from "../channels/sms/channel.ts"
import type { Content } from "../flows/content.ts"
import type { Channel } from "../ports/channel.ts"
import type { Clock, Log } from "../ports/runtime.ts"
import { openStore } from "../store/open-store.ts"
import type { Config } from "./config.ts"
import { type App, createApp } from "./create-app.ts"
import { seedDemo } from "./demo.ts"
import { mountSimulator } from "./mount-simulator.ts"
import { readContent } from "./read-content.ts"
import { createIds, createLog, systemClock } from "./runtime.ts"
import { watchThreads } from "./watch-threads.ts"

const MIGRATIONS_DIR = "prisma/migrations"

export type House = {
  app: App
  log: Log
  isDemo: boolean
  /** What the operator should know about the content, a sentence each. */
  notes: string[]
  /** Goes on with other content, and with the staff its property file names. */
  useContent(content: Content): Promise<void>
  /** A word about the content to whoever has the simulator open. */
  tellPages(note: ContentNote): void
  /** Lets what is under way end, then frees the database. */
  close(): Promise<void>
}

/** Opens everything a configuration asks for: content, database, channels, demo data. Throws `SetupProblem`. */
export async function openHouse(config: Config): Promise<House> {
  const clock = systemClock
  const ids = createIds(clock)
  const log = createLog(config.logLevel)
  const { content, notes } = await readContent(config)
  const instance = `${hostname()}:${config.port}`
  const { databaseUrl, dataDir } = config
  // Numbers on reservations often come without a country: they are read as the hotel's own.
  const country = parsePhoneNumberFromString(content.property.phone)?.country
  const opened = await openStore({
    databaseUrl,
    dataDir,
    migrationsDir: MIGRATIONS_DIR,
    instance,
    ids,
    log,
    country,
    graceDays: content.property.graceDays,
  })
  const hub = createSimulatorHub()
  const watched = watchThreads(opened, hub.threadChanged)
  const store = config.isSimulatorOn ? watched.store : opened
  const syncStaff = ({ property }: Content) =>
    store.syncStaff(
      property.staff.map((entry) => ({ ...entry, id: ids.make("stf") })),
      clock.now(),
    )
  await syncStaff(content)
  const isDemo = await seedDemo({ store, clock, config, property: content.property })

  const app = await createApp({
    ...{ config, store, content, clock, ids, log, random: Math.random },
    channels: createChannels(config, hub, clock),
    routes: (routes, deps) => {
      const { lastHeard } = watched
      if (config.isSimulatorOn) mountSimulator(routes, { hub, store, content: deps.content, lastHeard, now: clock.now, isDemo })
    },
  })
  const close = async () => {
    hub.close()
    await app.settle()
    await store.close()
  }
  const useContent = async (next: Content) => {
    await syncStaff(next)
    app.useContent(next)
    await app.refreshStaff()
  }
  return { app, log, isDemo, notes, useContent, tellPages: hub.noteContent, close }
}

/** The channels a configuration turns on. */
function createChannels(config: Config, hub: SimulatorHub, clock: Clock): Channel[] {
  const channels: Channel[] = []
  if (config.line) channels.push(createLineChannel({ ...config.line, clock }))
  if (config.sms) channels.push(createSmsChannel({ ...config.sms, publicUrl: config.publicUrl, clock }))
  if (config.isSimulatorOn) channels.push(createSimulatorChannel(hub))
  return channels
}
