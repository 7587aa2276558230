import type { Language } from "../domain/language.ts"
import { itemsOf, PREPARATION } from "../domain/preparation.ts"
import type { StaffMember } from "../domain/staff.ts"
import { codeOf, type Ticket } from "../domain/ticket.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { DueJob } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Commit, StayFacts } from "../ports/store.ts"
import { peopleFor } from "../tickets/route.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import { clockOf, languageFor, staffValues } from "../tickets/staff-values.ts"
import { tellStaff, textOnly } from "../tickets/tell-staff.ts"
import { levelName, vipLevelOf } from "./vip-level.ts"

export type ReportInput = {
  day: string
  guests: StayFacts[]
  /** Rooms that are left on that day. */
  dueOut: string[]
  content: StaffContent
  staff: StaffMember[]
  ids: Ids
  now: Date
  job: Pick<DueJob, "id" | "key">
}

/**
 * A177: the evening before, duty managers read which protocol guests come, in which rooms, how far the preparation is,
 * and which rooms are due out. An evening before nobody of them sends nothing.
 */
export function reportArrivals(input: ReportInput): Commit {
  const { day, guests, dueOut, content, staff, ids, now, job } = input
  const commit: Commit = { ...emptyCommit(now), job: job.id }
  if (guests.length === 0) return commit
  const people = peopleFor("duty-manager", "duty-manager", { property: content.property, staff, now })
  const template = "care.report"
  const words = (reader: StaffMember) => {
    const language = languageFor(reader, content)
    const list = guests.map((known) => guestLine(known, input, language)).join("\n")
    const values = { text: day, list, reason: dueOut.length > 0 ? dueOut.join(" ") : null }
    return textOnly(content.render(template, language, staffValues(content, null, language, now, values)))
  }
  commit.messages = tellStaff(people, { key: job.key, template, cause: job.id, content: words }, ids)
  return commit
}

/** `1508 田中 恵 · B · 15:00 · DUE-OUT · T12 2/6, T13 1/1`. */
function guestLine({ stay, guest, tickets }: StayFacts, { content, dueOut, now }: ReportInput, language: Language): string {
  const level = vipLevelOf(guest, content.property)
  const values = {
    ...{ room: stay.room, guest: guest.name, text: level && levelName(level, language) },
    time: stay.expectedAt && clockOf(stay.expectedAt, content),
    reason: stay.room !== null && dueOut.includes(stay.room) ? stay.room : null,
    list: tickets.filter(isShown).map(stateOf).join(", ") || null,
  }
  return content.render("care.report-guest", language, staffValues(content, null, language, now, values))
}

const isShown = ({ intent, status }: Ticket): boolean => intent === PREPARATION && status !== "cancelled"

function stateOf(ticket: Ticket): string {
  const items = itemsOf(ticket).filter(({ isOff }) => !isOff)
  return `${codeOf(ticket)} ${items.filter(({ doneBy }) => doneBy !== null).length}/${items.length}`
}
