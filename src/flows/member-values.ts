import type { Balance } from "../domain/membership.ts"
import type { Property } from "../domain/property.ts"
import { levelOf } from "../domain/tier.ts"
import type { Values } from "../domain/values.ts"
import { type Catalog, placeholdersOf } from "../templates/catalog.ts"
import { formatDay, formatMoment } from "./format-time.ts"
import type { FlowFacts } from "./turn.ts"

/** What a text may say of a membership; the longest of each that is likely, for the checks of length. */
export const MEMBER_VALUES = {
  "member.level": null,
  "member.points": "128,400",
  "member.pending": "12,800",
  "member.pending-until": null,
  "member.lapses": null,
}

/**
 * `member.level` as the property file names it (an unknown one as it is written), `member.points`, `member.pending` with
 * `member.pending-until`, and `member.lapses`: null where there is nothing to tell, or nobody looked.
 */
export function memberValues(property: Property, facts: Pick<FlowFacts, "now" | "language" | "tier">, balance: Balance | null): Values {
  const { now, language, tier = null } = facts
  const zone = property.timezone
  const count = (points: number): string => new Intl.NumberFormat("en").format(points)
  const { available, pending = 0, pendingUntil, lapsesOn } = balance ?? {}
  return {
    level: levelOf({ tier }, property.tiers)?.name[language] ?? tier,
    points: available === undefined ? null : count(available),
    pending: pending > 0 ? count(pending) : null,
    "pending-until": pendingUntil ? formatMoment(pendingUntil, now, zone, language) : null,
    lapses: lapsesOn ? formatDay(lapsesOn, zone, language) : null,
  }
}

/** Does a text tell a member their points? They are read from the database only then. */
export const tellsPoints = (templates: Catalog, template: string): boolean => placeholdersOf(templates, template).has("member.points")
