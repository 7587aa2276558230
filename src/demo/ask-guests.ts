import type { PastSurvey, PastTicket } from "../domain/history.ts"
import type { Language } from "../domain/language.ts"
import type { Chance } from "../lib/chance.ts"
import { addMinutes } from "../lib/time.ts"
import type { Calendar } from "./calendar.ts"
import { wentWell } from "./handle-ticket.ts"
import type { Visit } from "./open-tickets.ts"
import { type ComplaintCategory, WEAK_DIMENSIONS, type WeakDimension, type Words } from "./words/words.ts"

/** What a complaint leaves behind. */
const HURTS: Record<ComplaintCategory, WeakDimension> = {
  ...{ room_not_ready: "check-in", double_booked: "check-in", cleanliness: "room-cleanliness", smell_insects: "room-cleanliness" },
  ...{ temperature: "room-comfort", noise: "room-comfort", equipment: "facilities", service_attitude: "front-desk" },
  ...{ slow_response: "service", food_beverage: "food", billing: "check-out", lost_item: "service", safety_security: "facilities" },
  ...{ privacy: "service", policy: "price" },
}
const SENT_SHARE = 0.62
const ANSWERED_SHARE = 0.45
const COMMENT_SHARE = 0.5

type Mood = "untroubled" | "recovered" | "let-down"
/** How scores fall, 1 very good to 4 very poor. */
const SCORES: Record<Mood, Record<string, number>> = {
  untroubled: { 1: 50, 2: 39, 3: 9, 4: 2 },
  recovered: { 1: 30, 2: 48, 3: 17, 4: 5 },
  "let-down": { 1: 3, 2: 21, 3: 44, 4: 32 },
}
const PROMISES: Record<number, [from: number, count: number]> = { 1: [9, 2], 2: [7, 2], 3: [4, 3], 4: [0, 4] }

export type SurveyInput = { calendar: Calendar; chance: Chance; words: Record<Language, Words>; tickets: PastTicket[] }

/** The surveys after departed stays: what was complained of, and how it was put right, is heard in the answers. */
export function askGuests(visits: Visit[], input: SurveyInput): PastSurvey[] {
  const { calendar, chance } = input
  const complaints = new Map(input.tickets.filter(({ kind }) => kind === "complaint").map((ticket) => [ticket.stay, ticket]))
  const asked = visits.filter(({ departure }) => departure <= -2 && chance.next() < SENT_SHARE)
  return asked.map((visit, index) => {
    const { id, guest } = visit.stay
    const sentAt = calendar.at(visit.departure + 1, 10 * 60 + chance.below(90))
    const answeredAt = addMinutes(sentAt, 1 + chance.spread(300))
    const survey = { id: `srv_demo${String(index + 1).padStart(5, "0")}` as const, guest, stay: id, sentAt }
    if (chance.next() >= ANSWERED_SHARE || answeredAt >= calendar.at(0, 0)) {
      return { ...survey, answeredAt: null, score: null, nps: null, dimensions: {}, comment: null }
    }
    return { ...survey, answeredAt, ...answerOf(visit, complaints.get(id) ?? null, input) }
  })
}

type Answer = Pick<PastSurvey, "score" | "nps" | "dimensions" | "comment">

function answerOf({ language }: Visit, complaint: PastTicket | null, { chance, words }: SurveyInput): Answer {
  const mood: Mood = !complaint ? "untroubled" : wentWell(complaint) ? "recovered" : "let-down"
  const score = Number(chance.weigh(SCORES[mood]))
  const [from, count] = PROMISES[score] ?? [5, 1]
  const weak = complaint ? HURTS[complaint.details.category as ComplaintCategory] : chance.pick(WEAK_DIMENSIONS)
  const { comments } = words[language]
  const happy = mood === "recovered" ? comments.recovered : score === 1 ? comments.delighted : comments.content
  return {
    ...{ score, nps: from + chance.below(count), dimensions: rate(score, weak, chance) },
    comment: chance.next() < COMMENT_SHARE ? chance.pick(score <= 2 ? happy : comments.poor[weak]) : null,
  }
}

function rate(score: number, weak: WeakDimension, chance: Chance): PastSurvey["dimensions"] {
  const others = ["room-cleanliness", "room-comfort", "food", "service", "location"].filter((key) => key !== weak && chance.next() < 0.7)
  const bound = (n: number): number => Math.min(4, Math.max(1, n))
  const rated = others.map((key) => [key, bound(5 - Math.min(score, 3) - (chance.next() < 0.25 ? 1 : 0))] as const)
  const all = [...rated, [weak, bound(5 - score - (score > 1 ? 1 : 0))] as const]
  return Object.fromEntries(
    all.map(([key, perceived]) => [key, chance.next() < 0.7 ? { perceived, expected: chance.next() < 0.7 ? 3 : 4 } : { perceived }]),
  )
}
