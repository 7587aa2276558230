import type { Stay } from "../domain/guest.ts"
import type { PastTicket } from "../domain/history.ts"
import type { Language } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import type { Chance } from "../lib/chance.ts"
import type { Calendar } from "./calendar.ts"
import { handleTicket, type Opening } from "./handle-ticket.ts"
import type { ComplaintCategory, Wanted, Words } from "./words/words.ts"

type Request = { weight: number; intent: string; department: string; details: PastTicket["details"] }

const REQUESTS: Record<Wanted, Request> = {
  towels: { weight: 16, intent: "amenity", department: "housekeeping", details: { item: "towel", quantity: 2 } },
  water: { weight: 14, intent: "amenity", department: "housekeeping", details: { item: "water", quantity: 2 } },
  pillow: { weight: 7, intent: "amenity", department: "housekeeping", details: { item: "pillow", quantity: 1 } },
  iron: { weight: 4, intent: "amenity", department: "housekeeping", details: { item: "iron" } },
  adapter: { weight: 5, intent: "amenity", department: "housekeeping", details: { item: "adapter" } },
  cot: { weight: 3, intent: "amenity", department: "housekeeping", details: { item: "baby-cot" } },
  clean: { weight: 10, intent: "clean-room", department: "housekeeping", details: {} },
  laundry: { weight: 5, intent: "laundry", department: "housekeeping", details: {} },
  "cold-air": { weight: 7, intent: "maintenance", department: "engineering", details: { fault: "air-conditioning" } },
  internet: { weight: 5, intent: "maintenance", department: "engineering", details: { fault: "internet" } },
  "hot-water": { weight: 3, intent: "maintenance", department: "engineering", details: { fault: "hot-water" } },
  "late-checkout": { weight: 6, intent: "late-checkout", department: "front-office", details: {} },
  luggage: { weight: 5, intent: "luggage", department: "concierge", details: {} },
  car: { weight: 5, intent: "transport", department: "concierge", details: {} },
  "room-service": { weight: 7, intent: "room-service", department: "food-and-beverage", details: {} },
  table: { weight: 4, intent: "dining-reservation", department: "food-and-beverage", details: {} },
  tip: { weight: 3, intent: "recommendation", department: "concierge", details: {} },
  invoice: { weight: 5, intent: "invoice", department: "front-office", details: {} },
}
const REQUEST_WEIGHTS = Object.fromEntries(Object.entries(REQUESTS).map(([key, { weight }]) => [key, weight])) as Record<Wanted, number>

const COMPLAINT_WEIGHTS: Record<ComplaintCategory, number> = {
  ...{ room_not_ready: 9, double_booked: 3, cleanliness: 11, smell_insects: 6, temperature: 9, noise: 11, equipment: 9 },
  ...{ service_attitude: 6, slow_response: 11, food_beverage: 8, billing: 6, lost_item: 3, safety_security: 2, privacy: 3, policy: 3 },
}
/** A hot July, a building site next door in spring, a full October: what is complained of more, by month. */
const TROUBLES: Record<number, Partial<Record<ComplaintCategory, number>>> = {
  ...{ 3: { noise: 30 }, 4: { noise: 30 }, 7: { temperature: 34 }, 8: { temperature: 30, smell_insects: 12 } },
  10: { room_not_ready: 24, slow_response: 20 },
}
/** By hour, midnight first: mornings, arrivals, evenings. */
const HOURS = [2, 1, 1, 0, 0, 1, 4, 8, 10, 9, 6, 5, 5, 6, 8, 9, 9, 8, 9, 11, 12, 11, 8, 5]
const HOUR_WEIGHTS = Object.fromEntries(HOURS.map((weight, hour) => [String(hour), weight]))
const REQUEST_SHARE = 0.24
const COMPLAINT_SHARE = 0.055

export type TicketInput = { calendar: Calendar; chance: Chance; words: Record<Language, Words>; property: Property }
export type Visit = { stay: Stay; language: Language; arrival: number; departure: number }

/** All that guests wanted and complained of until last midnight, over and done, in the order it was opened. */
export function openTickets(visits: Visit[], input: TicketInput): PastTicket[] {
  const { calendar, chance } = input
  const opened = visits.flatMap((visit) => {
    const tickets: PastTicket[] = []
    for (let night = visit.arrival; night < visit.departure; night++) {
      if (chance.next() < REQUEST_SHARE / 2) tickets.push(openRequest(visit, night, input))
    }
    if (chance.next() < COMPLAINT_SHARE) tickets.push(openComplaint(visit, input))
    return tickets
  })
  const past = opened.filter(({ closedAt }) => closedAt < calendar.at(0, 0))
  past.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
  return past.map((ticket, index) => ({ ...ticket, id: `tkt_demo${String(index + 1).padStart(5, "0")}` }))
}

function openRequest(visit: Visit, night: number, input: TicketInput): PastTicket {
  const wanted = input.chance.weigh(REQUEST_WEIGHTS)
  const { intent, department, details } = REQUESTS[wanted]
  const owner = input.property.staff.find((member) => member.role === "staff" && member.department === department)
  const text = input.chance.pick(input.words[visit.language].requests[wanted])
  return handleTicket(
    { ...open(visit, night, input), intent, department, details, service: intent, kind: "request" },
    text,
    owner?.key ?? null,
    input,
  )
}

function openComplaint(visit: Visit, input: TicketInput): PastTicket {
  const { chance, calendar, property } = input
  const weights = { ...COMPLAINT_WEIGHTS, ...TROUBLES[calendar.month(visit.arrival)] }
  const category = chance.weigh<ComplaintCategory>(weights)
  const night =
    visit.arrival + (category === "room_not_ready" || category === "double_booked" ? 0 : chance.below(visit.departure - visit.arrival))
  const role = chance.next() < 0.8 ? "duty-manager" : "front-office-manager"
  const words = chance.pick(input.words[visit.language].complaints[category])
  const base = open(visit, night, input)
  const asked = { intent: "complaint", department: "duty-manager", service: "complaint", kind: "complaint", urgency: "high" } as const
  const owner = property.staff.find((member) => member.role === role)?.key ?? null
  return handleTicket({ ...base, ...asked, details: { category, words } }, words, owner, input)
}

function open(
  { stay }: Visit,
  night: number,
  { chance, calendar }: TicketInput,
): Pick<Opening, "id" | "room" | "guest" | "stay" | "urgency" | "roomEvidence" | "openedAt"> {
  const earliest = stay.arrival === calendar.day(night) ? 14 * 60 : 0
  const minutes = Number(chance.weigh(HOUR_WEIGHTS)) * 60 + chance.below(60)
  return {
    ...{ id: "tkt_demo", room: stay.room, guest: stay.guest, stay: stay.id, urgency: "normal", roomEvidence: "verified" },
    // Nobody asks for towels before they have come.
    openedAt: calendar.at(night, minutes < earliest ? earliest + (minutes % (9 * 60)) : minutes),
  }
}
