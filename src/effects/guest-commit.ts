import type { ClaimQuestion } from "../domain/claim.ts"
import type { Language } from "../domain/language.ts"
import type { Balance } from "../domain/membership.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { Script } from "../flows/content.ts"
import type { FlowFacts, Turn } from "../flows/turn.ts"
import type { Resolved } from "../guests/resolve-claim.ts"
import type { Ids } from "../ports/runtime.ts"
import type { CardFacts, Commit, TurnFacts } from "../ports/store.ts"
import type { Scene } from "../tickets/route.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import type { SentText } from "./merge-sends.ts"

export type GuestCommitInput = {
  facts: TurnFacts
  turn: Turn
  flowFacts: FlowFacts
  content: Script
  staff: StaffMember[]
  /** Of this conversation, when the turn opens a ticket that a manager reads; null makes a thinner card. */
  card: CardFacts | null
  /** One for each ticket the turn opens. */
  numbers: number[]
  /** The claim this turn was decided with. */
  claim: LookedUpClaim | null
  /** Of a member who is told it. */
  balance: Balance | null
  ids: Ids
  now: Date
}

/** What somebody told of themselves, and what came of it. */
type LookedUpClaim = { question: ClaimQuestion; resolved: Resolved }

/** A turn's commit in the making: each effect adds its rows. */
export type GuestDraft = {
  readonly input: GuestCommitInput
  readonly staffContent: StaffContent
  readonly scene: Scene
  commit: Commit
  sends: SentText[]
  /** Of what is sent from here on. */
  language: Language
  numbers: number[]
}
