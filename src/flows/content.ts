import type { z } from "zod"
import type { FactKinds } from "../domain/fact-kind.ts"
import type { Phase } from "../domain/guest.ts"
import type { Language } from "../domain/language.ts"
import type { Hours, Property } from "../domain/property.ts"
import type { IntentId } from "../domain/reading.ts"
import type { Values } from "../domain/values.ts"
import type { Catalog } from "../templates/catalog.ts"
import type { Catalogue } from "../understanding/catalogue.ts"
import type { Understanding } from "../understanding/understanding.ts"
import type { Condition, FollowUpStep, HandOffStep, PairStep, REPAIRS, RecordStep, Slot, TicketStep } from "./schema.ts"

export type Repair = (typeof REPAIRS)[number]
type StartEvent = "follow" | "media" | "sticker" | "location" | "room-code" | "preference" | "usual"

/** One step, flat: `next` is the id of the step that follows. The last `next` is `end`. */
export type FlowNode = { id: string; next: string } & NodeKind
export type NodeKind =
  | { kind: "collect"; slots: string[] }
  | { kind: "confirm"; template: string; no: string | null; answer: string | null }
  | { kind: "say"; template: string; by: string | null; options: IntentId[] }
  | { kind: "branch"; arms: { when: Condition | null; first: string }[] }
  | { kind: "call"; flow: string }
  | { kind: "link"; flow: string }
  | { kind: "ticket"; ticket: z.infer<typeof TicketStep> }
  | { kind: "hand-off"; handOff: z.infer<typeof HandOffStep> }
  | { kind: "follow-up"; followUp: z.infer<typeof FollowUpStep> }
  | { kind: "record"; record: z.infer<typeof RecordStep> }
  | { kind: "pair"; pair: z.infer<typeof PairStep> }
  | { kind: "withdraw"; intent: IntentId }
  | { kind: "end" }
export type NodeOf<Kind extends FlowNode["kind"]> = Extract<FlowNode, { kind: Kind }>

export type CompiledFlow = {
  name: string
  file: string
  /** Of steps and slots: a running frame remembers it. */
  hash: string
  /** Whom it serves; null: anyone. */
  phases: Phase[] | null
  otherwise: string | null
  intents: IntentId[]
  events: StartEvent[]
  repair: Repair | null
  slots: Record<string, Slot>
  first: string
  nodes: Map<string, FlowNode>
  /** Where each step stands in the file; a step or line that is not known is absent. */
  lines: Map<string, number>
}

/** flows/facts.yaml: opening hours by fact, and what templates read as `facts.…`, per language. */
export type HotelFacts = { hours: Record<string, Hours>; byLanguage: Record<Language, Values> }

/** All a turn is decided by. */
export type Script = {
  flows: Map<string, CompiledFlow>
  /** Which flow an intent starts. */
  starts: Map<IntentId, string>
  events: Map<string, string>
  repairs: Map<string, string>
  templates: Catalog
  catalogue: Catalogue
  facts: HotelFacts
  /** flows/profile.yaml: what is remembered about guests. */
  profile: FactKinds
  property: Property
}

/** A hotel's whole content, checked. */
export type Content = Script & { understanding: Understanding }

/** A file of `flows/` or `templates/`; the path is relative, e.g. `flows/requests/amenity.yaml`. */
export type ContentFile = { path: string; text: string }
/** One thing to mend in the content, in one sentence. */
export type Finding = { file: string; line: number | null; message: string }

/** The implicit last step of every flow. */
export const END = "end"
