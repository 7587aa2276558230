import { EMPTY_MEMORY } from "../../../src/domain/conversation.ts"
import type { Guest, Stay } from "../../../src/domain/guest.ts"
import type { Localised } from "../../../src/domain/language.ts"
import type { Property } from "../../../src/domain/property.ts"
import type { StaffMember } from "../../../src/domain/staff.ts"
import type { StaffTicket } from "../../../src/domain/ticket.ts"
import type { Ids } from "../../../src/ports/runtime.ts"
import type { Commit } from "../../../src/ports/store.ts"
import type { StaffContent } from "../../../src/tickets/staff-content.ts"

/** A small hotel for the staff side's tests: who works there, when, and who is told in which order. */

const named = (en: string): Localised => ({ "zh-Hans": `${en}·简`, "zh-Hant": `${en}·繁`, ja: `${en}・日`, en })

export const property: Property = {
  key: "harbour-view",
  name: named("Harbour View"),
  timezone: "Asia/Shanghai",
  languages: ["en", "zh-Hans", "zh-Hant", "ja"],
  phone: "+8653200000000",
  checkOut: "12:00",
  quietHours: { from: "21:00", to: "09:00" },
  emergencyNumbers: { fire: "119", medical: "120", police: "110" },
  departments: {
    "front-office": { hours: "always", cover: null, name: named("Front office") },
    housekeeping: { hours: ["07:00-12:00", "13:00-22:00"], cover: "front-office", name: named("Housekeeping") },
    bar: { hours: ["18:00-02:00"], cover: "housekeeping", name: named("Bar") },
  },
  staff: [],
  ladder: {
    request: [
      { to: "department", at: 0 },
      { to: "duty-manager", at: 15 },
    ],
    complaint: [
      { to: "duty-manager", at: 0 },
      { to: "front-office-manager", at: 10 },
      { to: "general-manager", at: 20 },
    ],
    emergency: [
      { to: "duty-manager", at: 0 },
      { to: "general-manager", at: 0 },
      { to: "everyone-on-duty", at: 2 },
    ],
    "hand-off": [
      { to: "duty-manager", at: 0 },
      { to: "general-manager", at: 2.5 },
    ],
  },
  serviceLevels: {},
  tiers: {
    rooms: null,
    lateCheckOut: { until: "14:00", fullAbove: 0.95 },
    vip: {},
    membership: {
      levels: {},
      points: { perUnit: 1, paidRatioMin: 0.8, excluded: [], pendingMinutes: 30, lapseDays: 365, warningDays: 30 },
      discountFrom: "next-stay",
      birthday: null,
    },
  },
  retention: { messages: 400, ticketWords: 730, pairingTries: 30, audits: 1095, facts: 1095, jobs: 90 },
}

export function member(key: string, role: string, department: string | null = null, more: Partial<StaffMember> = {}): StaffMember {
  const ids = { id: `stf_${key}` as const, conversation: `cnv_${key}` as const }
  return { ...ids, key, name: `Ms ${key}`, role, department, address: `line:${key}`, language: null, ...more }
}

export const duty = member("duty", "duty-manager")
export const fom = member("fom", "front-office-manager", "front-office")
export const gm = member("gm", "general-manager")
export const front = member("front", "staff", "front-office")
export const hk = member("hk", "staff", "housekeeping", { name: "Housekeeping desk", address: "line-group:hk" })
export const bar = member("bar", "staff", "bar")
export const staff = [duty, fom, gm, front, hk, bar]

/** Hotel time on 2 March 2026, in Shanghai. */
export const at = (time: string): Date => new Date(`2026-03-02T${time.length === 5 ? `${time}:00` : time}+08:00`)

export const scene = (time: string, people: StaffMember[] = staff) => ({ property, staff: people, now: at(time) })

export const keysOf = (people: StaffMember[]): string[] => people.map(({ key }) => key)

export function countingIds(): Ids {
  let n = 0
  return { make: (prefix) => `${prefix}_${++n}`, uuid: () => `00000000-0000-4000-8000-${String(++n).padStart(12, "0")}` }
}

/** Words that show what they were made of: `staff.taken/en code=T42 owner=Ms duty`. */
export const content: StaffContent = {
  property,
  kinds: new Map(),
  render(template, language, values) {
    const shown = ["code", "room", "guest", "owner", "text", "minutes", "by", "reason", "better", "list", "phone"]
    const known = shown.filter((name) => values[name] !== null && values[name] !== undefined)
    return [`${template}/${language}`, ...known.map((name) => `${name}=${values[name]}`)].join(" ")
  },
  label: (value, language) => (value === "bath-towel" ? named("Bath towel")[language] : String(value)),
  factWords: ({ key, value }) => `${key}=${value}`,
  intentLabel: (intent) => `<${intent}>`,
  guestValues: (language, guest) => ({ hotel: property.name[language], guest: guest?.name ?? null, phone: property.phone }),
  askFixed: (ticket) => ({ ...EMPTY_MEMORY, offered: [{ label: "fixed?", intent: ticket }] }),
}

export const guest: Guest = {
  id: "gst_wang",
  name: "王伟",
  familyName: "王",
  givenName: "伟",
  title: "mr",
  language: "zh-Hans",
  phone: null,
  email: null,
  tier: "gold",
  vip: "A",
  memberNumber: null,
}

export const stay: Stay = {
  id: "sty_1",
  reservation: "R1",
  guest: "gst_wang",
  room: "1204",
  arrival: "2026-03-01",
  departure: "2026-03-04",
  status: "in-house",
  companions: [],
  children: null,
  expectedAt: null,
  asOf: at("08:00"),
}

type TicketOptions = Omit<Partial<StaffTicket>, "guestConversation"> & {
  guestConversation?: Partial<NonNullable<StaffTicket["guestConversation"]>>
}

/** T42: a complaint of Mr Wang's, opened at 10:00, in nobody's hands. */
export function ticket({ guestConversation, ...more }: TicketOptions = {}): StaffTicket {
  return {
    id: "tkt_42",
    number: 42,
    kind: "complaint",
    intent: "complaint",
    department: "duty-manager",
    service: "complaint",
    status: "open",
    urgency: "high",
    room: "1204",
    roomEvidence: "verified",
    guest: "gst_wang",
    conversation: "cnv_wang",
    stay: null,
    owner: null,
    details: {},
    openedAt: at("10:00"),
    acknowledgeBy: at("10:10"),
    completeBy: at("11:00"),
    guestName: "王伟",
    guestVip: null,
    ownerName: null,
    guestConversation: {
      id: "cnv_wang",
      version: 7,
      address: "line:wang",
      language: "zh-Hans",
      isReachable: true,
      heldBy: null,
      isAsking: false,
      ...guestConversation,
    },
    ...more,
  }
}

/** Who reads what: `duty ladder.complaint-overdue`, in order. */
export const told = (commit: Commit): string[] =>
  commit.messages.map(({ conversation, template }) => `${conversation.slice("cnv_".length)} ${template ?? "(own words)"}`)

export const textOf = (commit: Commit, template: string | null): string => {
  const found = commit.messages.find((message) => message.template === template)?.content
  if (!found) return "(not sent)"
  return found.kind === "text" ? found.text : [found.title, ...found.lines.map(({ label, value }) => `${label}: ${value}`)].join("\n")
}
