import { z } from "zod"
import { parseAddress } from "../domain/address.ts"
import { LANGUAGES, type Language, type Localised } from "../domain/language.ts"
import { CARE, type CareTimes, type Department, type Property, type Retention, type Rung, type ServiceLevel } from "../domain/property.ts"
import { TICKET_KINDS } from "../domain/ticket.ts"
import { DAY_MS, MINUTE_MS } from "../lib/time.ts"
import type { ContentFile, Finding } from "./content.ts"
import { DEPARTMENT_NAMES, emergencyNumbersIn, RETENTION_DAYS } from "./property-defaults.ts"
import { HoursText } from "./read-facts.ts"
import { readShape } from "./read-shape.ts"
import { TIERS_TEXT, tiersOf } from "./tiers-text.ts"

const UNIT_MS: Record<string, number> = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: DAY_MS }
const Key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "keys are lower case with hyphens")
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is HH:MM in quotes")
const Names = z.partialRecord(z.enum(LANGUAGES), z.string().min(1))
const RungText = z.strictObject({ to: z.string().min(1), at: z.number().min(0) })
const Minutes = z.string().regex(/^\d+(\.\d+)?\/\d+(\.\d+)?$/, "a service level is minutes to acknowledge and to complete, e.g. 5/15")

const Duration = z
  .string()
  .regex(/^[1-9]\d{0,3}[mhd]$/, "a duration is like 30m, 6h or 2d")
  .transform((text) => Number(text.slice(0, -1)) * (UNIT_MS[text.slice(-1)] ?? 0))
const ContactText = z
  .strictObject({
    line: z.string().regex(/^@[a-z0-9._-]{2,30}$/i, "the LINE basic id is like @harbourview"),
    wechat: z.url({ protocol: /^https?$/, error: "write what the account's QR code holds, like http://weixin.qq.com/r/…" }).max(200),
    sms: z.string().regex(/^\+[1-9]\d{6,14}$/, "the number for SMS is like +15550100 in quotes"),
  })
  .partial()
const Days = z.number().int("days are whole").min(1).max(36_500)

const PropertyText = z.strictObject({
  key: Key,
  name: Names,
  timezone: z.string().refine(isZone, "this is no time zone, write one like Asia/Shanghai"),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  phone: z.string().min(1),
  "check-out": Clock,
  "grace-days": z.number().int().min(0).max(365).optional(),
  "quiet-hours": z.strictObject({ from: Clock, to: Clock }).optional(),
  "emergency-numbers": z.strictObject({ fire: z.string(), medical: z.string(), police: z.string() }).optional(),
  departments: z.record(Key, z.strictObject({ hours: HoursText, cover: Key.optional(), name: Names.optional() })),
  staff: z
    .array(
      z.strictObject({
        key: Key,
        name: z.string().min(1),
        role: Key,
        department: Key.optional(),
        address: z.string().optional(),
        language: z.enum(LANGUAGES).optional(),
      }),
    )
    .optional(),
  ladder: z.partialRecord(z.enum(TICKET_KINDS), z.array(RungText)).optional(),
  "service-levels": z.record(Key, Minutes).optional(),
  /** How long the hotel's own system may be silent before what it told is no longer relied on, e.g. `{ silent-after: 6h }`. */
  pms: z.strictObject({ "silent-after": Duration }).optional(),
  /** For how many days what is kept. */
  retention: z
    .strictObject({
      messages: Days.optional(),
      "ticket-words": Days.optional(),
      "pairing-tries": Days.optional(),
      audits: Days.optional(),
      facts: Days.optional(),
      jobs: Days.optional(),
    })
    .optional(),
  /** What the carrier bills for one segment, e.g. `{ segment: 0.05, currency: USD }`. */
  sms: z.strictObject({ segment: z.number().positive(), currency: z.string().regex(/^[A-Z]{3}$/, "a currency is like USD") }).optional(),
  care: z
    .strictObject({
      "prepare-at": Clock,
      "check-at": Clock,
      "ready-by": Clock,
      "report-at": Clock,
      /** Minutes. */
      "lobby-before": z.number().min(0).max(240),
      escort: z.array(Key),
    })
    .partial()
    .optional(),
  ...TIERS_TEXT,
  /** Where guests write to, as printed on the cards of rooms. */
  contact: ContactText.optional(),
})
type PropertyText = z.infer<typeof PropertyText>

/** Rungs that name no role: the ticket's own department, and all who work now. */
const LADDER_WORDS = ["department", "everyone-on-duty"]

/** Reads the property file (format: README, "The property file"). What it leaves out gets the defaults of a good house. */
export function readProperty(file: ContentFile): { ok: true; property: Property; notes: string[] } | { ok: false; findings: Finding[] } {
  const read = readShape(file, PropertyText)
  if (!read.ok) return read
  const text = read.value
  const findings = brokenReferences(text).map(({ path, message }) => ({ file: file.path, line: read.yaml.lineAt(path), message }))
  if (findings.length > 0) return { ok: false, findings }
  const property = propertyOf(text)
  return { ok: true, property, notes: notesOn(property, text) }
}

