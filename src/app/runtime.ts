import { pino } from "pino"
import type { Clock, Ids, Log } from "../ports/runtime.ts"

export const systemClock: Clock = { now: () => new Date() }

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

/** Time-ordered ids: 9 characters of time, 13 of chance (65 bits), as ULIDs are, in lower case. */
export function createIds(clock: Clock): Ids {
  return {
    make: (prefix) => `${prefix}_${timePart(clock.now().getTime())}${chancePart()}`,
    uuid: () => crypto.randomUUID(),
  }
}

function timePart(ms: number): string {
  let rest = ms
  let text = ""
  for (let i = 0; i < 9; i++) {
    text = (ALPHABET[rest % 32] ?? "0") + text
    rest = Math.floor(rest / 32)
  }
  return text
}

function chancePart(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(13)), (byte) => ALPHABET[byte & 31]).join("")
}

/** JSON lines on stdout. Fields that could hold a guest's words or a secret are dropped, whoever passed them. */
export function createLog(level: string): Log {
  const logger = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ["text", "name", "phone", "address", "token", "secret", "authorization", "body"], remove: true },
  })
  return {
    info: (what, fields) => logger.info(fields ?? {}, what),
    warn: (what, fields) => logger.warn(fields ?? {}, what),
    error: (what, fields) => logger.error(fields ?? {}, what),
  }
}
