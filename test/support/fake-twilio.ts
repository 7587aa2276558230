import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { SegmentedMessage } from "sms-segments-calculator"
import type { RawRequest } from "../../src/ports/channel.ts"
import { type AcceptedSms, codeOf, listPage, readDraft, resourceOf } from "./fake-twilio-rules.ts"
import { askedReservedWord } from "./reserved-word-guard.ts"
import { type Params, signTwilioRequest, twilioRequests } from "./twilio-requests.ts"

/** What happens to calls. */
export type FakeTwilioMode =
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
  /** Takes the message, then the answer is lost in one of three ways. Listing works. */
  | "accept-then-error"
  | "accept-then-slow"
  | "accept-then-reset"

type Answer = { status: number; body: unknown; headers?: Record<string, string> }

const RETRY_AFTER_SECONDS = 2
const OUT = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]
const IN = ["START", "YES", "UNSTOP"]

/**
 * Twilio's Messages API on 127.0.0.1, as strict as the real one, and the webhook requests Twilio makes. `mode` is the
 * weather; `next` holds weather for single calls to come, first one first. Setting `mode` works at once; await `setMode`
 * when the listener closes or opens. What Twilio would take but a guest must not get is noted in `violations`: call
 * `assertNoViolations` at the end of a test.
 */
export async function startFakeTwilio(options: {
  accountSid: string
  authToken: string
  now?: () => Date
  /** Where Twilio calls us. */
  publicUrl?: string
  number?: string
}) {
  const { accountSid, authToken, now = () => new Date(), publicUrl = "https://houseline.example", number = "+15005550006" } = options
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`
  const accepted: AcceptedSms[] = []
  const violations: string[] = []
  const platformReplies: { to: string; word: string }[] = []
  const optedOut = new Set<string>()
  const rejected = new Map<string, number>()
  const next: Exclude<FakeTwilioMode, "refuses">[] = []
  let mode: FakeTwilioMode = "up"
  const paths: string[] = []

  function create(form: URLSearchParams): Answer {
    const { draft, surprises } = readDraft(form)
    violations.push(...surprises)
    const code = codeOf(draft, number) ?? (optedOut.has(draft.to) ? 21610 : (rejected.get(draft.to) ?? null))
    if (code !== null) return refused(400, code, `The message to ${draft.to} was refused`)
    const word = askedReservedWord(draft.body)
    if (word) violations.push(`asks the guest to send ${word}: ${draft.body}`)
    const sid = `SM${(0xf000_0000 + accepted.length).toString(16).padStart(32, "0")}`
    const segments = draft.to.startsWith("whatsapp:") ? null : new SegmentedMessage(draft.body).segmentsCount
    const sms: AcceptedSms = { sid, at: now(), ...draft, segments, status: "queued", sentAt: null, errorCode: null }
    accepted.push(sms)
    return { status: 201, body: resourceOf(sms, accountSid) }
  }

  function answerTo(request: IncomingMessage, body: string, weather: FakeTwilioMode): Answer {
    if (weather === "down") return refused(503, 20503, "Service unavailable")
    if (weather === "error") return refused(500, 20500, "Internal server error")
    if (request.headers.authorization !== `Basic ${btoa(`${accountSid}:${authToken}`)}`) return refused(401, 20003, "Authenticate")
    if (weather === "rate-limited") {
      return { ...refused(429, 20429, "Too Many Requests"), headers: { "retry-after": String(RETRY_AFTER_SECONDS) } }
    }
    const url = new URL(request.url ?? "", "http://127.0.0.1")
    if (url.pathname !== path) return refused(404, 20404, "The requested resource was not found")
    if (request.method === "GET") return { status: 200, body: listPage(accepted, url.searchParams, path, accountSid) }
    if (request.method !== "POST") return refused(405, 20004, "Method not allowed")
    if (request.headers["content-type"] !== "application/x-www-form-urlencoded") return refused(400, 20001, "Not a form")
    return create(new URLSearchParams(body))
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    paths.push(request.url ?? "")
    const body = await readAll(request)
    const weather = next.shift() ?? mode
    if (weather === "slow") return
    if (weather === "reset") return void response.destroy()
    const answer = answerTo(request, body, weather)
    if (answer.status === 201 && weather === "accept-then-slow") return
    if (answer.status === 201 && weather === "accept-then-reset") return void response.destroy()
    if (answer.status === 201 && weather === "accept-then-error") return write(response, refused(500, 20500, "Internal server error"))
    write(response, answer)
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

  async function setMode(wanted: FakeTwilioMode): Promise<void> {
    mode = wanted
    if (wanted === "refuses" && server.listening) await hangUp()
    if (wanted !== "refuses" && !server.listening) await listen(port)
  }

  /** Twilio keeps the list of who opted out and answers these words itself, before it calls us. */
  function onText(from: string, body: string): void {
    const word = body.trim().toUpperCase()
    if (OUT.includes(word)) optedOut.add(from)
    else if (IN.includes(word)) optedOut.delete(from)
    else if (word !== "HELP" && word !== "INFO") return
    platformReplies.push({ to: from, word })
  }

  /** A webhook request to a path of ours, signed for the public URL. */
  const signedRequest = (at: string, params: Params): RawRequest => signTwilioRequest(publicUrl + at, params, authToken)

  return {
    /** For `TWILIO_API_BASE_URL`. */
    url: `http://127.0.0.1:${port}`,
    publicUrl,
    number,
    accepted,
    violations,
    /** What Twilio itself answered to reserved words. */
    platformReplies,
    /** Guests' numbers that sent STOP. */
    optedOut,
    /** Numbers and the code that sends to them are refused with, e.g. 21614. */
    rejected,
    next,
    setMode,
    signedRequest,
    ...twilioRequests({ accountSid, number, sign: signedRequest, onText }),
    get mode(): FakeTwilioMode {
      return mode
    },
    set mode(wanted: FakeTwilioMode) {
      void setMode(wanted)
    },
    /** Paths and queries of the requests that came, whatever came of them. */
    paths,
    /** Texts the platform took for one number, in order. */
    textsTo: (to: string): string[] => accepted.filter((sms) => sms.to === to).map(({ body }) => body),
    assertNoViolations(): void {
      if (violations.length > 0) throw new Error(`No guest should get this: ${violations.join(" | ")}`)
    },
    /** Moves a message on and tells us, as Twilio does on the message's `StatusCallback`. */
    statusCallback(sid: string, status: string, errorCode: number | null = null): RawRequest {
      const sms = accepted.find((one) => one.sid === sid)
      if (!sms) throw new Error(`Twilio never took ${sid}`)
      Object.assign(sms, {
        status,
        errorCode,
        sentAt: /^(sent|delivered|undelivered|read)$/.test(status) ? (sms.sentAt ?? now()) : sms.sentAt,
      })
      const params = { AccountSid: accountSid, ApiVersion: "2010-04-01", From: sms.from ?? number, To: sms.to }
      const told = { MessageSid: sid, MessageStatus: status, SmsSid: sid, SmsStatus: status }
      return signedRequest("/webhooks/sms/status", { ...params, ...told, ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }) })
    },
    async close(): Promise<void> {
      if (server.listening) await hangUp()
    },
  }
}

export type FakeTwilio = Awaited<ReturnType<typeof startFakeTwilio>>

const refused = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString("utf8")
}

/** One connection a call, so that a closed listener refuses the next one at once. */
function write(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close", ...headers })
  response.end(JSON.stringify(body))
}
