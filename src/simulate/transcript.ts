import { z } from "zod"
import { readYaml, type YamlFile } from "../lib/read-yaml.ts"
import { MINUTE_MS, SECOND_MS } from "../lib/time.ts"

const Duration = z.string().regex(/^\d+(s|m|h|d)$/, "a duration is like 30s, 15m, 2h or 1d")
const Channel = z.enum(["line", "sms", "wechat"])
export type GuestChannel = z.infer<typeof Channel>
/** How a platform's sending line is: `slow` never answers, `refuses` takes no connection. */
const Weather = z.enum(["up", "down", "slow", "refuses"])
export type Weather = z.infer<typeof Weather>

const GuestSays = z.union([
  z.string(),
  z.strictObject({ from: Channel.optional(), text: z.string() }),
  z.strictObject({ from: Channel.optional(), image: z.string() }),
  /** The code on the card of this room, as often as the script sends it. */
  z.strictObject({ from: Channel.optional(), "room-code": z.string() }),
  z.strictObject({ from: Channel.optional(), sticker: z.string() }),
  z.strictObject({ from: Channel.optional(), postback: z.string() }),
  z.strictObject({ from: Channel.optional(), event: z.enum(["follow", "unfollow", "unsend"]) }),
])
export type GuestSays = z.infer<typeof GuestSays>

const Expected = {
  /** Template ids in order; `say` for words a person wrote; [] = nothing is sent; absent = not looked at. */
  bot: z.array(z.string()).optional(),
  slots: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  effects: z.array(z.strictObject({ ticket: z.record(z.string(), z.unknown()) })).optional(),
  "staff-gets": z.record(z.string(), z.array(z.string())).optional(),
  /** Part of a text the guest got in this turn: a fact named, a time told. */
  says: z.string().optional(),
}

const TURNS = {
  guest: z.strictObject({ guest: GuestSays, ...Expected }),
  staff: z.strictObject({ staff: z.record(z.string(), z.string()), ...Expected }),
  wait: z.strictObject({ wait: Duration, ...Expected }),
  pms: z.strictObject({ pms: z.record(z.string(), z.unknown()), ...Expected }),
  platform: z.strictObject({ platform: z.partialRecord(Channel, Weather), ...Expected }),
}

const TranscriptTurn = z.union([TURNS.guest, TURNS.staff, TURNS.wait, TURNS.pms, TURNS.platform])
export type TranscriptTurn = z.infer<typeof TranscriptTurn>

const StayTold = {
  room: z.string().nullable().default(null),
  status: z.enum(["booked", "in-house", "departed", "cancelled", "no-show"]).default("in-house"),
  arrival: z.string().optional(),
  departure: z.string().optional(),
  guest: z.record(z.string(), z.string()),
  companions: z.array(z.string()).optional(),
}

/** A talk as a hotel manager reads and writes it. */
export const Transcript = z.strictObject({
  guest: z.strictObject({
    channel: Channel.default("line"),
    language: z.string().optional(),
    stay: z.strictObject(StayTold).optional(),
  }),
  /** What is confirmed in the profile of the guest of the talk, by kind. */
  facts: z.record(z.string(), z.string()).optional(),
  /** Stays the hotel's system tells of, by reservation; the guest of the talk is tied to none of them yet. */
  house: z.record(z.string(), z.strictObject(StayTold)).optional(),
  at: z.string().refine((text) => !Number.isNaN(Date.parse(text)), "write an instant like 2026-03-02T21:40:00+08:00"),
  turns: z.array(TranscriptTurn).min(1, "a transcript has at least one turn"),
})
export type Transcript = z.infer<typeof Transcript>

/** A script that cannot be played, in one sentence. `line` counts from 1. */
export type ScriptProblem = { file: string; line: number | null; message: string }

/** Reads a script. @returns the transcript, or where and how it is malformed */
export function readTranscript(file: string, text: string): { ok: true; transcript: Transcript } | { ok: false; problem: ScriptProblem } {
  const read = readYaml(file, text)
  if (!read.ok) {
    const [first] = read.problems
    return { ok: false, problem: { file, line: first?.line ?? null, message: first?.message ?? "This is not valid YAML." } }
  }
  const parsed = Transcript.safeParse(read.yaml.value)
  return parsed.success ? { ok: true, transcript: parsed.data } : { ok: false, problem: problemOf(parsed.error, read.yaml) }
}

function problemOf(error: z.ZodError, yaml: YamlFile): ScriptProblem {
  const issue = error.issues[0]
  const path = issue?.path ?? []
  const at = (where: PropertyKey[], message: string): ScriptProblem => ({ file: yaml.file, line: yaml.lineAt(where), message })
  const [top, index] = path
  if (top !== "turns" || typeof index !== "number") return at(path, sentence(path, issue?.message))
  const turn = turnAt(yaml.value, index)
  const kind = (Object.keys(TURNS) as (keyof typeof TURNS)[]).find((name) => name in turn)
  if (!kind) return at(["turns", index], `Turn ${index + 1} begins with none of ${Object.keys(TURNS).join(", ")}.`)
  // A union only says that nothing fitted; the turn's own kind says what.
  const own = TURNS[kind].safeParse(turn).error?.issues[0]
  const within = own?.path ?? []
  return at(["turns", index, ...within], `Turn ${index + 1}: ${sentence(within, own?.message)}`)
}

function turnAt(value: unknown, index: number): object {
  const turns = (value as { turns?: unknown[] } | null)?.turns
  const turn = turns?.[index]
  return typeof turn === "object" && turn !== null ? turn : {}
}

function sentence(path: PropertyKey[], message = "is not valid"): string {
  const words = message === "Invalid input" ? "is not written in a form we know" : message
  return `${path.map(String).join(".") || "the script"}: ${words}.`
}

const UNITS: Record<string, number> = { s: SECOND_MS, m: MINUTE_MS, h: 60 * MINUTE_MS, d: 24 * 60 * MINUTE_MS }

/** `16m` → ms. */
export function durationMs(text: string): number {
  return Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 0)
}
