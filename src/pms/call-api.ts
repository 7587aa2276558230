import { SECOND_MS } from "../lib/time.ts"

/** A webhook's job holds its lease for half a minute: an adapter may ask three times within it. */
const CALL_TIMEOUT_MS = 8 * SECOND_MS
const ANSWER_BYTES_MAX = 4_194_304
const RETRY_AFTER_MAX_MS = 3_600_000

export type ApiAnswer =
  | { ok: true; json: unknown }
  | { ok: false; retry: "gone" | "refused" | "unauthorised" }
  | { ok: false; retry: "later"; reason: string; retryAfterMs?: number | undefined }

/**
 * One call to a vendor's API, bounded in time and size. 404 and 410: gone · 401: the token may have lapsed · other 4xx:
 * refused · 408, 429, 5xx and the network: later. Reasons name a status or the kind of failure, never what was sent.
 */
export async function callApi(url: string, init: RequestInit, timeoutMs = CALL_TIMEOUT_MS): Promise<ApiAnswer> {
  try {
    const answer = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(timeoutMs) })
    if (!answer.ok) {
      await answer.body?.cancel()
      return explain(answer)
    }
    const text = await readBounded(answer)
    return text === null ? { ok: false, retry: "refused" } : { ok: true, json: text === "" ? null : JSON.parse(text) }
  } catch (error) {
    return { ok: false, retry: "later", reason: error instanceof SyntaxError ? "answered no JSON" : nameOf(error) }
  }
}

function explain({ status, headers }: Response): ApiAnswer {
  if (status === 404 || status === 410) return { ok: false, retry: "gone" }
  if (status === 401) return { ok: false, retry: "unauthorised" }
  if (status !== 408 && status !== 429 && status < 500) return { ok: false, retry: "refused" }
  const seconds = Number(headers.get("retry-after"))
  const retryAfterMs = seconds > 0 ? Math.min(seconds * SECOND_MS, RETRY_AFTER_MAX_MS) : undefined
  return { ok: false, retry: "later", reason: `status ${status}`, retryAfterMs }
}

/** Null when it is longer than any reservation could be. */
async function readBounded(answer: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength
    if (bytes > ANSWER_BYTES_MAX) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown"
  const code = (error.cause as { code?: unknown } | undefined)?.code
  return typeof code === "string" ? code : error.name
}
