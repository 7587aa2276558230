import { z } from "zod"

const Duration = z.string().regex(/^\d+(s|m|h|d)$/)

const GuestSays = z.union([
  z.string(),
  z.strictObject({ from: z.string().optional(), text: z.string() }),
  z.strictObject({ from: z.string().optional(), image: z.string() }),
  z.strictObject({ from: z.string().optional(), sticker: z.string() }),
  z.strictObject({ from: z.string().optional(), postback: z.string() }),
  z.strictObject({ from: z.string().optional(), event: z.enum(["follow", "unfollow", "unsend"]) }),
])

const Expected = {
  /** Template ids in order; `say` for words a person wrote; [] = nothing is sent; absent = not looked at. */
  bot: z.array(z.string()).optional(),
  slots: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  effects: z.array(z.strictObject({ ticket: z.record(z.string(), z.unknown()) })).optional(),
  "staff-gets": z.record(z.string(), z.array(z.string())).optional(),
  /** Part of a text the guest got in this turn: a fact named, a time told. */
  says: z.string().optional(),
}

export const TranscriptTurn = z.union([
  z.strictObject({ guest: GuestSays, ...Expected }),
  z.strictObject({ staff: z.record(z.string(), z.string()), ...Expected }),
  z.strictObject({ wait: Duration, ...Expected }),
  z.strictObject({ pms: z.record(z.string(), z.unknown()), ...Expected }),
  z.strictObject({ platform: z.record(z.string(), z.enum(["up", "down", "slow", "refuses"])), ...Expected }),
])
export type TranscriptTurn = z.infer<typeof TranscriptTurn>

/** A talk as a hotel manager reads and writes it. */
export const Transcript = z.strictObject({
  guest: z.strictObject({
    channel: z.enum(["line", "sms"]).default("line"),
    language: z.string().optional(),
    stay: z
      .strictObject({
        room: z.string().nullable().default(null),
        status: z.enum(["booked", "in-house", "departed", "cancelled", "no-show"]).default("in-house"),
        arrival: z.string().optional(),
        departure: z.string().optional(),
        guest: z.record(z.string(), z.string()),
      })
      .optional(),
  }),
  at: z.string(),
  turns: z.array(TranscriptTurn).min(1),
})
export type Transcript = z.infer<typeof Transcript>

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `16m` → ms. */
export function durationMs(text: string): number {
  return Number(text.slice(0, -1)) * (UNITS[text.slice(-1) as keyof typeof UNITS] ?? 0)
}