function propertyOf(text: PropertyText): Property {
  const first = text.languages[0] ?? "en"
  const complaint = text.ladder?.complaint ?? []
  return {
    key: text.key,
    name: inAll(text.name, first, text.key),
    timezone: text.timezone,
    languages: text.languages,
    phone: text.phone,
    checkOut: text["check-out"],
    quietHours: text["quiet-hours"] ?? { from: "21:00", to: "09:00" },
    emergencyNumbers: text["emergency-numbers"] ?? emergencyNumbersIn(text.timezone),
    departments: Object.fromEntries(
      Object.entries(text.departments).map(([key, { hours, cover, name }]): [string, Department] => [
        key,
        { hours, cover: cover ?? null, name: inAll(name ?? DEPARTMENT_NAMES[key] ?? {}, first, key) },
      ]),
    ),
    staff: (text.staff ?? []).map((entry) => ({
      key: entry.key,
      name: entry.name,
      role: entry.role,
      department: entry.department ?? null,
      address: entry.address === undefined ? null : parseAddress(entry.address),
      language: entry.language ?? null,
    })),
    ladder: {
      request: text.ladder?.request ?? [{ to: "department", at: 0 }],
      complaint,
      emergency: text.ladder?.emergency ?? complaint.map((rung): Rung => ({ ...rung, at: 0 })),
      "hand-off": text.ladder?.["hand-off"] ?? complaint,
    },
    serviceLevels: Object.fromEntries(Object.entries(text["service-levels"] ?? {}).map(([key, minutes]) => [key, levelOf(minutes)])),
    ...(text["grace-days"] === undefined ? {} : { graceDays: text["grace-days"] }),
    ...(text.pms ? { pmsSilentAfterMs: text.pms["silent-after"] } : {}),
    retention: retentionOf(text.retention),
    ...(text.sms ? { sms: text.sms } : {}),
    ...(text.care ? { care: careIn(text.care) } : {}),
    tiers: tiersOf(text, (names, fallback) => inAll(names, first, fallback)),
    ...(text.contact ? { contact: text.contact } : {}),
  }
}

function careIn(care: NonNullable<PropertyText["care"]>): CareTimes {
  return {
    prepareAt: care["prepare-at"] ?? CARE.prepareAt,
    checkAt: care["check-at"] ?? CARE.checkAt,
    readyBy: care["ready-by"] ?? CARE.readyBy,
    reportAt: care["report-at"] ?? CARE.reportAt,
    lobbyMinutes: care["lobby-before"] ?? CARE.lobbyMinutes,
    escort: care.escort ?? CARE.escort,
  }
}

function levelOf(minutes: string): ServiceLevel {
  const [acknowledge = 0, complete = 0] = minutes.split("/").map(Number)
  return { acknowledge, complete }
}

function retentionOf(days: PropertyText["retention"] = {}): Retention {
  return {
    messages: days.messages ?? RETENTION_DAYS.messages,
    ticketWords: days["ticket-words"] ?? RETENTION_DAYS.ticketWords,
    pairingTries: days["pairing-tries"] ?? RETENTION_DAYS.pairingTries,
    audits: days.audits ?? RETENTION_DAYS.audits,
    facts: days.facts ?? RETENTION_DAYS.facts,
    jobs: days.jobs ?? RETENTION_DAYS.jobs,
  }
}

/** The wordings given, and for each missing one the house's first language. */
function inAll(names: Partial<Localised>, first: Language, fallback: string): Localised {
  const spare = names[first] ?? Object.values(names)[0] ?? fallback
  return { "zh-Hans": spare, "zh-Hant": spare, ja: spare, en: spare, ...names }
}

function brokenReferences(text: PropertyText): { path: PropertyKey[]; message: string }[] {
  const broken: { path: PropertyKey[]; message: string }[] = []
  const isDepartment = (key: string | undefined): boolean => key === undefined || Object.hasOwn(text.departments, key)
  for (const [key, { cover }] of Object.entries(text.departments)) {
    if (!isDepartment(cover))
      broken.push({
        path: ["departments", key, "cover"],
        message: `"${cover}" covers for ${key} but is no department here: add it or name another.`,
      })
  }
  const seen = new Set<string>()
  text.staff?.forEach((entry, index) => {
    if (seen.has(entry.key))
      broken.push({ path: ["staff", index, "key"], message: `Two staff entries have the key "${entry.key}": give each its own.` })
    seen.add(entry.key)
    if (!isDepartment(entry.department))
      broken.push({ path: ["staff", index, "department"], message: `"${entry.department}" is no department here: add it or name another.` })
    if (entry.address !== undefined && !parseAddress(entry.address))
      broken.push({
        path: ["staff", index, "address"],
        message: `"${entry.address}" is no address: write line:, line-group:, sms:, wechat:, wechat-room: or simulator: and the id.`,
      })
  })
  for (const [key, { host }] of Object.entries(text.vip ?? {})) {
    if (host !== undefined && !text.staff?.some((entry) => entry.key === host || entry.role === host))
      broken.push({
        path: ["vip", key, "host"],
        message: `Nobody of the staff list is "${host}", who looks after VIP ${key}: add them or name another.`,
      })
  }
  return broken
}

/** What still works but somebody should know of: rungs that ring nobody, and numbers we had to assume. */
function notesOn(property: Property, text: PropertyText): string[] {
  const known = new Set([...LADDER_WORDS, ...property.staff.flatMap(({ key, role }) => [key, role]), ...Object.keys(property.departments)])
  const rungs = Object.entries(property.ladder).flatMap(([kind, ladder]) => ladder.map(({ to }) => ({ kind, to })))
  const notes = rungs
    .filter(({ to }) => !known.has(to))
    .map(({ kind, to }) => `Nobody holds the role "${to}" of the ${kind} ladder: that rung is skipped.`)
  for (const role of (property.care?.escort ?? []).filter((name) => !known.has(name)))
    notes.push(`Nobody holds the role "${role}" of the escort: they are not called to the lobby.`)
  if (property.ladder.complaint.length === 0) notes.push("The complaint ladder is empty: complaints ring nobody.")
  if (!text["emergency-numbers"]) {
    const { fire, medical, police } = property.emergencyNumbers
    notes.push(`No emergency-numbers are given: guests are told fire ${fire}, medical ${medical}, police ${police}.`)
  }
  return [...new Set(notes)]
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone })
    return true
  } catch {
    return false
  }
}
