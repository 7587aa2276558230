import { factWords } from "../domain/fact-kind.ts"
import type { GuestFact } from "../domain/guest.ts"
import type { Language } from "../domain/language.ts"
import { moodTrendOf } from "../domain/mood.ts"
import { ageMonths, type ProfileEntry, profileOf } from "../domain/profile.ts"
import type { Ticket } from "../domain/ticket.ts"
import type { Values } from "../domain/values.ts"
import { localTime } from "../lib/time.ts"
import type { GuestHistory } from "../ports/guest-store.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import { cut, whatOf } from "../tickets/staff-values.ts"

const PREFERENCES_MAX = 6
const CARE_MAX = 4
const WORDS_CHARS_MAX = 90

export type ProfileReading = {
  facts: GuestFact[]
  content: StaffContent
  language: Language
  now: Date
  say: (template: string, more?: Values) => string
}

/** What they like, newest first: `Pillow: buckwheat (2025-03-02, 20 months ago)`, with what contradicts it and what is not confirmed. */
export function preferenceLines(reading: ProfileReading): string {
  const entries = entriesOf(reading).filter(({ isSensitive }) => !isSensitive)
  return entries
    .slice(0, PREFERENCES_MAX)
    .map((entry) => lineOf(entry, reading))
    .join("\n")
}

/** What is to be handled with care: for a manager's own chat. */
export function careLines(reading: ProfileReading): string {
  const entries = entriesOf(reading).filter(({ isSensitive }) => isSensitive)
  return entries
    .slice(0, CARE_MAX)
    .map((entry) => lineOf(entry, reading))
    .join("\n")
}

const entriesOf = ({ facts, content, now }: ProfileReading): ProfileEntry[] => profileOf(facts, content.kinds, now)

function lineOf({ current, proposed, conflict }: ProfileEntry, reading: ProfileReading): string {
  const { say } = reading
  const parts = [
    current && dated(current, reading),
    conflict && say("card.conflict", { who: say(`card.source-${conflict.source}`), text: dated(conflict, reading) }),
    proposed && say("card.unconfirmed", { text: dated(proposed, reading) }),
  ]
  return parts.filter(Boolean).join(" · ")
}

function dated(fact: GuestFact, { content, language, now, say }: ProfileReading): string {
  const months = ageMonths(fact, now)
  const when = [
    localTime(fact.at, content.property.timezone).day,
    ...(months > 0 ? [say("card.months-ago", { text: String(months) })] : []),
  ]
  return `${cut(factWords(fact, content.kinds, language), WORDS_CHARS_MAX)} (${when.join(", ")})`
}

/** `7 · last complaint: noise (2025-12-01)`; null where there was nothing before. */
export function pastLine(history: GuestHistory | null, current: Pick<Ticket, "id">, reading: ProfileReading): string | null {
  const { content, language, say } = reading
  const complaint = history?.complaints.find(({ id }) => id !== current.id)
  if (!history || (history.pastTickets === 0 && !complaint)) return null
  const last = complaint && `${whatOf(complaint, content, language)} (${localTime(complaint.openedAt, content.property.timezone).day})`
  return [String(history.pastTickets), ...(last ? [say("card.last-complaint", { text: last })] : [])].join(" · ")
}

/** `dissatisfied · NPS 4 (2025-12-01)`; null when nothing was ever answered. */
export function surveyLine(history: GuestHistory | null, { content, say }: ProfileReading): string | null {
  const survey = history?.surveys[0]
  if (!survey?.answeredAt) return null
  const score = survey.score !== null && survey.score >= 1 && survey.score <= 4 ? say(`card.score-${survey.score}`) : null
  const told = [score, survey.nps === null ? null : `NPS ${survey.nps}`].filter(Boolean).join(" · ")
  return told && `${told} (${localTime(survey.answeredAt, content.property.timezone).day})`
}

/** Only where two signals tell of a direction. */
export function moodLine(history: GuestHistory | null, { say }: ProfileReading): string | null {
  if (!history) return null
  const { trend } = moodTrendOf(history.complaints, history.surveys)
  return trend === "unknown" ? null : say(`card.mood-${trend}`)
}
