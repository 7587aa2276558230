import { z } from "zod"
import { LANGUAGES, type Localised } from "../domain/language.ts"
import { ENTITLEMENTS, type Tiers } from "../domain/tier.ts"

const Key = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u, "a level's key is letters, digits and hyphens, as the hotel's system writes it")
const Names = z.partialRecord(z.enum(LANGUAGES), z.string().min(1))
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is HH:MM in quotes")
const Share = z.number().gt(0).max(1)
const Minutes = z.string().regex(/^\d+(m|h|d)$/, "a duration is like 30m, 2h or 365d")
const Days = z.string().regex(/^\d+d$/, "a number of days is like 365d")
const Given = z.array(z.enum(ENTITLEMENTS)).optional()

const VipText = z.strictObject({
  name: Names,
  criteria: z.string().optional(),
  amenities: z.array(z.string().min(1)).optional(),
  entitlements: Given,
  host: z.string().optional(),
})

const MembershipText = z.strictObject({
  levels: z.record(
    Key,
    z.strictObject({
      name: Names,
      /** The part of the price that is paid: 0.88. */
      pays: Share.optional(),
      from: z.union([z.strictObject({ points: z.number().int().min(0) }), z.strictObject({ nights: z.number().int().min(0) })]).optional(),
      entitlements: Given,
    }),
  ),
  points: z
    .strictObject({
      "per-unit": z.number().positive().optional(),
      "min-paid": Share.optional(),
      excluded: z.array(z.string().min(1)).optional(),
      pending: Minutes.optional(),
      lapse: Days.optional(),
      warning: Days.optional(),
    })
    .optional(),
  "discount-from": z.enum(["first-stay", "next-stay"]).optional(),
  birthday: z.strictObject({ pays: Share, "items-max": z.number().int().min(1) }).optional(),
})

/** What the property file may say of whom the house honours and who is a member. */
export const TIERS_TEXT = {
  rooms: z.number().int().positive().optional(),
  "late-check-out": z.strictObject({ until: Clock.optional(), "full-above": Share.optional() }).optional(),
  vip: z.record(Key, VipText).optional(),
  membership: MembershipText.optional(),
}
const TiersText = z.object(TIERS_TEXT)
type TiersText = z.infer<typeof TiersText>

type NamesOf = (names: Partial<Localised>, fallback: string) => Localised

/** The same with the defaults of a good house: 30 minutes until points count, a year until they lapse, a warning a month before. */
export function tiersOf(text: TiersText, namesOf: NamesOf): Tiers {
  const { vip = {}, membership } = text
  return {
    rooms: text.rooms ?? null,
    lateCheckOut: { until: text["late-check-out"]?.until ?? "14:00", fullAbove: text["late-check-out"]?.["full-above"] ?? 0.95 },
    vip: Object.fromEntries(
      Object.entries(vip).map(([key, { name, criteria = "", amenities = [], entitlements = [], host = null }]) => [
        key,
        { name: namesOf(name, key), criteria, amenities, entitlements, host },
      ]),
    ),
    membership: {
      levels: Object.fromEntries(
        Object.entries(membership?.levels ?? {}).map(([key, { name, pays = 1, from = null, entitlements = [] }]) => [
          key,
          { name: namesOf(name, key), pays, from, entitlements },
        ]),
      ),
      points: pointsOf(membership?.points ?? {}),
      discountFrom: membership?.["discount-from"] ?? "next-stay",
      birthday: membership?.birthday ? { pays: membership.birthday.pays, itemsMax: membership.birthday["items-max"] } : null,
    },
  }
}

function pointsOf(text: NonNullable<NonNullable<TiersText["membership"]>["points"]>): Tiers["membership"]["points"] {
  return {
    perUnit: text["per-unit"] ?? 1,
    paidRatioMin: text["min-paid"] ?? 0.8,
    excluded: text.excluded ?? [],
    pendingMinutes: minutesOf(text.pending ?? "30m"),
    lapseDays: Number.parseInt(text.lapse ?? "365d", 10),
    warningDays: Number.parseInt(text.warning ?? "30d", 10),
  }
}

const UNIT_MINUTES: Record<string, number> = { m: 1, h: 60, d: 24 * 60 }
const minutesOf = (text: string): number => Number(text.slice(0, -1)) * (UNIT_MINUTES[text.slice(-1)] ?? 0)
