import { factWords } from "../domain/fact-kind.ts"
import { type GuestFact, phaseOf, type Stay } from "../domain/guest.ts"
import { moodTrendOf } from "../domain/mood.ts"
import { ageMonths, completenessOf, type ProfileEntry, profileOf } from "../domain/profile.ts"
import { codeOf, isOpen } from "../domain/ticket.ts"
import type { GuestRecord, TicketRecord } from "../ports/guest-store.ts"
import type { GuestContent } from "./guest-content.ts"

/**
 * Everything a colleague needs to take over: who it is, where they are in their stay, what they like, what is open, what
 * was promised, how they felt.
 * @param isSensitiveShown with the facts that only managers read
 */
export function viewGuest(record: GuestRecord, { kinds }: Pick<GuestContent, "kinds">, now: Date, isSensitiveShown: boolean) {
  const { guest, stays, tickets, surveys, addresses } = record
  const profile = profileOf(record.facts, kinds, now)
  const currentStay = currentOf(stays)
  const complaints = tickets.filter(({ kind }) => kind === "complaint")
  return {
    // The profile itself stands on top, as a stay shows it.
    ...guest,
    guest,
    alsoKnownAs: record.alsoKnownAs,
    phase: phaseOf(currentStay),
    currentStay,
    stays,
    facts: profile.filter((entry) => isSensitiveShown || !entry.isSensitive).map((entry) => viewEntry(entry, kinds, now)),
    factsHidden: isSensitiveShown ? 0 : profile.filter((entry) => entry.isSensitive).length,
    completeness: completenessOf(guest, addresses.length, profile),
    openTickets: tickets.filter(isOpen).map(viewTicket),
    pastTickets: tickets.filter((ticket) => !isOpen(ticket)).map(viewTicket),
    promises: record.promises.filter(({ status }) => status === "pending"),
    lastSurvey: surveys.find(({ answeredAt }) => answeredAt !== null) ?? null,
    moodTrend: moodTrendOf(complaints, surveys),
    addresses,
    updatedAt: record.updatedAt,
  }
}

/** The one in house, else the next expected, else the last that ended. */
function currentOf<AnyStay extends Stay>(stays: AnyStay[]): AnyStay | null {
  const inHouse = stays.find(({ status }) => status === "in-house")
  const booked = stays.findLast(({ status }) => status === "booked")
  return inHouse ?? booked ?? stays.find(({ status }) => status === "departed") ?? null
}

export function viewEntry(entry: ProfileEntry, kinds: GuestContent["kinds"], now: Date) {
  const { key, current, proposed, conflict, isStale, isSensitive, history } = entry
  const view = (fact: GuestFact | null) =>
    fact && {
      ...{ id: fact.id, value: fact.value, words: factWords(fact, kinds, "en"), category: fact.category, source: fact.source },
      ...{ author: fact.author, at: fact.at, ageMonths: ageMonths(fact, now), status: fact.status },
    }
  return {
    ...{ key, current: view(current), proposed: view(proposed), conflict: view(conflict), isStale, isSensitive },
    history: history.map(view),
  }
}

function viewTicket(ticket: TicketRecord) {
  const { kind, intent, department, service, status, urgency, room, ownerName, openedAt, completeBy, closedAt, details, stay } = ticket
  return {
    code: codeOf(ticket),
    kind,
    intent,
    department,
    service,
    status,
    urgency,
    room,
    owner: ownerName,
    openedAt,
    completeBy,
    closedAt,
    details,
    stay,
  }
}
