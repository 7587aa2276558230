import { z } from "zod"
import { STAY_STATUSES } from "../domain/guest.ts"
import { TICKET_STATUSES } from "../domain/ticket.ts"
import { GuestShape, Instant, Maybe, type Operation, refused } from "./operation.ts"

const StayAnswer = z.object({
  reservation: z.string(),
  status: z.enum(STAY_STATUSES),
  room: Maybe(z.string()),
  arrival: z.iso.date(),
  departure: z.iso.date(),
  asOf: Instant,
  guest: GuestShape,
  outcome: z.string().optional(),
})

const TicketAnswer = z.object({
  code: z.string().regex(/^T\d+$/),
  kind: z.string(),
  intent: z.string(),
  department: z.string(),
  status: z.enum(TICKET_STATUSES),
  urgency: z.string(),
  room: Maybe(z.string()),
  roomEvidence: z.enum(["none", "claimed", "verified"]),
  guestId: Maybe(z.string()),
  owner: Maybe(z.string()),
  openedAt: Instant,
  acknowledgeBy: Instant,
  completeBy: Instant,
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  events: z.array(z.object({ at: Instant, action: z.string(), by: z.string(), text: Maybe(z.string()) })),
})

const MessageAnswer = z.object({
  id: z.string(),
  direction: z.enum(["in", "out"]),
  channel: z.string(),
  at: Instant,
  template: Maybe(z.string()),
  text: Maybe(z.string()),
  status: z.string(),
  history: z.array(z.object({ status: z.string(), at: Instant, reason: Maybe(z.string()) })),
})

/** The routes of stays, tickets and messages. */
export const stayOperations = (body: z.ZodType): Operation[] => [
  {
    method: "put",
    path: "/stays/{reservation}",
    summary: "Tell who stays where. Repeating it is harmless; what it does not mention stays as it is.",
    body,
    answers: {
      200: { what: "The stay as it stands now.", shape: StayAnswer },
      400: refused("No JSON."),
      422: refused("A field is not valid."),
    },
  },
  {
    method: "get",
    path: "/stays/{reservation}",
    summary: "One stay and its guest.",
    answers: { 200: { what: "The stay.", shape: StayAnswer }, 404: refused("No stay with this reservation.") },
  },
]

export const TICKET_OPERATIONS: Operation[] = [
  {
    method: "get",
    path: "/tickets",
    summary: "Tickets, newest first, 100 at a time.",
    query: { status: `One of ${TICKET_STATUSES.join(", ")}, any-open.`, after: "The `next` of the page before." },
    answers: {
      200: { what: "One page.", shape: z.object({ items: z.array(TicketAnswer), next: z.string().optional() }) },
      422: refused("A value is not known."),
    },
  },
  {
    method: "get",
    path: "/tickets/{code}",
    summary: "One ticket with all that happened to it.",
    answers: { 200: { what: "The ticket.", shape: TicketAnswer }, 404: refused("No ticket with this code.") },
  },
  {
    method: "get",
    path: "/conversations/{id}/messages",
    summary: "The newest 100 messages of a thread, oldest first, each with how it went.",
    answers: { 200: { what: "The messages.", shape: z.object({ items: z.array(MessageAnswer) }) }, 404: refused("No such conversation.") },
  },
]

const PointsAnswer = z.object({
  guestId: z.string(),
  memberNumber: Maybe(z.string()),
  level: Maybe(z.string()),
  items: z.array(z.object({ key: z.string(), kind: z.string(), points: z.int(), at: Instant })),
})

/** The routes of points. */
export const pointsOperations = (body: z.ZodType): Operation[] => [
  {
    method: "get",
    path: "/guests/{id}/points",
    summary: "A member's points and the newest 100 entries.",
    answers: { 200: { what: "The account.", shape: PointsAnswer }, 404: refused("No such guest.") },
  },
  {
    method: "post",
    path: "/guests/{id}/points",
    summary: "Tell points earned, spent or adjusted. The key makes telling them twice harmless.",
    body,
    answers: {
      200: { what: "Known already.", shape: PointsAnswer },
      201: { what: "Added.", shape: PointsAnswer },
      404: refused("No such guest."),
      409: refused("Too few points, or the key was used for something else."),
      422: refused("A field is not valid."),
    },
  },
]
