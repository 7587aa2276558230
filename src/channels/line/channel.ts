import { messagingApi } from "@line/bot-sdk"
import { type Address, idOf, isGroup } from "../../domain/address.ts"
import { assert } from "../../lib/assert.ts"
import { SetupProblem } from "../../lib/errors.ts"
import type { Channel, Send, SendResult } from "../../ports/channel.ts"
import type { Clock } from "../../ports/runtime.ts"
import { callLine, type LineAnswer } from "./call-line.ts"
import { parse } from "./parse.ts"
import { MESSAGES_PER_SEND_MAX, render, TEXT_CHARS_MAX } from "./render.ts"
import { verify } from "./verify.ts"

/** LINE keeps a reply token usable for about a minute; what is left covers the way there and our clock. */
const REPLY_TOKEN_MS = 50_000
const FETCH_TIMEOUT_MS = 8_000
/** How long the loading animation runs when no message ends it. A multiple of 5, at most 60. */
const LOADING_SECONDS = 20

type LineSettings = {
  channelSecret: string
  accessToken: string
  /** An origin: the SDK drops a path. */
  apiBaseUrl: string
  /** Reads a `Retry-After` that names a time. */
  clock: Clock
  fetchTimeoutMs?: number
}

/**
 * LINE's Messaging API. Answers go on the free reply token; a push, which spends the monthly quota, is made only when
 * there is no token or LINE refuses it. Throws `SetupProblem` for settings that cannot work.
 *
 * A caller that repeats a send after an unknown outcome passes the same token, however old. So an unknown send without
 * a token was a push, and the retry key makes its repeat one push with it.
 */
export function createLineChannel(settings: LineSettings): Channel {
  const { channelSecret, accessToken, apiBaseUrl, clock, fetchTimeoutMs = FETCH_TIMEOUT_MS } = settings
  if (!channelSecret || !accessToken) throw new SetupProblem("LINE needs a channel secret and an access token.")
  if (new URL(apiBaseUrl).pathname !== "/") throw new SetupProblem("LINE_API_BASE_URL must be an origin without a path.")
  const client = new messagingApi.MessagingApiClient({ channelAccessToken: accessToken, baseURL: apiBaseUrl })
  const ask = (call: () => Promise<unknown>) => callLine(call, fetchTimeoutMs, clock)

  async function send(send: Send): Promise<SendResult> {
    const count = send.contents.length
    assert(count >= 1 && count <= MESSAGES_PER_SEND_MAX, `a LINE call holds 1 to ${MESSAGES_PER_SEND_MAX} messages, not ${count}`)
    const messages = send.contents.map(render)
    const { replyToken } = send
    if (replyToken !== null) {
      const answer = await ask(() => client.replyMessage({ replyToken, messages }))
      if (!isTokenRefused(answer)) return replyResult(answer, count)
    }
    const answer = await ask(() => client.pushMessage({ to: idOf(send.address), messages }, send.retryKey))
    return pushResult(answer, send)
  }

  return {
    name: "line",
    limits: { messagesPerSendMax: MESSAGES_PER_SEND_MAX, textCharsMax: TEXT_CHARS_MAX, replyTokenMs: REPLY_TOKEN_MS },
    webhooks: [
      {
        path: "/webhooks/line",
        refusal: 401,
        isGenuine: (request) => verify(request, channelSecret),
        parse: (request, now) => ({ events: parse(request.body, now), receipts: [] }),
        acknowledgement: { body: "{}", contentType: "application/json" },
      },
    ],
    send,
    async showTyping(address) {
      if (isGroup(address)) return
      await ask(() => client.showLoadingAnimation({ chatId: idOf(address), loadingSeconds: LOADING_SECONDS }))
    },
  }
}

/** The token was used or has expired. Source: Messaging API reference, "Error messages". */
function isTokenRefused(answer: LineAnswer): boolean {
  return answer.kind === "refused" && answer.status === 400 && /token/i.test(answer.message)
}

/** A token answers once: when it is taken after an unknown outcome, the earlier attempt had not arrived. */
function replyResult(answer: LineAnswer, count: number): SendResult {
  if (answer.kind === "accepted") return accepted("reply", answer.ids, count, false)
  return failureOf(answer)
}

function pushResult(answer: LineAnswer, send: Send): SendResult {
  const isPossibleDuplicate = send.wasUnknown && send.replyToken !== null
  if (answer.kind === "accepted") return accepted("push", answer.ids, send.contents.length, isPossibleDuplicate)
  // The retry key is known: an earlier attempt of this very push was accepted.
  if (answer.kind === "refused" && answer.status === 409) return accepted("push", answer.ids, send.contents.length, isPossibleDuplicate)
  const failure = failureOf(answer)
  return answer.kind === "refused" && answer.status === 404 ? { ...failure, ...goneOf(send.address) } : failure
}

/** A person who blocked us follows again when they return; a group has no such event, so it is not closed for ever. */
function goneOf(address: Address): { address?: "blocked" } {
  return isGroup(address) ? {} : { address: "blocked" }
}

function accepted(via: "reply" | "push", ids: string[], count: number, isPossibleDuplicate: boolean): SendResult {
  const providerIds = Array.from({ length: count }, (_, index) => ids[index] ?? null)
  return { ok: true, providerIds, via, segments: null, isPossibleDuplicate }
}

/** 429 and 503 are said before anything is taken; any other 5xx may come after. */
function failureOf(answer: Exclude<LineAnswer, { kind: "accepted" }>): SendResult & { ok: false } {
  if (answer.kind === "unreachable") return { ok: false, retry: "later", reason: answer.reason }
  if (answer.kind === "silent") return { ok: false, retry: "unknown", reason: answer.reason }
  const { status, message, retryAfterMs } = answer
  const wait = retryAfterMs === null ? {} : { retryAfterMs }
  if (status === 401) return { ok: false, retry: "later", reason: "LINE refuses the access token", ...wait }
  if (status === 429 || status === 503) return { ok: false, retry: "later", reason: message, ...wait }
  if (status >= 500 || status === 408 || status < 400) return { ok: false, retry: "unknown", reason: message, ...wait }
  return { ok: false, retry: "never", reason: message }
}
