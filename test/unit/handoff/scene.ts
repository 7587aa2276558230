import { EMPTY_MEMORY, type Mode } from "../../../src/domain/conversation.ts"
import type { InboundContent } from "../../../src/domain/message.ts"
import type { StaffMember } from "../../../src/domain/staff.ts"
import type { StaffTicket } from "../../../src/domain/ticket.ts"
import { takeStaffTurn } from "../../../src/handoff/take-staff-turn.ts"
import type { CardFacts, Commit, TurnFacts } from "../../../src/ports/store.ts"
import { at, content, countingIds, guest, staff, stay, ticket } from "../tickets/hotel.ts"

/** What a staff member's message is decided by. */
export function staffFacts(who: StaffMember, said: string | InboundContent, tickets: StaffTicket[], time = "10:05"): TurnFacts {
  const address = who.address ?? "line:nobody"
  return {
    event: {
      id: "evt_9",
      channel: "line",
      key: "k9",
      address,
      sender: null,
      providerMessageId: null,
      sentAt: at(time),
      receivedAt: at(time),
      replyToken: "token-9",
      isStandby: false,
      content: typeof said === "string" ? { kind: "text", text: said } : said,
    },
    hasMore: false,
    conversation: {
      id: who.conversation ?? "cnv_none",
      address,
      version: 3,
      mode: { kind: "bot", memory: EMPTY_MEMORY },
      language: null,
      isOptedOut: false,
      isBlocked: false,
    },
    guest: null,
    stay: null,
    tickets: [],
    staff: who,
    staffTickets: tickets,
    owner: null,
  }
}

const LIKE = { category: "logistics", status: "confirmed" } as const

export const card: CardFacts = {
  guest,
  stay,
  history: null,
  preferences: [
    {
      id: "fct_1",
      key: "pillow",
      value: "feather-free pillow",
      ...LIKE,
      source: "guest",
      author: null,
      at: at("08:00"),
      isSensitive: false,
    },
    { id: "fct_2", key: "diet", value: "halal", ...LIKE, source: "staff", author: "front", at: at("08:30"), isSensitive: true },
  ],
  tickets: [
    ticket(),
    ticket({ id: "tkt_40", number: 40, kind: "request", intent: "amenity", details: { item: "bath-towel", quantity: 2 } }),
  ],
  promises: [{ id: "prm_1", ticket: "tkt_42", conversation: "cnv_wang", owner: "duty-manager", dueAt: at("10:10"), status: "pending" }],
  lastMessages: [
    { from: "guest", text: "空调坏了两次", at: at("10:00") },
    { from: "house", text: null, at: at("10:01") },
  ],
}

/** One staff message, decided. */
export function says(who: StaffMember, said: string | InboundContent, tickets: StaffTicket[] = [ticket()], time = "10:05"): Commit {
  const facts = staffFacts(who, said, tickets, time)
  return takeStaffTurn({ facts, content, staff, card, claim: null, ids: countingIds(), now: at(time) })
}

export const modeOf = (commit: Commit): Mode | undefined => commit.conversations.find(({ id }) => id === "cnv_wang")?.mode
