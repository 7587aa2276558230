import { phaseOf } from "../domain/guest.ts"
import { formalName } from "../domain/guest-name.ts"
import type { EventId, TicketId } from "../domain/ids.ts"
import { type Language, nearestLanguage } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import { entitlementsOf, type RoomsTaken, vipLevelOf } from "../domain/tier.ts"
import type { Script } from "../flows/content.ts"
import type { FlowFacts } from "../flows/turn.ts"
import type { TurnFacts } from "../ports/store.ts"

type FlowAround = { content: Pick<Script, "property">; staff: StaffMember[]; now: Date; roomsTaken?: RoomsTaken; pmsAsOf?: Date | null }

/** What the engine may know, from what was loaded: plain data, in the language this turn is spoken in. */
export function flowFactsOf(facts: TurnFacts, language: Language, around: FlowAround): FlowFacts {
  const { guest, stay } = facts
  const { staff, now, roomsTaken, pmsAsOf } = around
  const { tiers } = around.content.property
  const entitlements = entitlementsOf(guest, tiers)
  const room = stay?.status === "in-house" ? stay.room : null
  return {
    now,
    language,
    guestName: formalName(guest, language),
    isKnown: guest !== null,
    isVip: guest?.vip != null,
    tier: guest?.tier ?? null,
    entitlements,
    host: entitlements.includes("direct-person") ? (vipLevelOf(guest, tiers)?.host ?? null) : null,
    phase: phaseOf(stay),
    // Guests move and leave while the hotel's system is silent: where it has been so for long, they are asked.
    room: room && !pmsAsOf ? { value: room, evidence: "verified" } : null,
    ...(pmsAsOf ? { pmsAsOf, formerRoom: room } : {}),
    arrival: stay?.arrival ?? null,
    departure: stay?.departure ?? null,
    ...(roomsTaken ? { roomsTaken } : {}),
    openTickets: facts.tickets.map((ticket) => ({
      id: ticket.id,
      intent: ticket.intent,
      kind: ticket.kind,
      department: ticket.department,
      openedAt: ticket.openedAt,
      completeBy: ticket.completeBy,
      isTaken: ticket.owner !== null,
    })),
    dutyManager: staff.find((member) => member.role === "duty-manager")?.name ?? null,
    ticketId: (n) => ticketIdOf(facts.event.id, n),
  }
}

/** The same event always makes the same ids, so that a turn taken again after a conflict opens no second ticket. */
function ticketIdOf(event: EventId, n: number): TicketId {
  return `tkt_${event.slice("evt_".length)}${n}`
}

/**
 * The language of this turn: what the guest just wrote, else what they wrote before, else their profile's. Who writes what
 * the house does not is answered in English where it writes that, else in its first language.
 */
export function languageOf(facts: TurnFacts, heard: string | null, { languages }: Property): Language {
  for (const wanted of [heard, facts.conversation.language, facts.guest?.language ?? null]) {
    const language = nearestLanguage(wanted, languages)
    if (language) return language
  }
  const isForeign = heard !== null && languages.includes("en")
  return isForeign ? "en" : (languages[0] ?? "en")
}
