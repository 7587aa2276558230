import { createHash, createHmac } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { z } from "zod"
import { type LineMessage, LoadingBody, PushBody, problemOf, ReplyBody } from "./fake-line-rules.ts"
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
  /** Pushes get 429, as when the month's quota is spent; replies are free. */
  | "quota"
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

/** Messages the platform took. `to` is the chat, also for a reply; `token` is null for a push. */
export type Accepted = {
  at: Date
  kind: "reply" | "push"
  to: string
  token: string | null
  messages: LineMessage[]
  retryKey: string | null
  ids: string[]
}

type Answer = { status: number; body: unknown; headers?: Record<string, string> }
type Take = { answer: Answer; isAccepted: boolean }

const REPLY_TOKEN_MS = 60_000
const RETRY_KEY_MS = 24 * 3_600_000
const RETRY_AFTER_SECONDS = 2
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const CHAT = /^[UCR][0-9a-f]{32}$/

const refused = (status: number, message: string, headers?: Record<string, string>): Take => ({
  answer: { status, body: { message }, headers },
  isAccepted: false,
})

/**
 * LINE's Messaging API on 127.0.0.1, as strict as the real one: bearer token, single-use reply tokens that expire by
 * `now`, message limits, retry keys, quota. `mode` is the weather; `next` holds weather for single calls to come, first
 * one first. Setting `mode` works at once; await `setMode` when the listener closes or opens.
 */
