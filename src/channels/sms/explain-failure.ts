import type { SendResult } from "../../ports/channel.ts"
import { explainCode, isOptOutCode } from "./explain-code.ts"
import { TwilioRefusal } from "./twilio-refusal.ts"

type Failure = Extract<SendResult, { ok: false }>

/** An unanswered message needs a moment before Twilio's list shows it; looking at once would find nothing and send twice. */
const LOOK_UP_AFTER_MS = 2_000

/** The connection was never made or never trusted, so no request can have arrived. */
const NEVER_ARRIVED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
])

/** The account or sender may have to wait; the message itself is fine. */
const LATER = new Set([14107, 20003, 20005, 20404, 20429, 21611, 30001, 30002, 63018])

/**
 * What an error while creating a message means. Creating is not idempotent, so whatever may have been accepted is
 * `unknown` and has to be looked up before it is sent again.
 */
export function explainFailure(error: unknown): Failure {
  return error instanceof TwilioRefusal ? explainRefusal(error) : explainNetwork(error)
}

function explainRefusal({ status, code, retryAfterMs }: TwilioRefusal): Failure {
  const reason = code === null ? `Twilio answered HTTP ${status}` : explainCode(code)
  const after = retryAfterMs === null ? {} : { retryAfterMs }
  if (isOptOutCode(code)) return { ok: false, retry: "never", reason, address: "opted-out" }
  if (status === 401) return { ok: false, retry: "later", reason: explainCode(20003), ...after }
  if (status === 429 || status === 503 || (code !== null && LATER.has(code))) return { ok: false, retry: "later", reason, ...after }
  if (status >= 500 || status === 408) return { ok: false, retry: "unknown", reason, retryAfterMs: retryAfterMs ?? LOOK_UP_AFTER_MS }
  // Without a code it was not the messages API that answered: a wrong base URL or a proxy, which the operator can mend.
  return { ok: false, retry: code === null ? "later" : "never", reason, ...after }
}

function explainNetwork(error: unknown): Failure {
  const code = errorCode(error)
  if (NEVER_ARRIVED.has(code)) return { ok: false, retry: "later", reason: `Twilio cannot be reached (${code})` }
  return { ok: false, retry: "unknown", reason: `no answer from Twilio (${code})`, retryAfterMs: LOOK_UP_AFTER_MS }
}

/** `fetch` wraps the system's error; a name such as `TimeoutError` stands in where there is no code. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given"
  const { cause } = error
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name
}
