import type { RawRequest } from "../../ports/channel.ts"

/**
 * Did our own page, or a program on the operator's side, post this? A browser names the page a request comes from in
 * `Sec-Fetch-Site` and `Origin`, and a page cannot forge either; a terminal sends neither. JSON is required because a
 * foreign page may post forms and plain text unasked, but never JSON.
 */
export function isSameOrigin(request: RawRequest): boolean {
  const { headers } = request
  if (request.method !== "POST") return false
  if (!/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")) return false
  const site = headers["sec-fetch-site"]
  if (site !== undefined && site !== "same-origin") return false
  const origin = headers.origin
  return origin === undefined || hostOf(origin) === (headers.host ?? hostOf(request.url))
}

/** Null for what is no URL, as the `null` origin of a sandboxed frame. */
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null
}
