import { type Context, Hono } from "hono"
import { streamSSE } from "hono/streaming"
import type { Address } from "../../domain/address.ts"
import { isLanguage, LANGUAGES, type Language, type Localised } from "../../domain/language.ts"
import type { MessageView } from "../../ports/store.ts"
import { readSimulatorAddress } from "./address.ts"
import { clientScript } from "./client/script.ts"
import type { SimulatorHub } from "./hub.ts"
import { SimulatorPage } from "./page.tsx"
import type { SimulatorPeople } from "./people.ts"
import { streamTalk } from "./stream.ts"
import { SIMULATOR_STYLE } from "./style.ts"
import { mergeTalk } from "./talk.ts"
import type { ThreadView } from "./thread-view.ts"
import type { SimulatorWords } from "./words.ts"

const HEARTBEAT_MS = 15_000
const ADDRESSES_PER_STREAM_MAX = 50

/** Only our own script and style; no page may frame it; nothing is loaded from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export type SimulatorRoutesInput = {
  hub: SimulatorHub
  /** The stored talk of an address, oldest first; it is only ever asked for `simulator:` addresses. */
  history: (address: Address) => Promise<MessageView[]>
  /** What the bot remembers of an address, in a reader's language; only ever asked for `simulator:` addresses. */
  thread: (address: Address, language: Language) => Promise<ThreadView>
  people: () => Promise<SimulatorPeople>
  /** What the page can be read in; the first is the default. */
  languages: Language[]
  /** The templates `simulator.<word>`, rendered. */
  words: (language: Language) => SimulatorWords
  hotel: Localised
  heartbeatMs?: number
}

/**
 * The simulator's page and what it reads: `GET /simulator?lang=`, its script and style, `/simulator/stream?address=…`
 * (server-sent events, `address` may repeat), `/simulator/history?address=`, `/simulator/thread?address=&lang=` (what the bot remembers) and
 * `/simulator/words?lang=` for the terminal. What guests and staff say comes in by the channel's own webhook, `POST /simulator/messages`.
 */
export function simulatorRoutes(input: SimulatorRoutesInput): Hono {
  const app = new Hono()
  app.get("/simulator", async (c) => {
    const language = readLanguage(c, input.languages)
    const { staff, guests } = await input.people()
    const page = (
      <SimulatorPage
        hotel={input.hotel[language]}
        language={language}
        languages={input.languages}
        words={input.words(language)}
        staff={staff.filter((member) => member.address?.startsWith("simulator:"))}
        guests={guests}
      />
    )
    c.header("content-security-policy", POLICY)
    c.header("referrer-policy", "no-referrer")
    c.header("cache-control", "no-store")
    return c.html(`<!doctype html>${page.toString()}`)
  })
  app.get("/simulator/simulator.js", (c) => c.body(clientScript(), 200, asset("text/javascript")))
  app.get("/simulator/simulator.css", (c) => c.body(SIMULATOR_STYLE, 200, asset("text/css")))
  app.get("/simulator/words", (c) => {
    const language = readLanguage(c, input.languages)
    return c.json({ language, words: input.words(language) })
  })
  app.get("/simulator/history", async (c) => {
    const address = readSimulatorAddress(c.req.query("address") ?? "")
    if (!address) return invalidAddress(c)
    c.header("cache-control", "no-store")
    return c.json({ items: mergeTalk(address, await input.history(address), input.hub.recent(address)) })
  })
  app.get("/simulator/thread", async (c) => {
    const address = readSimulatorAddress(c.req.query("address") ?? "")
    if (!address) return invalidAddress(c)
    c.header("cache-control", "no-store")
    return c.json(await input.thread(address, readLanguage(c, input.languages)))
  })
  app.get("/simulator/stream", (c) => {
    const addresses = (c.req.queries("address") ?? []).map(readSimulatorAddress)
    const known = addresses.filter((address) => address !== null)
    if (known.length === 0 || known.length < addresses.length || known.length > ADDRESSES_PER_STREAM_MAX) return invalidAddress(c)
    c.header("x-accel-buffering", "no")
    return streamSSE(c, (stream) => streamTalk(stream, input.hub, known, input.heartbeatMs ?? HEARTBEAT_MS))
  })
  return app
}

const asset = (type: string) => ({
  "content-type": `${type}; charset=utf-8`,
  "cache-control": "no-cache",
  "x-content-type-options": "nosniff",
})

/** By `?lang=` (`zh` is enough), else the first language of the browser that we have, else the hotel's own. */
function readLanguage(c: Context, languages: Language[]): Language {
  const wanted = [c.req.query("lang") ?? "", ...(c.req.header("accept-language") ?? "").split(",")]
  for (const tag of wanted.map((part) => part.split(";")[0]?.trim() ?? "")) {
    const language = languageOf(tag, languages)
    if (language) return language
  }
  return languages[0] ?? LANGUAGES[0]
}

function languageOf(tag: string, languages: Language[]): Language | null {
  const first = tag.toLowerCase().split("-")[0] ?? ""
  const language = first === "zh" ? (/hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans") : first
  return isLanguage(language) && languages.includes(language) ? language : null
}

/** RFC 9457. */
function invalidAddress(c: Context): Response {
  const detail = `address: must be 1 to ${ADDRESSES_PER_STREAM_MAX} simulator addresses, such as simulator:line-wang.`
  return c.json({ type: "about:blank", title: "Invalid", status: 422, detail }, 422, { "content-type": "application/problem+json" })
}
