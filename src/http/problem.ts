import type { Context } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"

/** Answers with `application/problem+json` (RFC 9457). `detail` is one sentence for the person who reads it. */
export function problem(c: Context, status: ContentfulStatusCode, detail: string, more: Record<string, unknown> = {}) {
  const titles: Record<number, string> = {
    400: "Malformed",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    409: "Conflict",
    410: "Gone",
    413: "Too large",
    422: "Invalid",
    429: "Too many requests",
    500: "Our fault",
    503: "Not available",
  }
  return c.json({ type: "about:blank", title: titles[status] ?? "Problem", status, detail, ...more }, status, {
    "content-type": "application/problem+json",
  })
}
