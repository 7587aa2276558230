/**
 * The language flows are written in. Every object is strict: an unknown key is an authoring error, found when
 * content is loaded, with file and line. See README, "Write a flow in ten minutes".
 */
import { z } from "zod"
import { CLAIM_OUTCOMES } from "../domain/claim.ts"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import { TICKET_KINDS, URGENCIES } from "../domain/ticket.ts"
import { ENTITLEMENTS } from "../domain/tier.ts"

const IntentName = z.enum(Object.keys(INTENTS) as [IntentId, ...IntentId[]])
/** `file.name` of a template, e.g. `amenity.ask-item`. */
const TemplateName = z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, "a template is named file.name, e.g. amenity.ask-item")
const Name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "names are lower case with hyphens")
const HotelTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is HH:MM in quotes")
/** `check-out` and `late-check-out` are those of the property file. */
const HotelHour = z.union([HotelTime, z.enum(["check-out", "late-check-out"])])
const Duration = z.string().regex(/^\d+(s|m|h)$/, "a duration is like 30s, 15m or 2h")

const SlotBase = {
  ask: TemplateName.optional(),
  /** Said when the answer cannot be read, instead of the general words; the question follows. */
  invalid: TemplateName.optional(),
  /** A slot that may stay empty: never asked, only filled from what the guest wrote. */
  optional: z.boolean().optional(),
}
export const Slot = z.discriminatedUnion("type", [
  /** One entry of a list in flows/catalogue.yaml; `in: message` takes the one named in the message that started the flow. */
  z.strictObject({ type: z.literal("choice"), from: Name, in: z.literal("message").optional(), ...SlotBase }),
  z.strictObject({
    type: z.literal("count"),
    min: z.number().int(),
    max: z.number().int(),
    default: z.number().int().optional(),
    ...SlotBase,
  }),
  /** `from: stay.room` takes the room of the guest's stay without asking. */
  z.strictObject({ type: z.literal("room"), from: z.literal("stay.room").optional(), ...SlotBase }),
  /** A moment ahead of now, on the hotel's clock; `during` names the hours of flows/facts.yaml it must fall into. */
  z.strictObject({ type: z.literal("time"), during: Name.optional(), ...SlotBase }),
  /** The guest's own words; `from: message` takes the message that started the flow. */
  z.strictObject({
    type: z.literal("text"),
    from: z.literal("message").optional(),
    /** Wishes that are part of the answer: the tea in "a sandwich and a pot of tea" is no order for Housekeeping. */
    keeps: z.array(IntentName).optional(),
    ...SlotBase,
  }),
])
export type Slot = z.infer<typeof Slot>

export const Condition = z.union([
  z.strictObject({ slot: Name, is: z.string() }),
  z.strictObject({ slot: Name, above: z.number() }),
  /** The slot's hotel time of day is after HH:MM, or after an hour of the property file. */
  z.strictObject({ slot: Name, after: HotelHour }),
  z.strictObject({ slot: Name, before: HotelHour }),
  /** The time falls on the day the guest leaves, and rooms enough are free that night for them to stay on until then. */
  z.strictObject({ slot: Name, spare: z.boolean() }),
  z.strictObject({ slot: Name, known: z.boolean() }),
  z.strictObject({ phase: z.enum(["unknown", "booked", "in-house", "departed"]) }),
  z.strictObject({ department: Name, open: z.boolean() }),
  /** Hours of flows/facts.yaml, e.g. `{ fact: breakfast, open: true }`. */
  z.strictObject({ fact: Name, open: z.boolean() }),
  z.strictObject({ time: z.strictObject({ from: HotelTime, to: HotelTime }) }),
  z.strictObject({ vip: z.boolean() }),
  /** A VIP or membership level of the guest brings it. */
  z.strictObject({ entitled: z.enum(ENTITLEMENTS), is: z.boolean() }),
  /** The guest has a membership level, known to the property file or not. */
  z.strictObject({ member: z.boolean() }),
  z.strictObject({ guest: z.literal("known"), is: z.boolean() }),
  /** A list entry's own flag, e.g. `{ slot: item, has: free }`. */
  z.strictObject({ slot: Name, has: Name }),
  /** An open ticket of this intent (or any) exists for this guest, be it from this very message. */
  z.strictObject({ ticket: z.union([IntentName, z.literal("any")]), open: z.boolean() }),
  /** An open request of this intent that nobody has taken yet. */
  z.strictObject({ ticket: IntentName, untaken: z.boolean() }),
  /** A fact of flows/profile.yaml that simply is so is confirmed of this guest, and nothing has been offered to them in this stay. */
  z.strictObject({ likes: Name }),
  /** What came of the last `pair` of this flow. */
  z.strictObject({ paired: z.enum(CLAIM_OUTCOMES) }),
  /** The message was not understood, but there is a guess at what it meant. */
  z.strictObject({ near: z.boolean() }),
])
export type Condition = z.infer<typeof Condition>

/** Words to say; `by` picks `template-<slot value>` when that template exists, else `template-other`. */
const Say = z.union([
  TemplateName,
  z.strictObject({ template: TemplateName, by: Name.optional(), options: z.array(IntentName).max(6).optional() }),
])

/**
 * Said back before it is done. `no`: said when the guest would rather leave it, where "cancelled" would say the wrong thing.
 * `answer`: a text slot that takes the guest's yes or no, after which the flow goes on either way: an offer and the next best.
 */
