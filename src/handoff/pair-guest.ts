import type { Candidate } from "../domain/claim.ts"
import type { StaffTicket } from "../domain/ticket.ts"
import { type Tie, tieTo } from "../guests/resolve-claim.ts"
import { tieAddress } from "../guests/tie-address.ts"
import { audit, changeTicket, guestLanguage, guestWords, reply, type StaffTurn, tellGuest, touchGuest } from "./staff-turn.ts"

const LISTED_MAX = 8

/**
 * `pair ROOM`: the colleague has made sure whose stay it is, and the guest's address is tied to it. Where several stays
 * fit, they are listed, to be named by their reservation.
 */
export function pairGuest(turn: StaffTurn, ticket: StaffTicket, where: string | null): void {
  const guest = ticket.guestConversation
  const wanted = where ?? ticket.room
  if (!guest || !wanted) {
    reply(turn, "staff.pair-what", ticket)
    return
  }
  const fitting = fittingTo(wanted, turn.claim?.candidates ?? [])
  const [only, other] = fitting
  if (!only) reply(turn, "staff.pair-none", ticket, { text: wanted })
  else if (other) reply(turn, "staff.pair-which", ticket, { list: listOf(fitting) })
  else keepTie(turn, ticket, tieOf(turn, ticket, only))
}

/** A reservation is named whole; in a room, those who are there come before those who come or have gone. */
function fittingTo(wanted: string, candidates: Candidate[]): Candidate[] {
  const named = candidates.filter(({ stay }) => stay.reservation.toLowerCase() === wanted.toLowerCase())
  if (named.length > 0) return named
  const present = candidates.filter(({ stay }) => stay.status === "in-house")
  return present.length > 0 ? present : candidates
}

function tieOf({ card, ids }: StaffTurn, ticket: StaffTicket, candidate: Candidate): Tie {
  const { address, language } = ticket.guestConversation ?? { address: "simulator:nobody" as const, language: null }
  return tieTo(candidate, null, "staff", { address, guest: card?.guest ?? null, language }, ids.make("gst"))
}

function keepTie(turn: StaffTurn, ticket: StaffTicket, tie: Tie): void {
  const address = ticket.guestConversation?.address
  if (!address) return
  const { stay, guest } = tie
  tieAddress(turn.commit, address, tie)
  touchGuest(turn, ticket)
  const room = stay.room ? { room: stay.room, roomEvidence: "verified" as const } : {}
  changeTicket(turn, ticket, "paired", stay.reservation, { ...room, guest: guest.id })
  audit(turn, "stay.tied-by-staff", stay.id)
  const known = turn.content.guestValues(guestLanguage(turn, ticket), guest, turn.now)
  tellGuest(turn, ticket, "identify.confirmed", guestWords(turn, ticket, "identify.confirmed", known))
  reply(turn, "staff.paired", ticket, { text: [stay.room, guest.name, stay.reservation].filter(Boolean).join(" · ") })
}

const listOf = (candidates: Candidate[]): string =>
  candidates
    .slice(0, LISTED_MAX)
    .map(({ stay, guest }) => [stay.reservation, stay.room, guest.name, `${stay.arrival} – ${stay.departure}`].filter(Boolean).join(" · "))
    .join("\n")
