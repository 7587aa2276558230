import { z } from "zod"
import { STAY_STATUSES } from "../domain/guest.ts"
import { LANGUAGES } from "../domain/language.ts"
import { KIND_OF, type StayChange } from "../domain/stay-change.ts"

const COMPANIONS_MAX = 30

const Day = z.iso.date("must be a day like 2026-03-01")
const Instant = z.iso
  .datetime({ offset: true, error: "must be an instant like 2026-03-01T15:00:00+08:00" })
  .transform((text) => new Date(text))
const Text = z.string().trim().min(1).max(200)
const Companion = z.union([Text, z.object({ name: Text }).transform(({ name }) => name)], "must be a name")

/** The body of `PUT /api/v1/stays/{reservation}`. */
export const StayBody = z
  .object({
    guest: z.object({
      name: Text,
      givenName: Text.optional(),
      familyName: Text.optional(),
      title: z.enum(["mr", "ms"]).optional(),
      language: z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(", ")}`).optional(),
      phone: z.string().trim().max(40).optional(),
      email: z.email().max(200).optional(),
      tier: Text.optional(),
      vip: Text.optional(),
      /** What the hotel's system calls the guest. */
      ref: Text.optional(),
    }),
    room: z.string().trim().max(20).nullish(),
    arrival: Day,
    departure: Day,
    status: z.enum(STAY_STATUSES),
    companions: z.array(Companion).max(COMPANIONS_MAX).optional(),
    children: z.int().min(0).max(50).nullish(),
    expectedAt: Instant.nullish(),
    spent: z.number().min(0).max(9_999_999_999).nullish(),
    /** When it was so in the hotel's system; now when left out. */
    changedAt: Instant.optional(),
    source: Text.default("api"),
  })
  .refine((stay) => stay.departure >= stay.arrival, { path: ["departure"], message: "must not be before arrival" })

/** Reads the body as a statement about the stay. A clock over there that runs ahead of ours must not outrank what comes later. */
export function readStayBody(
  reservation: string,
  json: unknown,
  now: Date,
): { ok: true; change: StayChange } | { ok: false; errors: { field: string; message: string }[] } {
  const body = StayBody.safeParse(json)
  if (!body.success) {
    return { ok: false, errors: body.error.issues.map(({ path, message }) => ({ field: path.join("."), message })) }
  }
  const { source, changedAt, guest, ...stay } = body.data
  const { ref, ...overlay } = guest
  const at = changedAt && changedAt < now ? changedAt : now
  return { ok: true, change: { kind: KIND_OF[stay.status], source, at, stay: { ...stay, reservation, guest: overlay, guestRef: ref } } }
}
