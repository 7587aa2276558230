import { DAY_MS, isWithin, localTime } from "../lib/time.ts"
import type { Address } from "./address.ts"
import type { Language, Localised } from "./language.ts"
import type { TicketKind } from "./ticket.ts"
import type { Tiers } from "./tier.ts"

/** Opening hours: always, or spans of hotel time such as `07:00-12:00` (a span may pass midnight). */
export type Hours = "always" | string[]

export type Department = { hours: Hours; cover: string | null; name: Localised }

export type StaffEntry = {
  key: string
  name: string
  role: string
  department: string | null
  address: Address | null
  language: Language | null
}

/** A rung: who is told, how many minutes after opening (fractions allowed). `to` is a role, a department word or a staff key. */
export type Rung = { to: string; at: number }

/** Minutes to acknowledge and to complete. */
export type ServiceLevel = { acknowledge: number; complete: number }

/** For how many days each class of data is kept. */
export type Retention = {
  /** The words of messages, either way. */
  messages: number
  /** What was told about a ticket, after it was closed. */
  ticketWords: number
  pairingTries: number
  audits: number
  /** Facts about a guest who has not stayed with us for so long. */
  facts: number
  /** Bookkeeping of what was done by the clock. */
  jobs: number
}

/** The property file, read. */
export type Property = {
  key: string
  name: Localised
  timezone: string
  languages: Language[]
  phone: string
  checkOut: string
  quietHours: { from: string; to: string }
  /** Numbers a guest calls in an emergency, as the country has them. */
  emergencyNumbers: { fire: string; medical: string; police: string }
  departments: Record<string, Department>
  staff: StaffEntry[]
  ladder: Record<TicketKind, Rung[]>
  serviceLevels: Record<string, ServiceLevel>
  /** The hotel's systems count as silent after this long; a day when left out. */
  pmsSilentAfterMs?: number
  retention: Retention
  /** What one SMS segment costs, where the hotel has told us. */
  sms?: { segment: number; currency: string }
  /** Days after check-out for which a tie to a stay still holds: for a bill, a lost scarf, a word of thanks. */
  graceDays?: number
  /** When the house prepares for its arrivals; absent: as any good house does. */
  care?: CareTimes
  /** Whom the house honours, who is a member, and what that brings. */
  tiers: Tiers
  /** Where guests write to. */
  contact?: Contact
}

/** A channel that is absent is not offered. `line` is the basic id with its @, `wechat` what the account's own QR code holds, `sms` like +15550100. */
export type Contact = { line?: string; wechat?: string; sms?: string }

/** When the house prepares for its arrivals, `HH:MM` on its own clock, and who stands in the lobby. */
export type CareTimes = {
  /** On the day before: departments get what to prepare. */
  prepareAt: string
  /** On the day of arrival: the last look at a protocol guest's room. */
  checkAt: string
  /** On the day of arrival: when all must be ready, unless the guest's hour is known. */
  readyBy: string
  /** On the evening before: the report on protocol guests. */
  reportAt: string
  /** Before the hour a protocol guest is expected. */
  lobbyMinutes: number
  /** Roles, departments or staff keys that meet a protocol guest in the lobby. */
  escort: string[]
}

export const careOf = (property: Pick<Property, "care">): CareTimes => property.care ?? CARE

export const CARE: CareTimes = {
  ...{ prepareAt: "10:00", checkAt: "07:00", readyBy: "14:00", reportAt: "22:00" },
  ...{ lobbyMinutes: 15, escort: ["duty-manager", "front-office-manager"] },
}

/** Is it open at this instant, on the hotel's clock? */
export function isOpen(hours: Hours, now: Date, zone: string): boolean {
  return hours === "always" || isWithin(localTime(now, zone).time, hours)
}

/**
 * Minutes for a service: its own line, else the kind's (a hand-off's default is the complaint's), else what any good
 * house keeps.
 */
export function serviceLevelOf(property: Pick<Property, "serviceLevels">, service: string, kind: TicketKind): ServiceLevel {
  const levels = property.serviceLevels
  return levels[service] ?? levels[kind] ?? (kind === "hand-off" ? levels.complaint : undefined) ?? LEVELS[kind]
}

/** Where the property file says nothing: a hotel that exports its arrivals once a day is not silent. */
export const PMS_SILENT_AFTER_MS = DAY_MS

const LEVELS: Record<TicketKind, ServiceLevel> = {
  request: { acknowledge: 5, complete: 30 },
  complaint: { acknowledge: 10, complete: 60 },
  emergency: { acknowledge: 1, complete: 5 },
  "hand-off": { acknowledge: 3, complete: 30 },
}
