/** The time, given by argument everywhere, so that a test may hold or move it. */
export interface Clock {
  now(): Date
}

/** Makes ids and other unguessable strings. */
export interface Ids {
  /** A new prefixed id, e.g. `make("tkt")` → `tkt_01J…`; later ids sort after earlier ones. */
  make<Prefix extends string>(prefix: Prefix): `${Prefix}_${string}`
  /** A UUID, for platforms that want one. */
  uuid(): string
}

/** Structured log. Carries ids and counts, never guest text, names or phone numbers. */
export interface Log {
  info(what: string, fields?: Record<string, unknown>): void
  warn(what: string, fields?: Record<string, unknown>): void
  error(what: string, fields?: Record<string, unknown>): void
}
