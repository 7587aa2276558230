import type { StayOverlay } from "../domain/stay-change.ts"
import { instantOf } from "../lib/time.ts"
import type { Column } from "./csv-columns.ts"
import { statusOf } from "./csv-columns.ts"
import { fullName, languageOf, titleOf } from "./guest-words.ts"
import { readDay } from "./read-day.ts"

const CHILDREN_MAX = 50
const COMPANIONS_MAX = 30
const TEXT_CHARS_MAX = 200
const ROOM_CHARS_MAX = 20
const SHOWN_CHARS_MAX = 40

/** A row by column; what the file has no column for is absent. */
export type CsvRow = Partial<Record<Column, string>>
/** `problems`: a sentence for each thing that makes the row useless. */
export type ReadRow = { ok: true; stay: StayOverlay } | { ok: false; problems: string[] }

/**
 * Reads one row. An empty cell tells nothing, except that a room column without a room means that none is given yet.
 * @param zone the hotel's, for the hour of arrival
 */
export function readRow(row: CsvRow, zone: string): ReadRow {
  const problems: string[] = []
  const wrong = (sentence: string): undefined => {
    problems.push(sentence)
    return undefined
  }
  const { familyName, givenName } = row
  const name = row.name || fullName(givenName, familyName)
  const [arrival, departure] = [dayOf(row.arrival, "arrival", wrong), dayOf(row.departure, "departure", wrong)]
  if (!row.reservation) wrong("There is no reservation number.")
  if (!name) wrong("There is no name.")
  if (arrival && departure && departure < arrival) wrong(`The departure ${departure} is before the arrival ${arrival}.`)
  const long = Object.entries(row).find(
    ([column, text]) => text.length > (column === "room" ? ROOM_CHARS_MAX : TEXT_CHARS_MAX) && column !== "companions",
  )
  if (long) wrong(`The ${long[0]} is too long.`)
  const stay: StayOverlay = {
    ...{ reservation: row.reservation ?? "", guestRef: row.guestRef || null, arrival, departure },
    guest: {
      ...{ name, familyName: told(familyName), givenName: told(givenName), title: titleOf(row.title), language: languageOf(row.language) },
      ...{ phone: told(row.phone), email: emailOf(row.email, wrong), tier: told(row.tier), vip: told(row.vip) },
    },
    room: row.room === undefined ? undefined : row.room || null,
    status: stateOf(row.status, wrong),
    companions: row.companions === undefined ? undefined : namesIn(row.companions),
    children: childrenOf(row.children, wrong),
    expectedAt: hourOf(row.expected, arrival, zone, wrong),
    spent: amountOf(row.spent, wrong),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, stay }
}

type Wrong = (sentence: string) => undefined

const told = (text: string | undefined): string | undefined => text || undefined
const shown = (text: string): string => `"${text.slice(0, SHOWN_CHARS_MAX)}"`

function dayOf(text: string | undefined, what: string, wrong: Wrong): string | undefined {
  if (!text) return wrong(`There is no ${what}.`)
  return readDay(text) ?? wrong(`The ${what} ${shown(text)} is no day we can read: write it like 2026-03-01.`)
}

function stateOf(text: string | undefined, wrong: Wrong) {
  if (!text) return undefined
  return statusOf(text) ?? wrong(`The status ${shown(text)} is none we know: write booked, in-house, departed, cancelled or no-show.`)
}

function emailOf(text: string | undefined, wrong: Wrong): string | undefined {
  if (!text) return undefined
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : wrong(`The e-mail ${shown(text)} is none.`)
}

function childrenOf(text: string | undefined, wrong: Wrong): number | undefined {
  if (!text) return undefined
  const count = Number(text.normalize("NFKC").replace(/[人名]$/u, ""))
  return Number.isInteger(count) && count >= 0 && count <= CHILDREN_MAX ? count : wrong(`The number of children ${shown(text)} is none.`)
}

function hourOf(text: string | undefined, arrival: string | undefined, zone: string, wrong: Wrong): Date | undefined {
  if (!text || !arrival) return undefined
  const [, hour, minute] = /^([01]?\d|2[0-3])[:時时点](\d{2})?分?$/u.exec(text.normalize("NFKC")) ?? []
  if (hour === undefined) return wrong(`The expected hour ${shown(text)} is none: write it like 15:30.`)
  return instantOf(arrival, `${hour.padStart(2, "0")}:${minute ?? "00"}`, zone)
}

function amountOf(text: string | undefined, wrong: Wrong): number | undefined {
  if (!text) return undefined
  const amount = Number(
    text
      .normalize("NFKC")
      .replace(/[^\d.,-]/g, "")
      .replaceAll(",", ""),
  )
  return Number.isFinite(amount) && amount >= 0 && amount < 1e10 && /\d/.test(text) ? amount : wrong(`The amount ${shown(text)} is none.`)
}

const namesIn = (text: string): string[] =>
  text
    .split(/[;；、,，/|]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .slice(0, COMPANIONS_MAX)
