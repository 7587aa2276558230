import { createHmac, randomBytes } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { SegmentedMessage } from "sms-segments-calculator"
import type { RawRequest } from "../../src/ports/channel.ts"
import { askedReservedWord } from "./reserved-word-guard.ts"

/** How the API behaves from now on. */
export type TwilioState =
  | "up"
  /** 503 to everything. */
  | "down"
  /** Connections are refused. */
  | "refuses"
  /** Takes nothing and never answers. */
  | "hang"
  /** Takes nothing and drops the connection. */
  | "reset"
  /** Takes nothing and answers 500. */
  | "error"
  /** Takes the message, then drops the connection. Listing works. */
  | "error-after-accept"

export type AcceptedSms = {
  sid: string
  at: Date
  to: string
  from: string | null
  messagingServiceSid: string | null
  body: string
  /** Null on WhatsApp, which is not billed so. */
  segments: number | null
  statusCallback: string | null
}

type Stored = AcceptedSms & { status: string; sentAt: Date | null; errorCode: number | null }

type Answer = { status: number; body: unknown; headers?: Record<string, string> }

export type FakeTwilio = Awaited<ReturnType<typeof startFakeTwilio>>

const NUMBER = "+15005550006"
const PARAMETERS = new Set(["To", "From", "MessagingServiceSid", "Body", "StatusCallback"])
const OUT = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]
const IN = ["START", "YES", "UNSTOP"]

/**
 * Twilio's Messages API on a loopback port, as strict as the real one, and the webhook requests Twilio would make. A
 * message that an unknown parameter, a wrong format or a forbidden wording slipped into is noted in `violations`; call
 * `assertNoViolations` at the end of a test.
 */
