import { parsePhoneNumberFromString } from "libphonenumber-js"
import { type Config, readConfig } from "../app/config.ts"
import { type App, createApp } from "../app/create-app.ts"
import { createIds, createLog } from "../app/runtime.ts"
import type { ChannelName } from "../domain/address.ts"
import type { Content } from "../flows/load-content.ts"
import type { Store } from "../ports/store.ts"
import { openThrowaway, type ThrowawayDatabase } from "../store/open-throwaway.ts"
import { createPretendChannel, type PretendChannel } from "./pretend-channel.ts"
import { type Recording, recordStore } from "./record-store.ts"

const MIGRATIONS_DIR = "prisma/migrations"
const CHANNELS: ChannelName[] = ["line", "sms", "wechat", "simulator"]
/** Only known inside this process: the houses played in have no port. */
const API_TOKEN = "simulate"

/** A whole house in this process: production inbox, engine, database, outbox and jobs, with a clock that is moved by hand. */
export type Scene = {
  app: App
  store: Store
  content: Content
  apiToken: string
  channels: Map<ChannelName, PretendChannel>
  recording: Recording
  now(): Date
  /** Never back. */
  setClock(to: Date): void
  /** When something falls due next; null when nothing waits. */
  findNextDue(): Promise<Date | null>
}

export type Stage = {
  content: Content
  /** An empty house whose clock shows `at`. The scene before it is over. */
  openScene(at: Date, random?: () => number): Promise<Scene>
  close(): Promise<void>
}

/** Opens the database that all scenes of a run share, one after the other. It touches nothing that is stored. */
export async function openStage(content: Content): Promise<Stage> {
  const database = await openThrowaway(MIGRATIONS_DIR)
  const config = readConfig({ API_TOKEN, LOG_LEVEL: "silent", SIMULATOR: "off" })
  return {
    content,
    openScene: (at, random = () => 0.5) => openScene({ content, database, config, at, random }),
    close: () => database.close(),
  }
}

type SceneInput = { content: Content; database: ThrowawayDatabase; config: Config; at: Date; random: () => number }

async function openScene({ content, database, config, at, random }: SceneInput): Promise<Scene> {
  let time = at
  const clock = { now: () => time }
  const ids = createIds(clock)
  const log = createLog("silent")
  const country = parsePhoneNumberFromString(content.property.phone)?.country ?? null
  const { store, recording } = recordStore(await database.openStore({ ids, log, country }))
  const staff = content.property.staff.map((entry) => ({ ...entry, id: ids.make("stf") }))
  await store.syncStaff(staff, time)
  const channels = new Map(CHANNELS.map((name) => [name, createPretendChannel(name, clock)]))
  const pretended = [...channels.values()].map(({ channel }) => channel)
  const app = await createApp({ config, store, content, channels: pretended, clock, ids, log, random })
  return {
    ...{ app, store, content, apiToken: API_TOKEN, channels, recording, now: clock.now },
    setClock: (to) => {
      time = to
    },
    findNextDue: database.findNextDue,
  }
}
