import { z } from "zod"
import { SECOND_MS } from "../lib/time.ts"
import type { Clock } from "../ports/runtime.ts"
import { type ApiAnswer, callApi } from "./call-api.ts"

/** A token is renewed this long before it lapses. */
const RENEW_BEFORE_MS = 60 * SECOND_MS

const Token = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })

/**
 * Calls with an OAuth token of the client-credentials grant, kept while it is good. A call that is turned away is tried
 * once more with a new one.
 * @param ask how the token is asked for: URL and request
 */
export function createTokenCaller(ask: () => { url: string; init: RequestInit }, clock: Clock) {
  let held: { token: string; until: number } | null = null

  async function getToken(): Promise<{ ok: true; token: string } | Extract<ApiAnswer, { ok: false }>> {
    const now = clock.now().getTime()
    if (held && now < held.until) return { ok: true, token: held.token }
    const { url, init } = ask()
    const answer = await callApi(url, init)
    // Wrong credentials are the operator's to mend, and may be mended before the last try.
    if (!answer.ok) return answer.retry === "later" ? answer : { ok: false, retry: "later", reason: "no token was given" }
    const read = Token.safeParse(answer.json)
    if (!read.success) return { ok: false, retry: "later", reason: "no token was given" }
    held = { token: read.data.access_token, until: now + read.data.expires_in * SECOND_MS - RENEW_BEFORE_MS }
    return { ok: true, token: held.token }
  }

  return async function call(url: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<ApiAnswer> {
    for (let tries = 1; ; tries++) {
      const given = await getToken()
      if (!given.ok) return given
      const answer = await callApi(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${given.token}` } })
      if (answer.ok || answer.retry !== "unauthorised" || tries > 1) return answer
      held = null
    }
  }
}
