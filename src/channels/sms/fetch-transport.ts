import twilio from "twilio"
import type { Clock } from "../../ports/runtime.ts"
import { TwilioRefusal } from "./twilio-refusal.ts"

type Request<Data> = typeof twilio.RequestClient.prototype.request<Data>

/**
 * The SDK's transport over `fetch`. The SDK's own one loses `Retry-After` on the way to its exceptions and does not
 * bound a request that waits for a connection; this one ends every request after `timeoutMs` and throws `TwilioRefusal`
 * for whatever is not a success. Network errors pass as `fetch` throws them.
 */
export class FetchTransport extends twilio.RequestClient {
  readonly #timeoutMs: number
  readonly #clock: Clock

  constructor(timeoutMs: number, clock: Clock) {
    super()
    this.#timeoutMs = timeoutMs
    this.#clock = clock
  }

  override async request<Data>(options: Parameters<Request<Data>>[0]): ReturnType<Request<Data>> {
    const url = new URL(options.uri)
    for (const [name, value] of formOf(options.params)) url.searchParams.append(name, value)
    const answer = await fetch(url, {
      method: options.method.toUpperCase(),
      headers: { ...options.headers, authorization: `Basic ${btoa(`${options.username ?? ""}:${options.password ?? ""}`)}` },
      body: options.data ? formOf(options.data).toString() : null,
      redirect: "manual",
      signal: AbortSignal.timeout(this.#timeoutMs),
    })
    const text = await answer.text()
    if (!answer.ok) throw new TwilioRefusal(answer.status, readCode(text), this.#readRetryAfter(answer.headers.get("retry-after")))
    const body: Data = JSON.parse(text)
    return { statusCode: answer.status, body, headers: Object.fromEntries(answer.headers) }
  }

  /** Seconds or an HTTP date → ms from now, at least 0; null when absent or unreadable. */
  #readRetryAfter(value: string | null): number | null {
    if (!value) return null
    const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - this.#clock.now().getTime()
    return Number.isNaN(ms) ? null : Math.max(0, ms)
  }
}

function formOf(values: object | null | undefined): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(values ?? {})) form.append(name, String(value))
  return form
}

function readCode(text: string): number | null {
  try {
    const { code } = JSON.parse(text)
    return typeof code === "number" ? code : null
  } catch {
    return null
  }
}
