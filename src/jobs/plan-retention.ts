import type { Property, Retention } from "../domain/property.ts"
import { addDays, addMs, DAY_MS, instantOf, localTime } from "../lib/time.ts"
import type { RetentionLimits } from "../ports/guest-store.ts"
import type { NewJob } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"

/** The quietest hour of a hotel. */
const CLEARED_AT = "04:00"

/** The next night's clearing. One for each night, however often it is planned. */
export function planRetention({ timezone }: Pick<Property, "timezone">, ids: Ids, now: Date): NewJob {
  const today = localTime(now, timezone).day
  const soon = instantOf(today, CLEARED_AT, timezone)
  const day = soon > now ? today : addDays(today, 1)
  return { id: ids.make("job"), key: `retention:${day}`, payload: { name: "retention" }, dueAt: instantOf(day, CLEARED_AT, timezone) }
}

/** Before when each class of data has been kept long enough. */
export function retentionLimits(retention: Retention, now: Date): RetentionLimits {
  const before = (days: number) => addMs(now, -days * DAY_MS)
  return {
    messages: before(retention.messages),
    ticketWords: before(retention.ticketWords),
    pairingTries: before(retention.pairingTries),
    audits: before(retention.audits),
    facts: before(retention.facts),
    jobs: before(retention.jobs),
  }
}
