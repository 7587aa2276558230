import type { MiddlewareHandler } from "hono"
import type { Log } from "../ports/runtime.ts"

/** One line for each request that was refused or failed; paths only, since queries and bodies may hold a guest's words. */
export function logRequests(log: Log): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.res.status >= 400) log.warn("request refused", { method: c.req.method, path: c.req.path, status: c.res.status })
  }
}
