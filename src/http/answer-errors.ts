import type { ErrorHandler } from "hono"
import { HTTPException } from "hono/http-exception"
import { DatabaseAway } from "../lib/errors.ts"
import type { Log } from "../ports/runtime.ts"
import { problem } from "./problem.ts"

/** What could not be answered otherwise. The database away is 503, so that platforms deliver again; our own faults are 500 and logged. */
export function answerErrors(log: Log): ErrorHandler {
  return (error, c) => {
    if (error instanceof DatabaseAway) {
      c.header("retry-after", "5")
      return problem(c, 503, "The database does not answer. Please try again in a moment.")
    }
    if (error instanceof HTTPException) return error.getResponse()
    log.error("request failed", { path: c.req.path, error: error.message, stack: error.stack })
    return problem(c, 500, "Something went wrong on our side. It has been noted.")
  }
}
