import { DatabaseAway } from "../lib/errors.ts"

/** Network failures of Node, SQLSTATEs of a server that goes, is full or has no more connections, and Prisma's own words for them. */
const AWAY = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EPIPE", "EHOSTUNREACH", "ENETUNREACH", "ENOENT"],
  ...["57P01", "57P02", "57P03", "53100", "53200", "53300", "58030", "25006"],
  ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"],
])
const AWAY_WORDS =
  /connection terminated|connection error|timeout exceeded when trying to connect|query read timeout|is clos(ed|ing)|after calling end/i

/** Two transactions in each other's way: the statement did nothing and may simply be run again. */
const COLLISIONS = new Set(["40P01", "40001"])

/** What to throw for a driver's error: `DatabaseAway` when the database did not answer, else the error itself. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof DatabaseAway) return error
  const away = chainOf(error).find((link) => AWAY.has(codeOf(link)) || codeOf(link).startsWith("08") || AWAY_WORDS.test(messageOf(link)))
  return away ? new DatabaseAway(`The database does not answer (${codeOf(away) || "no connection"})`, { cause: error }) : error
}

export const isCollision = (error: unknown): boolean => chainOf(error).some((link) => COLLISIONS.has(codeOf(link)))

/** The SQLSTATE or driver code of an error, of whatever it was caused by; empty when there is none. */
export function sqlStateOf(error: unknown): string {
  return chainOf(error).map(codeOf).find(Boolean) ?? ""
}

const CHAIN_MAX = 6

/** The error and what drivers wrap inside it: causes, Prisma's adapter error, the parts of a failed connection attempt. */
function chainOf(error: unknown): object[] {
  const chain: object[] = []
  const open: unknown[] = [error]
  while (open.length > 0 && chain.length < CHAIN_MAX) {
    const link = open.shift()
    if (typeof link !== "object" || link === null) continue
    chain.push(link)
    open.push(field(link, "cause"), field(field(link, "meta"), "driverAdapterError"))
    const errors = field(link, "errors")
    if (Array.isArray(errors)) open.push(...errors)
  }
  return chain
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function codeOf(link: object): string {
  const code = field(link, "originalCode") ?? field(link, "code")
  return typeof code === "string" ? code : ""
}

function messageOf(link: object): string {
  const message = field(link, "message")
  return typeof message === "string" ? message : ""
}
