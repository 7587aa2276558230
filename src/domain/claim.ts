import type { Address } from "./address.ts"
import type { Guest, Stay } from "./guest.ts"

/** How an address may be tied to a stay. guest: whose stay it is · companion: somebody who stays with them, with a profile of their own. */
export type TieRole = "guest" | "companion"
/** What proved it; see the outside contract, "Evidence for a room". */
export type TieEvidence = "phone" | "room-name" | "code" | "staff"

/** Somebody says whose stay is theirs: by room and name, by a room's code, or a colleague says it for them, by room or reservation. */
export type ClaimQuestion = { kind: "name"; room: string; name: string } | { kind: "code"; code: string } | { kind: "staff"; where: string }

/** What a turn may need to have looked up before it can be decided: a claim, or what this guest is known for. */
export type LookUp = ClaimQuestion | { kind: "habits" }

/** `usual`: what they order every time, in words; `likes`: keys of what is confirmed in their profile and simply is so. */
export type Habits = { usual: string | null; likes: string[] }

/**
 * found: tied · again: it fits nobody, to be told once more · several: it fits more than one · staff: a person has to look,
 * because it was wrong too often or there is nothing to look it up in.
 */
export const CLAIM_OUTCOMES = ["found", "again", "several", "staff"] as const
export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number]

/** A stay a claim may be about, with who is tied to it. */
export type Candidate = { stay: Stay; guest: Guest; addresses: { address: Address; role: TieRole }[] }

/** What the house knows about a claim. */
export type ClaimFacts = {
  candidates: Candidate[]
  /** Wrong rooms or names this address has told within a day. */
  wrongTries: number
  /** Wrong names anybody has told for this room within an hour. */
  roomTries: number
  /** Whether the hotel's system tells us of any guest at all. */
  hasStays: boolean
  /** The code has opened something before. */
  isSpent: boolean
}
