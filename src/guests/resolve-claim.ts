import type { Address } from "../domain/address.ts"
import { channelOf } from "../domain/address.ts"
import type { Candidate, ClaimFacts, ClaimOutcome, ClaimQuestion, TieEvidence, TieRole } from "../domain/claim.ts"
import type { Guest, Stay } from "../domain/guest.ts"
import type { GuestId } from "../domain/ids.ts"
import type { Language } from "../domain/language.ts"
import { matchName } from "./match-name.ts"

/** After so many wrong rooms or names within a day a person looks; no hint is given which half was wrong. */
export const WRONG_TRIES_MAX = 3
/** So many wrong names for one room within an hour, from wherever, look like somebody guessing. */
const ROOM_TRIES_MAX = 10

/** Who makes a claim. */
export type Claimant = { address: Address; guest: Guest | null; language: Language | null }

export type Tie = { stay: Stay; guest: Guest; role: TieRole; evidence: TieEvidence; isNewGuest: boolean }

/** What comes of a claim; `tie` when it was found. `isWrong`: it counts as a wrong try. */
export type Resolved = { outcome: ClaimOutcome; tie: Tie | null; isWrong: boolean }

/**
 * Decides a guest's claim by what the house knows. One stay has to fit: several are asked about, never guessed, and the
 * newest is no better than another. Pure; `newGuest` is the id of the profile a companion may need.
 */
export function resolveClaim(question: ClaimQuestion, facts: ClaimFacts | null, who: Claimant, newGuest: GuestId): Resolved {
  if (question.kind === "staff" || (facts && !facts.hasStays)) return STAFF
  if (question.kind === "code") return facts && !facts.isSpent ? resolveCode(facts.candidates, who, newGuest) : AGAIN
  if (!facts || facts.wrongTries >= WRONG_TRIES_MAX || facts.roomTries >= ROOM_TRIES_MAX) return STAFF
  const fitting = fittingTo(question.name, facts.candidates)
  const [only, other] = fitting
  if (other) return { outcome: "several", tie: null, isWrong: false }
  if (!only) return { outcome: facts.wrongTries + 1 >= WRONG_TRIES_MAX ? "staff" : "again", tie: null, isWrong: true }
  return { outcome: "found", tie: tieTo(only, question.name, "room-name", who, newGuest), isWrong: false }
}

const STAFF: Resolved = { outcome: "staff", tie: null, isWrong: false }
const AGAIN: Resolved = { outcome: "again", tie: null, isWrong: false }

/** Who holds the card stands in the room, and its guest is whoever the hotel's system has checked in there. */
function resolveCode(candidates: Candidate[], who: Claimant, newGuest: GuestId): Resolved {
  const present = candidates.filter(({ stay }) => stay.status === "in-house")
  const [only, other] = present
  if (!only) return STAFF
  if (other) return { outcome: "several", tie: null, isWrong: false }
  return { outcome: "found", tie: tieTo(only, null, "code", who, newGuest), isWrong: false }
}

/** Those in house come before those who come or have gone; whose whole name was told before those who share the surname. */
function fittingTo(name: string, candidates: Candidate[]): Candidate[] {
  const named = candidates.flatMap((candidate) => {
    const matches = [candidate.guest, ...candidate.stay.companions.map(nameOnly)].map((written) => matchName(name, written))
    const rank = matches.includes("whole") ? 2 : matches.includes("surname") ? 1 : 0
    return rank > 0 ? [{ candidate, rank: rank + (candidate.stay.status === "in-house" ? 10 : 0) }] : []
  })
  const present = named.some(({ rank }) => rank > 10) ? named.filter(({ rank }) => rank > 10) : named
  const best = Math.max(...present.map(({ rank }) => rank))
  return present.filter(({ rank }) => rank === best).map(({ candidate }) => candidate)
}

const nameOnly = (name: string) => ({ name, familyName: null, givenName: null })

/**
 * The guest of the stay, or somebody who stays with them: a companion by name, a second address, or a person we know as
 * somebody else. A companion has a profile and a thread of their own.
 */
export function tieTo(
  { stay, guest, addresses }: Candidate,
  name: string | null,
  evidence: TieEvidence,
  who: Claimant,
  newGuest: GuestId,
): Tie {
  const isOther = who.guest !== null && who.guest.id !== guest.id && matchName(who.guest.name ?? "", guest) === "none"
  const told = name === null ? "none" : matchName(name, guest)
  const others = addresses.filter(({ address, role }) => role === "guest" && address !== who.address)
  // A guest may write from a second network, and says their whole name then; on the same one it is somebody else's phone.
  const isTaken = others.some(({ address }) => told !== "whole" || channelOf(address) === channelOf(who.address))
  const isNamedCompanion = name !== null && told === "none"
  if (!isOther && !isTaken && !isNamedCompanion) return { stay, guest, role: "guest", evidence, isNewGuest: false }
  if (who.guest && who.guest.id !== guest.id) return { stay, guest: who.guest, role: "companion", evidence, isNewGuest: false }
  const companion: Guest = { ...NOBODY, id: newGuest, name: companionName(name, stay), language: who.language ?? guest.language }
  return { stay, guest: companion, role: "companion", evidence, isNewGuest: true }
}

/** As the reservation writes it; what was told may be a whole sentence. */
const companionName = (told: string | null, stay: Stay): string | null =>
  told === null ? null : (stay.companions.find((name) => matchName(told, nameOnly(name)) !== "none") ?? null)

const NOBODY = {
  ...{ name: null, familyName: null, givenName: null, title: null, phone: null, email: null },
  ...{ tier: null, vip: null, memberNumber: null },
}
