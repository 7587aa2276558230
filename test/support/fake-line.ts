import { createHmac } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { type Answer, createLineDesk, type LineDesk } from "./fake-line-desk.ts"
import { type LineEvent, lineEvents, lineId } from "./line-events.ts"

/** What happens to calls that send messages. */
export type FakeLineMode =
  | "up"
  /** 503 before anything is taken. */
  | "down"
  /** Nobody listens. */
  | "refuses"
  /** 429 with `Retry-After`. */
  | "rate-limited"
  /** 500, nothing taken. */
  | "error"
  /** Takes nothing and never answers. */
  | "slow"
  /** Takes nothing and cuts the connection. */
  | "reset"
  /** Takes the messages, then the answer is lost in one of three ways. */
  | "accept-then-error"
  | "accept-then-slow"
  | "accept-then-reset"

/** Weather for one call, or any answer at all. */
type FakeLineMoment = Exclude<FakeLineMode, "refuses"> | { status: number; text: string; headers?: Record<string, string> }

const RETRY_AFTER_SECONDS = 2

/**
 * LINE's Messaging API on 127.0.0.1, as strict as the real one: bearer token, single-use reply tokens that expire by
 * `now`, message limits, retry keys, quota. `mode` is the weather; `next` holds weather for single calls to come, first
 * one first. Setting `mode` works at once; await `setMode` where the listener closes or opens.
 */
export async function startFakeLine(options: { secret: string; token: string; now?: () => Date }) {
  const now = options.now ?? (() => new Date())
  const desk = createLineDesk(now)
  const weather = { mode: "up" as FakeLineMode, next: [] as FakeLineMoment[], calls: 0 }
  const server = createServer((request, response) => {
    void serve(request, response, desk, weather, options.token).catch(() => response.destroy())
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  const hangUp = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo

  async function setMode(wanted: FakeLineMode): Promise<void> {
    weather.mode = wanted
    if (wanted === "refuses" && server.listening) await hangUp()
    if (wanted !== "refuses" && !server.listening) await listen(port)
  }

  return {
    url: `http://127.0.0.1:${port}`,
    /** What the platform took, in order. */
    accepted: desk.accepted,
    /** Chats that were shown the loading animation. */
    typing: desk.typing,
    /** People who blocked the account: pushes to them get 404. */
    blocked: desk.blocked,
    next: weather.next,
    newReplyToken: desk.newReplyToken,
    sign: (body: string) => sign(body, options.secret),
    setMode,
    ...lineEvents(now, desk.newReplyToken),
    get mode(): FakeLineMode {
      return weather.mode
    },
    set mode(wanted: FakeLineMode) {
      void setMode(wanted)
    },
    /** Pushes the month still allows; 0 → 429 with the platform's words. Replies are free. */
    get pushQuota(): number {
      return desk.pushQuota
    },
    set pushQuota(left: number) {
      desk.pushQuota = left
    },
    /** Calls that tried to send, whatever came of them. */
    get calls(): number {
      return weather.calls
    },
    textsTo: (chat: string) => textsTo(desk, chat),
    signedRequest: (events: LineEvent[]) => signedRequest(events, options.secret),
    async close(): Promise<void> {
      if (server.listening) await hangUp()
    },
  }
}

export type FakeLine = Awaited<ReturnType<typeof startFakeLine>>

/** `x-line-signature` of a body. */
function sign(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("base64")
}

/** A webhook call as the platform makes it. */
function signedRequest(events: LineEvent[], secret: string) {
  const body = JSON.stringify({ destination: lineId("U", "bot"), events })
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "LineBotWebhook/2.0",
    "x-line-signature": sign(body, secret),
  }
  return { method: "POST" as const, url: "https://houseline.example/webhooks/line", headers, body }
}

/** Texts the platform took for one chat, in order; a card counts by its alternative text. */
function textsTo(desk: LineDesk, chat: string): string[] {
  return desk.accepted
    .filter(({ to }) => to === chat)
    .flatMap(({ messages }) => messages.map((message) => (message.type === "text" ? message.text : message.altText)))
}

type Weather = { mode: FakeLineMode; next: FakeLineMoment[]; calls: number }

async function serve(request: IncomingMessage, response: ServerResponse, desk: LineDesk, weather: Weather, token: string): Promise<void> {
  const text = await readAll(request)
  const call = callOf(request, desk)
  if (!call) return write(response, { status: 404, body: { message: "Not found" } })
  const isSend = request.url !== "/v2/bot/chat/loading/start"
  const today = isSend ? (weather.next.shift() ?? weather.mode) : weather.mode
  if (isSend) weather.calls++
  if (typeof today === "object") return void response.writeHead(today.status, { connection: "close", ...today.headers }).end(today.text)
  if (today === "slow") return
  if (today === "reset") return void response.destroy()
  const storm = answerIn(today)
  if (storm) return write(response, storm)
  if (request.headers.authorization !== `Bearer ${token}`) {
    const message = "Authentication failed. Confirm that the access token in the authorization header is valid."
    return write(response, { status: 401, body: { message } })
  }
  const { answer, isAccepted } = call(jsonOf(text))
  if (isAccepted && isSend && today === "accept-then-slow") return
  if (isAccepted && isSend && today === "accept-then-reset") return void response.destroy()
  if (isAccepted && isSend && today === "accept-then-error")
    return write(response, { status: 500, body: { message: "Internal server error" } })
  write(response, answer)
}

function callOf(request: IncomingMessage, desk: LineDesk) {
  const header = request.headers["x-line-retry-key"]
  const retryKey = typeof header === "string" ? header : null
  if (request.method !== "POST") return null
  if (request.url === "/v2/bot/message/reply") return (json: unknown) => desk.reply(json, retryKey)
  if (request.url === "/v2/bot/message/push") return (json: unknown) => desk.push(json, retryKey)
  if (request.url === "/v2/bot/chat/loading/start") return (json: unknown) => desk.startLoading(json)
  return null
}

/** What everybody gets in bad weather, whatever they ask. */
function answerIn(mode: FakeLineMode): Answer | null {
  if (mode === "down") return { status: 503, body: { message: "Service unavailable" } }
  if (mode === "error") return { status: 500, body: { message: "Internal server error" } }
  if (mode !== "rate-limited") return null
  const headers = { "retry-after": String(RETRY_AFTER_SECONDS) }
  return { status: 429, body: { message: "The API rate limit has been exceeded. Try again later." }, headers }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString("utf8")
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One connection a call, so that a closed listener refuses the next one at once. */
function write(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close", "x-line-request-id": "fake", ...headers })
  response.end(JSON.stringify(body))
}
