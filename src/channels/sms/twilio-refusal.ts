/** Twilio answered a request with something else than success. */
export class TwilioRefusal extends Error {
  override name = "TwilioRefusal"
  /** HTTP status. */
  readonly status: number
  /** Twilio's error code; null when the answer had none, as from a proxy. */
  readonly code: number | null
  /** From `Retry-After`, ms. */
  readonly retryAfterMs: number | null

  constructor(status: number, code: number | null, retryAfterMs: number | null) {
    super(`Twilio answered ${status}${code === null ? "" : ` with code ${code}`}`)
    this.status = status
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}