const Confirm = z.union([
  TemplateName,
  z.strictObject({ ask: TemplateName, no: TemplateName }),
  z.strictObject({ ask: TemplateName, answer: Name }),
])

export type Step =
  | { collect: string[] }
  | { confirm: z.infer<typeof Confirm> }
  | { say: z.infer<typeof Say> }
  | { branch: ({ when: Condition; do: Step[] } | { else: Step[] })[] }
  | { call: string }
  | { link: string }
  | { ticket: z.infer<typeof TicketStep> }
  | { "hand-off": z.infer<typeof HandOffStep> }
  | { "follow-up": z.infer<typeof FollowUpStep> }
  | { record: z.infer<typeof RecordStep> }
  | { pair: z.infer<typeof PairStep> }
  | { withdraw: IntentId }
  | { end: z.infer<typeof EndStep> }

export const TicketStep = z.strictObject({
  kind: z.enum(TICKET_KINDS),
  department: Name,
  /** Key of service-levels in the property file; falls back to the kind's. */
  service: Name,
  intent: IntentName.optional(),
  urgency: z.enum(URGENCIES).optional(),
  /** There can be but one such order a stay: the guest's earlier one, while nobody has taken it, gives way to this one. */
  replaces: z.boolean().optional(),
  /** A time slot that says when the order is wanted: staff read that hour as its deadline. */
  due: Name.optional(),
  /** What staff read it as, where the wish's own name would say too little: a template in staff words. */
  reason: TemplateName.optional(),
  /** Slots staff get to see. */
  details: z.array(Name),
})
export const HandOffStep = z.strictObject({
  /** Why a person is needed, for the card: a template in staff words. */
  reason: TemplateName,
  /** Told to the guest: who answers, by when. */
  say: TemplateName,
})
export const FollowUpStep = z.strictObject({
  after: z.union([z.literal("promise"), Duration]),
  ask: TemplateName,
  /** Said on a yes. */
  yes: TemplateName,
  /** On a no: chase the ticket at once, or bring in a person. */
  no: z.enum(["chase", "hand-off"]),
})
/** Writes a slot into the guest's profile as a preference. */
export const RecordStep = z.union([
  z.strictObject({ fact: Name, slot: Name }),
  /** The preferences just told: heard right, or not. */
  z.strictObject({ told: z.enum(["confirmed", "declined"]) }),
  /** Something is being offered that nobody asked for: once a stay is enough. */
  z.strictObject({ offered: z.literal(true) }),
])
/**
 * Looks for the stay a guest says is theirs: by room and name, or by the `code` that started the flow. What came of it is
 * decided by `paired` in a branch; `again` is said when it fits nothing, and both are asked once more. Once it is found, the wish that needed it is taken up again when the flow ends.
 */
export const PairStep = z.union([z.literal("code"), z.strictObject({ room: Name, name: Name, again: TemplateName })])
/** `resolved`: the guest has what they came for. `consent`: the flow changed what we may send. */
const EndStep = z.enum(["resolved"])

export const Step: z.ZodType<Step> = z.lazy(() =>
  z.union([
    z.strictObject({ collect: z.array(Name).min(1) }),
    z.strictObject({ confirm: Confirm }),
    z.strictObject({ say: Say }),
    z.strictObject({
      branch: z.array(z.union([z.strictObject({ when: Condition, do: z.array(Step) }), z.strictObject({ else: z.array(Step) })])).min(1),
    }),
    z.strictObject({ call: Name }),
    z.strictObject({ link: Name }),
    z.strictObject({ ticket: TicketStep }),
    z.strictObject({ "hand-off": HandOffStep }),
    z.strictObject({ "follow-up": FollowUpStep }),
    z.strictObject({ record: RecordStep }),
    z.strictObject({ pair: PairStep }),
    /** Takes back the guest's requests of this intent that nobody has taken yet. */
    z.strictObject({ withdraw: IntentName }),
    z.strictObject({ end: EndStep }),
  ]),
)

/** `unknown`: nobody knows whose stay it is; what the guest says of room and name is then only their word. */
const Phase = z.enum(["anyone", "unknown", "booked", "in-house", "departed"])
export const REPAIRS = ["cancel", "correct", "clarify", "resume", "silence", "human", "repeat", "restart"] as const

export const Flow = z.strictObject({
  flow: Name,
  /** Whom it serves; others are sent to `otherwise` (default: the flow runs for anyone). */
  for: z.union([Phase, z.array(Phase)]).optional(),
  otherwise: Name.optional(),
  start: z
    .strictObject({
      intents: z.array(IntentName).optional(),
      /** Platform events: a guest adds us as a friend; only a sticker, picture or emoji arrives. `room-code`: the code on a room's card; `preference`: the guest tells how they like it; `usual`: they want what they had last time. */
      events: z.array(z.enum(["follow", "media", "sticker", "location", "room-code", "preference", "usual"])).optional(),
      /** A repair pattern the engine runs by itself; a hotel may rewrite its words and steps. */
      repair: z.enum(REPAIRS).optional(),
    })
    .optional(),
  slots: z.record(Name, Slot).optional(),
  steps: z.array(Step).min(1),
})
export type Flow = z.infer<typeof Flow>
