import { isOpen as isOpenAt, type Property, type StaffEntry } from "../domain/property.ts"
import { isWithin, localTime } from "../lib/time.ts"
import type { ForecastFile } from "./forecast-file.ts"

/** One more person than the file says, at one desk for some hours of the day (`to` not included). */
export type Extra = { desk: string; from: number; to: number }

/** Where a member of staff works: a department's people share its desk, a manager is a desk of their own kind. */
export function deskOf({ role, department }: Pick<StaffEntry, "role" | "department">): string {
  return role === "staff" && department ? department : role
}

/** How many people can work at a desk at this moment. A desk the file does not know has one person while it is open. */
export function peopleAt(
  desk: string,
  now: Date,
  given: { staff: ForecastFile["staff"]; property: Property; extra: Extra | null },
): number {
  const { staff, property, extra } = given
  const { time } = localTime(now, property.timezone)
  const hour = Number(time.slice(0, 2))
  const more = extra?.desk === desk && hour >= extra.from && hour < extra.to ? 1 : 0
  const told = staff[desk] ?? 1
  if (typeof told !== "number") {
    const counts = Object.entries(told).map(([span, count]) => (isWithin(time, [span]) ? count : 0))
    return Math.max(0, ...counts) + more
  }
  const department = property.departments[desk]
  const isThere = !department || isOpenAt(department.hours, now, property.timezone)
  return (isThere ? told : 0) + more
}
