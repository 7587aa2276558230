import { readFileSync } from "node:fs"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { createSimulatorChannel } from "../../src/channels/simulator/channel.ts"
import { createSimulatorHub, type SimulatorHub } from "../../src/channels/simulator/hub.ts"
import type { SimulatorPeople } from "../../src/channels/simulator/people.ts"
import { simulatorRoutes } from "../../src/channels/simulator/routes.tsx"
import type { ThreadView } from "../../src/channels/simulator/thread-view.ts"
import { SIMULATOR_WORDS, type SimulatorWords } from "../../src/channels/simulator/words.ts"
import type { Address } from "../../src/domain/address.ts"
import { LANGUAGES, type Language } from "../../src/domain/language.ts"
import type { InboundEvent, OutboundContent, Receipt } from "../../src/domain/message.ts"
import { MalformedBody } from "../../src/lib/errors.ts"
import type { MessageView } from "../../src/ports/store.ts"
import { compileTemplates } from "../../src/templates/catalog.ts"
import { render } from "../../src/templates/render.ts"

export const HOTEL = { en: "Harbour View", "zh-Hans": "海景饭店", "zh-Hant": "海景飯店", ja: "ハーバービュー" }

export const PEOPLE: SimulatorPeople = {
  staff: [
    { key: "duty", name: "Chen Ya", role: "duty-manager", address: "simulator:duty" },
    { key: "hk", name: "Housekeeping", role: "staff", address: "simulator:hk" },
    { key: "eng", name: "Engineering", role: "staff", address: "simulator:eng" },
    { key: "fom", name: "Front office manager", role: "front-office-manager", address: "simulator:fom" },
    { key: "gm", name: "General manager", role: "general-manager", address: "sms:+8613900000001" },
  ],
  guests: [
    { id: "wang", name: "王伟", room: "1204", language: "zh-Hans", phase: "in-house" },
    { id: "tanaka", name: "田中 恵", room: "1508", language: "ja", phase: "in-house" },
    { id: "carter", name: "James Carter", room: "0611", language: "en", phase: "in-house" },
  ],
}

/** Of a guest who has not written yet. */
export const NOTHING: ThreadView = { held: null, running: null, below: [], later: [], waiting: [], misses: 0, reading: null }

/** What a stand-in for the bot answers: messages by address. */
export type Answer = (event: InboundEvent) => [Address, OutboundContent][]

export type EchoHouse = {
  app: Hono
  hub: SimulatorHub
  /** What came in, each key once. */
  events: InboundEvent[]
  receipts: Receipt[]
  /** What the page is told the bot remembers, by address. */
  threads: Map<Address, ThreadView>
  say(address: Address, content: OutboundContent): Promise<void>
}

/** The simulator's page, channel and stream, with a script in place of the rest of the house. */
export function createEchoHouse(answer: Answer): EchoHouse {
  const hub = createSimulatorHub()
  const channel = createSimulatorChannel(hub)
  const events: InboundEvent[] = []
  const receipts: Receipt[] = []
  const threads = new Map<Address, ThreadView>()
  const thread = async (address: Address) => threads.get(address) ?? NOTHING
  const app = new Hono()
  let sends = 0
  const say = async (address: Address, content: OutboundContent) => {
    const send = { address, contents: [content], replyToken: null, retryKey: `key-${sends++}`, wasUnknown: false, createdAt: new Date() }
    await channel.send(send)
  }
  app.post("/simulator/messages", async (c) => {
    const [webhook] = channel.webhooks
    const request = { method: "POST" as const, url: c.req.url, headers: c.req.header(), body: await c.req.text() }
    if (!webhook?.isGenuine(request)) return c.text("", 403)
    try {
      const delivery = webhook.parse(request, new Date())
      receipts.push(...delivery.receipts)
      for (const event of delivery.events.filter(({ key }) => !events.some((known) => known.key === key))) {
        events.push(event)
        for (const [address, content] of answer(event)) await say(address, content)
      }
    } catch (error) {
      if (!(error instanceof MalformedBody)) throw error
      return c.text(error.message, 400)
    }
    return c.json({ ok: true })
  })
  const history = async (address: Address) => events.filter((event) => event.address === address).map(viewOf)
  app.route(
    "/",
    simulatorRoutes({ hub, history, thread, people: async () => PEOPLE, languages: [...LANGUAGES], words: readWords(), hotel: HOTEL }),
  )
  return { app, hub, events, receipts, threads, say }
}

/** An app on a socket. A stop breaks every connection, as a restart does; a start takes the same port again. */
export type Listening = { url: string; stop(): Promise<void>; start(): Promise<void> }

export async function listen({ app, hub }: EchoHouse): Promise<Listening> {
  let server: Server | undefined
  let port = 0
  const start = () =>
    new Promise<void>((resolve) => {
      server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (info: AddressInfo) => {
        port = info.port
        resolve()
      }) as Server
    })
  const stop = () =>
    new Promise<void>((resolve) => {
      hub.close()
      server?.close(() => resolve())
      server?.closeAllConnections()
    })
  await start()
  return { url: `http://127.0.0.1:${port}`, start, stop }
}

function readWords(): (language: Language) => SimulatorWords {
  const path = "templates/simulator.yaml"
  const catalog = compileTemplates([{ path, text: readFileSync(path, "utf8") }])
  return (language) =>
    Object.fromEntries(SIMULATOR_WORDS.map((word) => [word, render(catalog, `simulator.${word}`, language, {})])) as SimulatorWords
}

function viewOf({ key, content, sentAt }: InboundEvent): MessageView {
  const text = content.kind === "text" ? content.text : content.kind === "postback" ? content.data : null
  return { id: `evt_${key}`, direction: "in", channel: "simulator", at: sentAt, template: null, text, status: "received", history: [] }
}