export async function startFakeTwilio(options: {
  accountSid: string
  authToken: string
  now: () => Date
  /** Where Twilio calls us. */
  publicUrl?: string
  /** Our number. */
  number?: string
}) {
  const { accountSid, authToken, now, publicUrl = "https://hotel.example", number = NUMBER } = options
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`
  const run = randomBytes(6).toString("hex")
  const stored: Stored[] = []
  const violations: string[] = []
  const platformReplies: { to: string; word: string }[] = []
  const optedOut = new Set<string>()
  const rejected = new Map<string, number>()
  let requests = 0
  let sids = 0
  let state: TwilioState = "up"
  let limited = { left: 0, retryAfterSeconds: 1 }

  const nextSid = (prefix: string) => prefix + run + (++sids).toString(16).padStart(32 - run.length, "0")

  const server = createServer((request, response) => {
    void answer(request, response)
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests++
    let body = ""
    for await (const chunk of request.setEncoding("utf8")) body += chunk
    if (state === "hang") return
    if (state === "reset") return void request.socket.destroy()
    const outcome = decide(request, body)
    if (state === "error-after-accept" && request.method === "POST") return void request.socket.destroy()
    response.writeHead(outcome.status, { "content-type": "application/json", ...outcome.headers }).end(JSON.stringify(outcome.body))
  }

  function decide(request: IncomingMessage, body: string): Answer {
    if (state === "down") return refuse(503, 20503, "Service unavailable")
    if (state === "error") return refuse(500, 20500, "Internal server error")
    if (request.headers.authorization !== `Basic ${btoa(`${accountSid}:${authToken}`)}`) return refuse(401, 20003, "Authenticate")
    if (limited.left > 0) {
      limited.left--
      return { ...refuse(429, 20429, "Too Many Requests"), headers: { "retry-after": String(limited.retryAfterSeconds) } }
    }
    const url = new URL(request.url ?? "", "http://127.0.0.1")
    if (url.pathname !== path) return refuse(404, 20404, "The requested resource was not found")
    if (request.method === "GET") return list(url.searchParams)
    if (request.method !== "POST") return refuse(405, 20004, "Method not allowed")
    if (request.headers["content-type"] !== "application/x-www-form-urlencoded") violations.push("a body that is no form")
    return create(new URLSearchParams(body))
  }

  function create(form: URLSearchParams): Answer {
    for (const name of form.keys()) if (!PARAMETERS.has(name)) violations.push(`unknown parameter ${name}`)
    const to = form.get("To") ?? ""
    const from = form.get("From")
    const messagingServiceSid = form.get("MessagingServiceSid")
    const body = form.get("Body") ?? ""
    const statusCallback = form.get("StatusCallback")
    const code = whyRefused({ to, from, messagingServiceSid, body, statusCallback })
    if (code) return refuse(400, code, `The message to ${to} was refused`)
    const word = askedReservedWord(body)
    if (word) violations.push(`asks the guest to send ${word}: ${body}`)
    const segments = to.startsWith("whatsapp:") ? null : new SegmentedMessage(body).segmentsCount
    const sid = nextSid("SM")
    const message = { sid, at: now(), to, from, messagingServiceSid, body, segments, statusCallback }
    stored.push({ ...message, status: "queued", sentAt: null, errorCode: null })
    return { status: 201, body: resource(stored.at(-1) as Stored) }
  }

  function whyRefused(sms: Pick<AcceptedSms, "to" | "from" | "messagingServiceSid" | "body" | "statusCallback">): number | null {
    const [network, digits] = sms.to.startsWith("whatsapp:") ? ["whatsapp:", sms.to.slice(9)] : ["", sms.to]
    if (!/^\+[1-9]\d{6,14}$/.test(digits)) return 21211
    if (!sms.from && !sms.messagingServiceSid) return 21603
    if (sms.from && sms.from.startsWith("whatsapp:") !== (network !== "")) return 21910
    if (sms.from && sms.from.replace("whatsapp:", "") !== number) return 21606
    if (sms.body === "") return 21602
    if (sms.body.length > 1_600) return 21617
    if (sms.statusCallback !== null && !URL.canParse(sms.statusCallback)) return 21609
    if (optedOut.has(sms.to)) return 21610
    return rejected.get(sms.to) ?? null
  }

  function list(query: URLSearchParams): Answer {
    const pageSize = Math.min(1_000, Number(query.get("PageSize") ?? 50))
    const page = Number(query.get("Page") ?? 0)
    const found = stored.filter((sms) => isWanted(sms, query)).reverse()
    const shown = found.slice(page * pageSize, (page + 1) * pageSize)
    const next = new URLSearchParams(query)
    next.set("Page", String(page + 1))
    next.set("PageToken", `PA${shown.at(-1)?.sid}`)
    return {
      status: 200,
      body: {
        first_page_uri: `${path}?PageSize=${pageSize}&Page=0`,
        end: page * pageSize + shown.length - 1,
        previous_page_uri: null,
        messages: shown.map(resource),
        uri: `${path}?${query}`,
        page_size: pageSize,
        start: page * pageSize,
        next_page_uri: found.length > (page + 1) * pageSize ? `${path}?${next}` : null,
        page,
      },
    }
  }

  /** Dated filters leave out what has not been sent yet. */
  function isWanted(sms: Stored, query: URLSearchParams): boolean {
    const sent = sms.sentAt?.toISOString() ?? null
    const [to, from, on, after, before] = ["To", "From", "DateSent", "DateSent>", "DateSent<"].map((name) => query.get(name))
    if ((to && sms.to !== to) || (from && sms.from !== from)) return false
    if (on && !sent?.startsWith(on.slice(0, 10))) return false
    return !(after && (sent === null || sent < after)) && !(before && (sent === null || sent > before))
  }

  function resource(sms: Stored) {
    return {
      body: sms.body,
      num_segments: String(sms.segments ?? 1),
      direction: "outbound-api",
      from: sms.from,
      to: sms.to,
      date_created: rfc2822(sms.at),
      date_updated: rfc2822(sms.sentAt ?? sms.at),
      date_sent: sms.sentAt && rfc2822(sms.sentAt),
      price: null,
      price_unit: "USD",
      error_code: sms.errorCode,
      error_message: null,
      uri: path.replace(".json", `/${sms.sid}.json`),
      account_sid: accountSid,
      num_media: "0",
      status: sms.status,
      messaging_service_sid: sms.messagingServiceSid,
      sid: sms.sid,
      api_version: "2010-04-01",
      subresource_uris: {},
    }
  }

  function signedRequest(at: string, params: Record<string, string>): RawRequest {
    const url = publicUrl + at
    const signed = Object.keys(params)
      .sort()
      .reduce((text, name) => text + name + params[name], url)
    const headers = {
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      "user-agent": "TwilioProxy/1.1",
      "x-twilio-signature": createHmac("sha1", authToken).update(signed, "utf8").digest("base64"),
    }
    return { method: "POST", url, headers, body: new URLSearchParams(params).toString() }
  }

  function inbound(from: string, body: string, more: Record<string, string> = {}): RawRequest {
    const sid = nextSid(more.NumMedia ? "MM" : "SM")
    const network = from.startsWith("whatsapp:") ? "whatsapp:" : ""
    if (network === "") answerReservedWord(from, body.trim().toUpperCase())
    return signedRequest("/webhooks/sms", {
      AccountSid: accountSid,
      ApiVersion: "2010-04-01",
      Body: body,
      From: from,
      MessageSid: sid,
      NumMedia: "0",
      NumSegments: "1",
      SmsMessageSid: sid,
      SmsSid: sid,
      SmsStatus: "received",
      To: network + number,
      ...more,
    })
  }

  /** Twilio keeps the list of who opted out, and answers these words itself before it calls us. */
  function answerReservedWord(from: string, word: string): void {
    if (OUT.includes(word)) optedOut.add(from)
    else if (IN.includes(word)) optedOut.delete(from)
    else if (word !== "HELP" && word !== "INFO") return
    platformReplies.push({ to: from, word })
  }

  return {
    /** For `TWILIO_API_BASE_URL`. */
    url: `http://127.0.0.1:${port}`,
    publicUrl,
    number,
    /** Messages taken, oldest first. */
    accepted: stored as readonly AcceptedSms[],
    textsTo: (to: string): string[] => stored.filter((sms) => sms.to === to).map(({ body }) => body),
    violations,
    /** What Twilio itself answered to reserved words. */
    platformReplies,
    isOptedOut: (from: string): boolean => optedOut.has(from),
    requestCount: (): number => requests,
    assertNoViolations(): void {
      if (violations.length > 0) throw new Error(`Twilio would object: ${violations.join(" | ")}`)
    },
    /** The next `count` requests are answered 429. */
    limitNext(count: number, retryAfterSeconds: number): void {
      limited = { left: count, retryAfterSeconds }
    },
    /** Sends to this number are refused with this code from now on, e.g. 21614. */
    rejectNumber(to: string, code: number): void {
      rejected.set(to, code)
    },
    async setState(next: TwilioState): Promise<void> {
      if (next === "refuses" && state !== "refuses") await stop()
      if (next !== "refuses" && state === "refuses") await listen(port)
      state = next
    },
    signedRequest,
    /** A guest's text. A reserved word changes the opt-out list first, as it does at Twilio. */
    inboundSms: inbound,
    inboundMms: (from: string, body: string, media: { url: string; contentType: string }[]): RawRequest =>
      inbound(from, body, {
        NumMedia: String(media.length),
        ...Object.fromEntries(
          media.flatMap((one, n) => [[`MediaUrl${n}`, one.url] as const, [`MediaContentType${n}`, one.contentType] as const]),
        ),
      }),
    inboundWhatsApp: (from: string, body: string, more: Record<string, string> = {}): RawRequest =>
      inbound(`whatsapp:${from}`, body, { ProfileName: "Guest", WaId: from.slice(1), ...more }),
    /** A status callback for a message taken before; from `sent` on the message has a sending date. */
    statusCallback(sid: string, status: string, errorCode?: number): RawRequest {
      const sms = stored.find((one) => one.sid === sid)
      if (!sms) throw new Error(`No message ${sid}`)
      Object.assign(sms, { status, errorCode: errorCode ?? null })
      if (["sent", "delivered", "undelivered", "read"].includes(status)) sms.sentAt ??= now()
      return signedRequest("/webhooks/sms/status", {
        AccountSid: accountSid,
        ApiVersion: "2010-04-01",
        ...(errorCode ? { ErrorCode: String(errorCode) } : {}),
        From: sms.from ?? number,
        MessageSid: sid,
        MessageStatus: status,
        SmsSid: sid,
        SmsStatus: status,
        To: sms.to,
      })
    },
    close: stop,
  }
}

function refuse(status: number, code: number, message: string): Answer {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } }
}

const rfc2822 = (at: Date): string => at.toUTCString().replace("GMT", "+0000")
