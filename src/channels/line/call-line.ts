import { HTTPFetchError } from "@line/bot-sdk"
import { z } from "zod"
import { SECOND_MS } from "../../lib/time.ts"
import type { Clock } from "../../ports/runtime.ts"

/** What came of one call, before it is known whether it was a reply or a push. */
export type LineAnswer =
  | { kind: "accepted"; ids: string[] }
  /** An error status. `ids`: what an earlier call with the same retry key had sent, when LINE says so. */
  | { kind: "refused"; status: number; message: string; retryAfterMs: number | null; ids: string[] }
  /** The request never left: certainly not accepted. */
  | { kind: "unreachable"; reason: string }
  /** The request may have left and there is no answer: it may have been accepted. */
  | { kind: "silent"; reason: string }

const REASON_CHARS_MAX = 300
const RETRY_AFTER_MS_MAX = 3_600 * SECOND_MS
/** Failures before a connection stood, so that no request can have left. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT.*|ERR_TLS_CERT_ALTNAME_INVALID)$/

const Sent = z.looseObject({ sentMessages: z.array(z.looseObject({ id: z.string() })).catch([]) }).catch({ sentMessages: [] })
const Problem = z.looseObject({
  message: z.string().catch(""),
  details: z.array(z.looseObject({ property: z.string().catch(""), message: z.string().catch("") })).catch([]),
})
const Cause = z.looseObject({ code: z.string().catch(""), syscall: z.string().catch("") })

/**
 * Makes one call through the SDK, which has no time limit of its own. Never throws.
 * A call that ran out of time may still arrive: the SDK gives no way to take it back.
 */
export async function callLine(call: () => Promise<unknown>, timeoutMs: number, clock: Clock): Promise<LineAnswer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeLimit = new Promise<LineAnswer>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "silent", reason: `LINE did not answer within ${timeoutMs} ms` }), timeoutMs)
  })
  const answer = call().then(
    (body): LineAnswer => ({ kind: "accepted", ids: idsOf(body) }),
    (error: unknown) => answerOf(error, clock.now()),
  )
  try {
    return await Promise.race([answer, timeLimit])
  } finally {
    clearTimeout(timer)
  }
}

function answerOf(error: unknown, now: Date): LineAnswer {
  if (error instanceof HTTPFetchError) {
    const body = jsonOf(error.body)
    const retryAfterMs = retryAfterOf(error.headers.get("retry-after") ?? "", now)
    return { kind: "refused", status: error.status, message: messageOf(body, error.status), retryAfterMs, ids: idsOf(body) }
  }
  const { code, syscall } = causeOf(error)
  if (NEVER_LEFT.test(code) || syscall === "connect" || syscall === "getaddrinfo")
    return { kind: "unreachable", reason: `LINE cannot be reached (${code})` }
  return { kind: "silent", reason: `The answer from LINE was lost (${code || (error instanceof Error ? error.name : "error")})` }
}

/** `fetch` hides the reason one level down; several addresses tried at once hide it one deeper. */
function causeOf(error: unknown): { code: string; syscall: string } {
  const none = { code: "", syscall: "" }
  if (!(error instanceof Error)) return none
  const { cause } = error
  const inner = cause instanceof AggregateError ? (cause.errors[0] ?? cause) : cause
  return Cause.safeParse(inner).data ?? none
}

function idsOf(body: unknown): string[] {
  return Sent.parse(body).sentMessages.map(({ id }) => id)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The platform's own words with the places it complains of; it does not repeat message texts. */
function messageOf(body: unknown, status: number): string {
  const { message, details } = Problem.safeParse(body).data ?? { message: "", details: [] }
  const places = details.map((detail) => `${detail.property}: ${detail.message}`).join("; ")
  return [message || `LINE answered ${status}`, places].filter(Boolean).join(" — ").slice(0, REASON_CHARS_MAX)
}

/** Seconds, or a date. */
function retryAfterOf(header: string, now: Date): number | null {
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * SECOND_MS : Date.parse(header) - now.getTime()
  return ms >= 0 ? Math.min(ms, RETRY_AFTER_MS_MAX) : null
}
