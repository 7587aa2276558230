import { z } from "zod"
import { FACT_SOURCES, FACT_STATUSES } from "../domain/guest.ts"
import { GuestShape, Instant, Maybe, type Operation, refused } from "./operation.ts"

const TEXT_CHARS_MAX = 500
const Author = z.string().trim().min(1).max(100)

/** A fact without a source is none. A122 numbers and the like are refused by the route. */
export const FactBody = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, "must be a key of flows/profile.yaml"),
  value: z.string().trim().min(1).max(TEXT_CHARS_MAX),
  source: z.enum(FACT_SOURCES, `must be one of ${FACT_SOURCES.join(", ")}`),
  author: Author.optional(),
  /** True hides it from departments even where its kind would show it. */
  sensitive: z.boolean().default(false),
  /** Keep an opinion in a note all the same; this is on record. */
  override: z.boolean().default(false),
})
export const SettleBody = z.object({ status: z.enum(["confirmed", "declined"], "must be confirmed or declined"), by: Author.optional() })

const GuestIdText = z.string().regex(/^gst_\w+$/, "must be a guest's id")
export const MergeBody = z
  .object({ into: GuestIdText.optional(), from: GuestIdText.optional() })
  .refine(({ into, from }) => (into === undefined) !== (from === undefined), { path: ["into"], message: "or from must be given, not both" })

const FactView = z.object({
  id: z.string(),
  value: z.string(),
  words: z.string(),
  category: z.string(),
  source: z.enum(FACT_SOURCES),
  author: Maybe(z.string()),
  at: Instant,
  ageMonths: z.int(),
  status: z.enum(FACT_STATUSES),
})
const EntryView = z.object({
  key: z.string(),
  current: Maybe(FactView),
  proposed: Maybe(FactView),
  conflict: Maybe(FactView),
  isStale: z.boolean(),
  isSensitive: z.boolean(),
  history: z.array(FactView),
})
const StayView = z.object({
  id: z.string(),
  reservation: z.string(),
  room: Maybe(z.string()),
  arrival: z.iso.date(),
  departure: z.iso.date(),
  status: z.string(),
})
const TicketLine = z.object({
  code: z.string(),
  kind: z.string(),
  intent: z.string(),
  status: z.string(),
  openedAt: Instant,
  closedAt: Maybe(Instant),
})
const SurveyView = z.object({
  id: z.string(),
  sentAt: Instant,
  answeredAt: Maybe(Instant),
  score: Maybe(z.int()),
  comment: Maybe(z.string()),
})

const CardView = GuestShape.extend({
  guest: GuestShape,
  alsoKnownAs: z.array(z.string()),
  phase: z.enum(["unknown", "booked", "in-house", "departed"]),
  currentStay: Maybe(StayView),
  stays: z.array(StayView),
  facts: z.array(EntryView),
  factsHidden: z.int(),
  completeness: z.number().min(0).max(1),
  openTickets: z.array(TicketLine),
  pastTickets: z.array(TicketLine),
  promises: z.array(z.object({ id: z.string(), owner: z.string(), dueAt: Instant, status: z.string() })),
  lastSurvey: Maybe(SurveyView),
  moodTrend: z.object({
    trend: z.enum(["better", "worse", "steady", "unknown"]),
    signals: z.array(z.object({ at: Instant, mood: z.enum(["pleased", "displeased"]), from: z.enum(["complaint", "survey"]) })),
  }),
  addresses: z.array(z.object({ address: z.string(), channel: z.string(), isOptedOut: z.boolean(), conversation: Maybe(z.string()) })),
  updatedAt: Instant,
})

const ExportView = z.object({
  exportedAt: Instant,
  guest: GuestShape,
  stays: z.array(StayView),
  facts: z.array(z.object({ key: z.string(), value: z.string(), source: z.string(), at: Instant })),
  tickets: z.array(z.object({ code: z.string(), events: z.array(z.object({ action: z.string(), text: Maybe(z.string()) })) })),
  conversations: z.array(
    z.object({ id: z.string(), channel: z.string(), messages: z.array(z.object({ direction: z.string(), text: Maybe(z.string()) })) }),
  ),
  surveys: z.array(SurveyView),
  points: z.array(z.object({ points: z.int(), at: Instant })),
  audits: z.array(z.object({ at: Instant, actor: z.string(), action: z.string() })),
})

const NONE = refused("No such guest.")
const ERASED = refused("The guest's data was erased.")
const INVALID = refused("A field is not valid.")

/** The routes of guests. */
export const GUEST_OPERATIONS: Operation[] = [
  {
    method: "get",
    path: "/guests",
    summary: "Find guests by a part of their name or by phone, 50 at a time.",
    query: { name: "A part of the name.", phone: "The number, as +86…", after: "The `next` of the page before." },
    answers: { 200: { what: "One page.", shape: z.object({ items: z.array(GuestShape), next: z.string().optional() }) }, 422: INVALID },
  },
  {
    method: "get",
    path: "/guests/{id}",
    summary: "All a colleague needs to take over. Each view is on record.",
    query: { sensitive: "`true`: with the facts that only managers read." },
    answers: { 200: { what: "The guest.", shape: CardView }, 404: NONE, 410: ERASED },
  },
  {
    method: "get",
    path: "/guests/{id}/export",
    summary: "All we hold about a guest, for the guest: JSON, or with `Accept: text/html` a page in their language.",
    answers: { 200: { what: "Everything.", shape: ExportView, html: true }, 404: NONE, 410: ERASED },
  },
  {
    method: "delete",
    path: "/guests/{id}",
    summary: "Erase a guest's data; figures stay.",
    query: { force: "`true`: also while they are being looked after; their open tickets are cancelled." },
    answers: {
      200: {
        what: "Done, with its certificate.",
        shape: z.object({ certificate: z.string(), erasedAt: Instant, counts: z.record(z.string(), z.int()) }),
      },
      404: NONE,
      409: refused("They are being looked after right now."),
      410: ERASED,
    },
  },
  {
    method: "post",
    path: "/guests/{id}/merge",
    summary: "Make two profiles one: `into` another, or `from` another into this one. Can be undone.",
    body: MergeBody,
    answers: {
      200: { what: "The merge, and the guest both ids lead to now.", shape: z.object({ merge: z.string(), guest: GuestShape }) },
      404: NONE,
      409: refused("These two cannot be merged."),
      422: INVALID,
    },
  },
  {
    method: "post",
    path: "/merges/{id}/undo",
    summary: "Part two profiles again; what was told since stays with the one that was kept.",
    answers: {
      200: { what: "Parted.", shape: z.object({ merge: z.string(), kept: z.string(), gone: z.string() }) },
      404: refused("No such merge."),
      409: refused("It cannot be undone."),
    },
  },
  {
    method: "post",
    path: "/guests/{id}/facts",
    summary: "Remember something about a guest. Without a source it is no fact.",
    body: FactBody,
    answers: { 201: { what: "The entry it belongs to.", shape: EntryView }, 404: NONE, 410: ERASED, 422: INVALID },
  },
  {
    method: "post",
    path: "/guests/{id}/facts/{fact}",
    summary: "Confirm or decline what was heard.",
    body: SettleBody,
    answers: {
      200: { what: "Settled.", shape: z.object({ fact: z.string(), status: z.enum(["confirmed", "declined"]) }) },
      404: NONE,
      410: ERASED,
      422: INVALID,
    },
  },
]
