import { validateRequest } from "twilio/lib/webhooks/webhooks.js"
import type { RawRequest } from "../../ports/channel.ts"

/**
 * Whether Twilio wrote this request: `X-Twilio-Signature` is base64(HMAC-SHA1(auth token, public URL + sorted form)).
 * Twilio signs the URL it called, so behind a proxy only `publicUrl` leads to the same bytes; without one the URL as
 * requested is taken. Only form bodies are signed this way, and Twilio's messaging webhooks send nothing else.
 * Source: twilio.com/docs/usage/security, "Validating Signatures from Twilio".
 */
export function verify(request: RawRequest, authToken: string, publicUrl: string | null): boolean {
  const signature = request.headers["x-twilio-signature"]
  if (!signature) return false
  const url = publicUrl === null ? requestedUrl(request) : publicUrl.replace(/\/+$/, "") + pathAndQuery(request.url)
  return URL.canParse(url) && validateRequest(authToken, signature, url, readForm(request.body))
}

/** Cut from the text rather than through `URL`, which would re-encode characters that were signed as they stand. */
function pathAndQuery(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "")
}

function requestedUrl(request: RawRequest): string {
  return request.url.startsWith("/") ? `http://${request.headers.host ?? ""}${request.url}` : request.url
}

/** A repeated parameter is signed with all its values, so it is kept as a list. */
function readForm(body: string): Record<string, string | string[]> {
  const form = new Map<string, string[]>()
  for (const [key, value] of new URLSearchParams(body)) form.set(key, [...(form.get(key) ?? []), value])
  return Object.fromEntries([...form].map(([key, values]) => [key, values.length > 1 ? values : (values[0] ?? "")]))
}
