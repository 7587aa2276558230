import { pino } from "pino"
import type { Clock, Ids, Log } from "../ports/runtime.ts"

export const systemClock: Clock = { now: () => new Date() }

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

/** Ids in the order they were made: 9 characters of time, 3 that count within a millisecond, 10 of chance (50 bits). */
export function createIds(clock: Clock): Ids {
  let lastMs = 0
  let count = 0
  const next = (): string => {
    const ms = Math.max(clock.now().getTime(), lastMs)
    count = ms === lastMs ? count + 1 : 0
    lastMs = ms
    return digits(ms, 9) + digits(count, 3) + chance(10)
  }
  return { make: (prefix) => `${prefix}_${next()}`, uuid: () => crypto.randomUUID() }
}

function digits(value: number, length: number): string {
  let rest = value
  let text = ""
  for (let i = 0; i < length; i++) {
    text = (ALPHABET[rest % 32] ?? "0") + text
    rest = Math.floor(rest / 32)
  }
  return text
}

function chance(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET[byte & 31]).join("")
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