export async function startFakeLine(options: { secret: string; token: string; now?: () => Date }) {
  const now = options.now ?? (() => new Date())
  const accepted: Accepted[] = []
  const typing: string[] = []
  const blocked = new Set<string>()
  const next: Exclude<FakeLineMode, "refuses">[] = []
  const tokens = new Map<string, { chat: string; at: Date; isUsed: boolean }>()
  const retryKeys = new Map<string, { at: Date; requestId: string; ids: string[] }>()
  let mode: FakeLineMode = "up"
  let pushesLeft = Number.POSITIVE_INFINITY
  let count = 0
  let calls = 0

  function newReplyToken(chat: string): string {
    const token = createHash("md5").update(`token ${++count}`).digest("hex")
    tokens.set(token, { chat, at: now(), isUsed: false })
    return token
  }

  function record(entry: Omit<Accepted, "at" | "ids">): Take {
    const ids = entry.messages.map(() => String(461_230_966_842_064_000n + BigInt(++count)))
    accepted.push({ ...entry, at: now(), ids })
    const body = { sentMessages: ids.map((id) => ({ id, quoteToken: `quote-${id}` })) }
    return { answer: { status: 200, body }, isAccepted: true }
  }

  function takeReply({ replyToken, messages }: z.infer<typeof ReplyBody>, retryKey: string | null): Take {
    if (retryKey !== null) return refused(400, "Retry key is not supported by this API")
    const token = tokens.get(replyToken)
    if (!token || token.isUsed || now().getTime() - token.at.getTime() > REPLY_TOKEN_MS) return refused(400, "Invalid reply token")
    token.isUsed = true
    return record({ kind: "reply", to: token.chat, token: replyToken, messages, retryKey: null })
  }

  function takePush({ to, messages }: z.infer<typeof PushBody>, retryKey: string | null, weather: FakeLineMode): Take {
    if (!CHAT.test(to)) return refused(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    if (retryKey !== null && !UUID.test(retryKey)) return refused(400, "Invalid retry key")
    const known = retryKey === null ? undefined : retryKeys.get(retryKey)
    if (known && now().getTime() - known.at.getTime() < RETRY_KEY_MS) {
      const body = { message: "The retry key is already accepted", sentMessages: known.ids.map((id) => ({ id })) }
      return { answer: { status: 409, body, headers: { "x-line-accepted-request-id": known.requestId } }, isAccepted: false }
    }
    if (blocked.has(to)) return refused(404, "Not found")
    if (weather === "quota" || pushesLeft < 1) return refused(429, "You have reached your monthly limit.")
    pushesLeft--
    const taken = record({ kind: "push", to, token: null, messages, retryKey })
    if (retryKey !== null) retryKeys.set(retryKey, { at: now(), requestId: `request-${count}`, ids: accepted.at(-1)?.ids ?? [] })
    return taken
  }

  function take(path: string, json: unknown, retryKey: string | null, weather: FakeLineMode): Take {
    if (path === "/v2/bot/message/reply") {
      const body = ReplyBody.safeParse(json)
      return body.success ? takeReply(body.data, retryKey) : { answer: { status: 400, body: problemOf(body.error) }, isAccepted: false }
    }
    const body = PushBody.safeParse(json)
    return body.success
      ? takePush(body.data, retryKey, weather)
      : { answer: { status: 400, body: problemOf(body.error) }, isAccepted: false }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readAll(request)
    const path = request.url ?? ""
    const isLoading = path === "/v2/bot/chat/loading/start"
    if (request.method !== "POST" || !(isLoading || path === "/v2/bot/message/reply" || path === "/v2/bot/message/push"))
      return write(response, { status: 404, body: { message: "Not found" } })
    const weather = isLoading ? mode : (next.shift() ?? mode)
    if (!isLoading) calls++
    if (weather === "slow") return
    if (weather === "reset") return void response.destroy()
    if (weather === "down") return write(response, { status: 503, body: { message: "Service unavailable" } })
    if (weather === "error") return write(response, { status: 500, body: { message: "Internal server error" } })
    if (request.headers.authorization !== `Bearer ${options.token}`)
      return write(response, {
        status: 401,
        body: { message: "Authentication failed. Confirm that the access token in the authorization header is valid." },
      })
    if (weather === "rate-limited") {
      const headers = { "retry-after": String(RETRY_AFTER_SECONDS) }
      return write(response, { status: 429, body: { message: "The API rate limit has been exceeded. Try again later." }, headers })
    }
    const json = jsonOf(text)
    if (isLoading) return write(response, startLoading(json))
    const retryKey = request.headers["x-line-retry-key"]
    const { answer, isAccepted } = take(path, json, typeof retryKey === "string" ? retryKey : null, weather)
    if (isAccepted && weather === "accept-then-slow") return
    if (isAccepted && weather === "accept-then-reset") return void response.destroy()
    if (isAccepted && weather === "accept-then-error") return write(response, { status: 500, body: { message: "Internal server error" } })
    write(response, answer)
  }

  function startLoading(json: unknown): Answer {
    const body = LoadingBody.safeParse(json)
    if (!body.success) return { status: 400, body: problemOf(body.error) }
    typing.push(body.data.chatId)
    return { status: 202, body: {} }
  }

  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()))
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  const hangUp = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo

  async function setMode(wanted: FakeLineMode): Promise<void> {
    mode = wanted
    if (wanted === "refuses" && server.listening) await hangUp()
    if (wanted !== "refuses" && !server.listening) await listen(port)
  }

  const sign = (body: string) => createHmac("sha256", options.secret).update(body).digest("base64")

  return {
    url: `http://127.0.0.1:${port}`,
    accepted,
    /** Chats that were shown the loading animation. */
    typing,
    /** People who blocked the account: pushes to them get 404. */
    blocked,
    next,
    newReplyToken,
    sign,
    setMode,
    ...lineEvents(now, newReplyToken),
    get mode(): FakeLineMode {
      return mode
    },
    set mode(wanted: FakeLineMode) {
      void setMode(wanted)
    },
    /** Pushes the month still allows. */
    get pushQuota(): number {
      return pushesLeft
    },
    set pushQuota(left: number) {
      pushesLeft = left
    },
    /** Calls that tried to send, whatever came of them. */
    get calls(): number {
      return calls
    },
    /** Texts the platform took for one chat, in order; a card counts by its alternative text. */
    textsTo: (chat: string): string[] =>
      accepted
        .filter(({ to }) => to === chat)
        .flatMap(({ messages }) => messages.map((message) => (message.type === "text" ? message.text : message.altText))),
    /** A webhook call as the platform makes it. */
    signedRequest(events: LineEvent[]) {
      const body = JSON.stringify({ destination: lineId("U", "bot"), events })
      const headers = {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "LineBotWebhook/2.0",
        "x-line-signature": sign(body),
      }
      return { method: "POST" as const, url: "https://houseline.example/webhooks/line", headers, body }
    },
    async close(): Promise<void> {
      if (server.listening) await hangUp()
    },
  }
}

export type FakeLine = Awaited<ReturnType<typeof startFakeLine>>

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
