import type { StayStatus, Title } from "./guest.ts"
import type { Language } from "./language.ts"

/** A guest as a hotel's system tells of them. What it leaves out stays as it was; it never empties a field. */
export type GuestOverlay = {
  name?: string | undefined
  givenName?: string | undefined
  familyName?: string | undefined
  title?: Title | undefined
  language?: Language | undefined
  phone?: string | undefined
  email?: string | undefined
  tier?: string | undefined
  vip?: string | undefined
}

/** A stay as a hotel's system tells of it: the whole of it where it can. Left out means "not told", null means "none". */
export type StayOverlay = {
  reservation: string
  guest?: GuestOverlay | undefined
  /** What that system calls the guest. */
  guestRef?: string | null | undefined
  room?: string | null | undefined
  /** The hotel's calendar days, `YYYY-MM-DD`. */
  arrival?: string | undefined
  departure?: string | undefined
  status?: StayStatus | undefined
  companions?: string[] | undefined
  children?: number | null | undefined
  expectedAt?: Date | null | undefined
  /** In the hotel's currency. */
  spent?: number | null | undefined
}

/** What happened to a stay. `changed`, `moved` and `reinstated` leave its status to the overlay. */
export type StayChangeKind = "booked" | "changed" | "cancelled" | "checked-in" | "moved" | "checked-out" | "reinstated" | "no-show"

/**
 * One statement of a hotel's system. `at` is when it was so over there and orders statements, however late or often they
 * come: the newest counts.
 */
export type StayChange = { source: string; at: Date } & (
  | { kind: StayChangeKind; stay: StayOverlay }
  /** A profile changed. */
  | { kind: "guest-changed"; ref: string; guest: GuestOverlay }
  /** Two profiles were one person: from now on `gone` is `kept`. */
  | { kind: "merged"; kept: string; gone: string }
)

/** What a statement did. `stale`: something newer was known · `ignored`: it told too little of somebody we do not know. */
export type StayOutcome = "created" | "changed" | "unchanged" | "stale" | "ignored"

/** What statements can make of a stay, as it is stored. */
export type StayRecord = {
  room: string | null
  arrival: string
  departure: string
  status: StayStatus
  companions: string[]
  children: number | null
  expectedAt: Date | null
  spent: number | null
  source: string
  changedAt: Date | null
}

const STATUS: Partial<Record<StayChangeKind, StayStatus>> = {
  booked: "booked",
  cancelled: "cancelled",
  "checked-in": "in-house",
  "checked-out": "departed",
  "no-show": "no-show",
}

/** The kind of statement that says a stay has this status. */
export const KIND_OF: Record<StayStatus, StayChangeKind> = {
  booked: "booked",
  cancelled: "cancelled",
  "in-house": "checked-in",
  departed: "checked-out",
  "no-show": "no-show",
}

/** Whether something newer is known already. What is exactly as old is told again, or was told by the same second's clock. */
export const isStale = (at: Date, known: { changedAt: Date | null } | null): boolean =>
  known?.changedAt != null && at.getTime() < known.changedAt.getTime()

/**
 * What a statement makes of a stay: of a known one an overlay, of an unknown one a new stay when it says when that is.
 * @param known null: nothing was heard of this reservation
 */
export function changeStay(
  known: StayRecord | null,
  change: Extract<StayChange, { stay: StayOverlay }>,
): { outcome: StayOutcome; record: StayRecord | null } {
  if (isStale(change.at, known)) return { outcome: "stale", record: known }
  const { stay, source, at } = change
  const arrival = stay.arrival ?? known?.arrival
  const departure = stay.departure ?? known?.departure
  if (arrival === undefined || departure === undefined) return { outcome: "ignored", record: null }
  const record: StayRecord = {
    ...{ arrival, departure, source, changedAt: at, status: statusOf(known, change) },
    room: told(stay.room, known?.room ?? null),
    companions: stay.companions ?? known?.companions ?? [],
    children: told(stay.children, known?.children ?? null),
    expectedAt: told(stay.expectedAt, known?.expectedAt ?? null),
    spent: told(stay.spent, known?.spent ?? null),
  }
  if (!known) return { outcome: "created", record }
  return { outcome: isSameStay(known, record) ? "unchanged" : "changed", record }
}

const told = <Value>(value: Value | undefined, known: Value): Value => (value === undefined ? known : value)

function statusOf(known: StayRecord | null, { kind, stay }: Extract<StayChange, { stay: StayOverlay }>): StayStatus {
  const plain = STATUS[kind] ?? stay.status
  if (plain) return plain
  const isOver = known?.status === "cancelled" || known?.status === "no-show"
  return !known || (kind === "reinstated" && isOver) ? "booked" : known.status
}

function isSameStay(a: StayRecord, b: StayRecord): boolean {
  const plain = ({ room, arrival, departure, status, companions, children, expectedAt, spent }: StayRecord) =>
    JSON.stringify([room, arrival, departure, status, companions, children, expectedAt, spent])
  return plain(a) === plain(b)
}

const GUEST_FIELDS = ["name", "givenName", "familyName", "title", "language", "phone", "email", "tier", "vip"] as const
/** The fields a hotel's system may tell of a guest, null where nobody told them. */
export type GuestRecord = { [Field in (typeof GUEST_FIELDS)[number]]: GuestOverlay[Field] | null }

/** What was told of a guest and is not so already; empty when nothing is new. Empty text tells nothing. */
export function newsOfGuest(known: GuestRecord | null, overlay: GuestOverlay): GuestOverlay {
  const news = GUEST_FIELDS.filter((field) => overlay[field] !== undefined && overlay[field] !== "" && overlay[field] !== known?.[field])
  return Object.fromEntries(news.map((field) => [field, overlay[field]]))
}
