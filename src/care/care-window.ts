import { careOf, type Property } from "../domain/property.ts"
import { addDays, addMinutes, instantOf, localTime } from "../lib/time.ts"
import type { CareWindow, NewJob } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"

/** A report that could not be sent in the evening is still worth reading for this long. */
const REPORT_MINUTES_MAX = 9 * 60

/** Whose arrival it is time to prepare, on the hotel's clock. */
export function careWindow(now: Date, property: Property): CareWindow {
  const { timezone } = property
  const { prepareAt, checkAt } = careOf(property)
  const today = localTime(now, timezone).day
  const isPast = (time: string) => now >= instantOf(today, time, timezone)
  return { today, lastDay: isPast(prepareAt) ? addDays(today, 1) : today, isCheckTime: isPast(checkAt) }
}

/** The evening's report, once its hour has come: one for each hotel day, also when the house was down just then. */
export function dueReport(now: Date, property: Property, ids: Ids): NewJob | null {
  const { timezone } = property
  const today = localTime(now, timezone).day
  for (const evening of [today, addDays(today, -1)]) {
    const dueAt = instantOf(evening, careOf(property).reportAt, timezone)
    if (now < dueAt || now >= addMinutes(dueAt, REPORT_MINUTES_MAX)) continue
    const day = addDays(evening, 1)
    return { id: ids.make("job"), key: `care:report:${day}`, payload: { name: "vip-report", day }, dueAt }
  }
  return null
}
