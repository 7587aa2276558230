import type { ClaimOutcome } from "../../domain/claim.ts"
import type { Phase } from "../../domain/guest.ts"
import type { Entitlement } from "../../domain/tier.ts"
import type { CompiledFlow, Repair } from "../content.ts"

/** How a drawing speaks of flows, in one language. Lists come joined already; names of slots come translated. */
export type Phrases = {
  comma: string
  done: string
  intents: (names: string) => string
  events: Record<CompiledFlow["events"][number], string>
  repairs: Record<Repair, string>
  /** Nothing but other flows starts it. */
  called: string
  serves: (phases: string) => string
  phases: Record<Phase, string>
  everybodyElse: string
  /** What a guest may do whatever is asked. */
  anytime: string

  asks: (slots: string) => string
  takesUp: (slots: string) => string
  /** A slot that the stay or the message fills by itself. */
  fromStay: (slot: string) => string
  fromMessage: (slot: string) => string
  confirms: string
  ifNot: (words: string) => string
  says: string
  wordingBy: (slot: string) => string
  offers: (intents: string) => string
  decides: string
  calls: (flow: string) => string
  goesOn: (flow: string) => string
  ticket: (department: string, service: string, minutes: number) => string
  staffSee: (slots: string) => string
  replaces: string
  handsOver: (who: string) => string
  asksLater: (after: string | null) => string
  onYes: (words: string) => string
  onNo: { chase: string; "hand-off": string }
  takesAnswer: (slot: string) => string
  pairs: string
  pairsByCode: string
  withdraws: (intent: string) => string
  offered: string
  settles: Record<"confirmed" | "declined", string>
  remembers: (slot: string) => string
  ends: string

  otherwise: string
  is: (slot: string, value: string) => string
  above: (slot: string, value: number) => string
  after: (slot: string, time: string) => string
  before: (slot: string, time: string) => string
  known: (slot: string, isKnown: boolean) => string
  marked: (slot: string, flag: string) => string
  phase: (phase: string) => string
  open: (name: string, isOpen: boolean) => string
  time: (from: string, to: string) => string
  vip: (isVip: boolean) => string
  member: (isMember: boolean) => string
  entitled: (what: string, isEntitled: boolean) => string
  entitlements: Record<Entitlement, string>
  spare: (isSpare: boolean) => string
  guestKnown: (isKnown: boolean) => string
  /** `intent` null: of any kind. */
  hasOrder: (intent: string | null, isOpen: boolean) => string
  untaken: (intent: string, isUntaken: boolean) => string
  likes: (fact: string) => string
  paired: Record<ClaimOutcome, string>
  near: (isNear: boolean) => string
  slots: Record<string, string>
}
