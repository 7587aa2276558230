import { Hono } from "hono"
import { createEndpointAdviser } from "../adviser/ask-endpoint.ts"
import { PMS_SILENT_AFTER_MS } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import { staffContentOf } from "../effects/staff-content-of.ts"
import type { Content } from "../flows/load-content.ts"
import { answerErrors } from "../http/answer-errors.ts"
import { apiRoutes } from "../http/api.ts"
import { docsRoutes } from "../http/docs-routes.tsx"
import { healthRoutes } from "../http/health.ts"
import { logRequests } from "../http/log-requests.ts"
import { pmsWebhookRoutes } from "../http/pms-webhooks.ts"
import { webhookRoutes } from "../http/webhooks.ts"
import { createReceiver } from "../inbox/receive.ts"
import { takeTurns } from "../inbox/take-turns.ts"
import { createTurnQueue } from "../inbox/turn-queue.ts"
import { createOutbox } from "../outbox/dispatch.ts"
import { messagesOf } from "../outbox/messages-of.ts"
import type { Channel } from "../ports/channel.ts"
import type { Clock, Ids, Log } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { lintNote } from "../tone/lint-note.ts"
import type { Config } from "./config.ts"
import type { Deps } from "./deps.ts"
import { createLookAhead } from "./look-ahead.ts"
import { createOccupancy } from "./occupancy.ts"
import { openPms } from "./open-pms.ts"
import { createPmsDesk } from "./pms-desk.ts"
import { tick } from "./tick.ts"

const TURN_LANES = 2

export type AppParts = {
  config: Config
  store: Store
  /** Until `useContent` brings another. */
  content: Content
  channels: Channel[]
  clock: Clock
  ids: Ids
  log: Log
  random: () => number
  /** Further routes, such as the simulator's page. */
  routes?: (app: Hono, deps: Deps) => void
}

export type App = {
  fetch: (request: Request) => Response | Promise<Response>
  deps: Deps
  /** Once a second: due jobs, retries, and whatever a crash left behind. */
  tick(): Promise<void>
  /** Resolves when all turns and sends under way are done. */
  settle(): Promise<void>
  /** Reads anew who works here, and when the hotel's systems were last heard. */
  refreshStaff(): Promise<void>
  /** The next turn is decided by this content; turns under way end by the one they began with. */
  useContent(content: Content): void
}

/** Puts the parts together. The only place that sees all rooms. */
export async function createApp(parts: AppParts): Promise<App> {
  const { store, clock, ids, log, config } = parts
  const channels = new Map(parts.channels.map((channel) => [channel.name, channel]))
  const outbox = createOutbox({ store, channels, clock, log, random: parts.random })
  let staff: StaffMember[] = []
  let { content } = parts
  const occupancy = createOccupancy({ store, clock, zone: () => content.property.timezone })
  const adapters = openPms(config.pms, content.property.timezone, clock)
  const pms = createPmsDesk({ store, clock, log, adapters })
  const turns = createTurnQueue({ take: (conversations) => takeTurns(deps, conversations), lanes: TURN_LANES, log })
  const deps: Deps = {
    ...{ config, store, clock, ids, log, channels, outbox, random: parts.random },
    adviser: config.adviser ? createEndpointAdviser(config.adviser, { clock, log }) : null,
    content: () => content,
    staff: () => staff,
    roomsTaken: occupancy.taken,
    pmsAsOf: () => pms.asOf(content.property.pmsSilentAfterMs ?? PMS_SILENT_AFTER_MS),
    receive: createReceiver({ store, clock, ids, onWork: turns.schedule }),
    sendCommitted: (commit) => outbox.sendNow(messagesOf(commit)),
  }

  const app = new Hono()
  app.onError(answerErrors(log))
  app.use(logRequests(log))
  app.route("/", healthRoutes({ store, clock }))
  app.route(
    "/",
    webhookRoutes({
      ...deps,
      webhooks: parts.channels.flatMap((channel) => channel.webhooks),
      publicUrl: config.publicUrl,
      recordReceipts: async (receipts) => void (await store.recordReceipts(receipts, clock.now())),
    }),
  )
  app.route("/", pmsWebhookRoutes({ adapters, store, clock, notePmsHeard: pms.noteHeard }))
  const api = { ...deps, content: () => staffContentOf(content, staff), opinionIn: lintNote, notePmsHeard: pms.noteHeard }
  if (config.apiToken) app.route("/api/v1", apiRoutes({ ...api, token: config.apiToken }))
  app.route("/", docsRoutes({ isApiOn: config.apiToken !== null }))
  parts.routes?.(app, deps)

  const lookAhead = createLookAhead(deps)
  let isTicking = false
  let isFirstTick = true
  const refreshStaff = async () => {
    staff = await store.listStaff()
    await pms.refresh()
  }
  await refreshStaff()
  await occupancy.refresh()
  return {
    fetch: (request) => app.fetch(request),
    deps,
    refreshStaff,
    useContent: (next) => {
      content = next
    },
    async tick() {
      if (isTicking) return
      isTicking = true
      try {
        await lookAhead()
        await occupancy.refresh()
        pms.start()
        await tick(deps, turns.schedule, isFirstTick)
        isFirstTick = false
      } finally {
        isTicking = false
      }
    },
    async settle() {
      await pms.settle()
      await turns.settle()
      await outbox.settle()
    },
  }
}
