import type { StaffMember } from "../domain/staff.ts"
import type { StaffTicket } from "../domain/ticket.ts"
import { addMinutes } from "../lib/time.ts"
import type { TicketChange } from "../ports/store.ts"
import { minutesToNext, peopleAtRung, planClimb, rungReached, rungsOf } from "../tickets/ladder.ts"
import { isTellable, peopleFor } from "../tickets/route.ts"
import { clockOf } from "../tickets/staff-values.ts"
import { tellStaff } from "../tickets/tell-staff.ts"
import { guestCard, thinFacts } from "./card.ts"
import { audit, changeTicket, reply, type StaffTurn, sceneOf, touchGuest } from "./staff-turn.ts"

const NAMES_MAX = 20

/** `later N`: seen, and it rings again in N minutes: the owner when there is one, else this rung's people and then the next. */
export function postponeTicket(turn: StaffTurn, ticket: StaffTicket, minutes: number): void {
  const { commit, facts, ids, now } = turn
  const dueAt = addMinutes(now, minutes)
  const status: TicketChange["set"] = ticket.owner ? {} : { status: "acknowledged" }
  changeTicket(turn, ticket, "later", String(minutes), status)
  commit.cancelJobs.push(`ladder:${ticket.id}:*`)
  commit.jobs.push(planClimb(ticket.id, { cause: "later", by: facts.event.id }, rungOf(turn, ticket), dueAt, ids))
  audit(turn, "ticket.later", ticket.id)
  reply(turn, "staff.later", ticket, { minutes, by: clockOf(dueAt, turn.content) })
}

/**
 * `pass [who]`: to a named colleague or department, else to the next rung. The ticket is open again, and its ladder goes
 * on from there until one of them takes it. A guest whom a person had in hand stays with people: their messages go to
 * whoever it was passed to.
 */
export function passTicket(turn: StaffTurn, ticket: StaffTicket, who: string | null): void {
  const { commit, facts, ids, now, content } = turn
  const scene = sceneOf(turn)
  const rung = who ? rungOf(turn, ticket) : nextRung(turn, ticket)
  const people = who ? peopleCalled(who, turn, ticket) : peopleAtRung(ticket, rung, scene)
  const target = people[0]
  if (!target) {
    reply(turn, "staff.no-such-person", ticket, { text: who, list: namesOf(turn) })
    return
  }

  const names = people.map(({ name }) => name).join(", ")
  changeTicket(turn, ticket, "passed", people.map(({ key }) => key).join(", "), { status: "open", owner: null })
  const isHeldByThis = ticket.guestConversation?.heldBy === ticket.id
  if (isHeldByThis) touchGuest(turn, ticket, { kind: "staff", ticket: ticket.id, owner: target.id })
  handCard(turn, ticket, people)
  commit.cancelJobs.push(`ladder:${ticket.id}:*`)
  const dueAt = addMinutes(now, minutesToNext(ticket, rung, content))
  commit.jobs.push(planClimb(ticket.id, { cause: "passed", by: facts.event.id }, rung + 1, dueAt, ids))
  audit(turn, "ticket.pass", ticket.id)
  reply(turn, "staff.passed", ticket, { owner: names, who: names })
}

function handCard(turn: StaffTurn, ticket: StaffTicket, people: StaffMember[]): void {
  const { content, now, facts, ids, pmsAsOf } = turn
  const profile = turn.card ?? thinFacts(null, null, [])
  const template = `card.${ticket.kind}`
  const language = ticket.guestConversation?.language ?? null
  const card = (reader: StaffMember) =>
    guestCard({ ticket, template, reader, facts: profile, words: null, language, content, now, pmsAsOf })
  turn.commit.messages.push(...tellStaff(people, { key: `${facts.event.id}:passed`, template, cause: facts.event.id, content: card }, ids))
}

/** The rung this person stands on; for others the highest that has been rung. */
function rungOf(turn: StaffTurn, ticket: StaffTicket): number {
  const scene = sceneOf(turn)
  const rungs = rungsOf(ticket, scene)
  const own = rungs.findIndex(({ to }) => peopleFor(to, ticket.department, scene).some(({ id }) => id === turn.member.id))
  return own >= 0 ? own : Math.max(rungReached(ticket, scene), 0)
}

/** The next rung that reaches somebody else; the last one when there is none. */
function nextRung(turn: StaffTurn, ticket: StaffTicket): number {
  const scene = sceneOf(turn)
  const last = rungsOf(ticket, scene).length - 1
  for (let rung = rungOf(turn, ticket) + 1; rung < last; rung++) {
    if (peopleAtRung(ticket, rung, scene).some(({ id }) => id !== turn.member.id)) return rung
  }
  return Math.max(last, 0)
}

/** By key, name, role or department, as people write them. */
function peopleCalled(who: string, turn: StaffTurn, ticket: StaffTicket): StaffMember[] {
  const wanted = who.trim().toLowerCase()
  const reachable = turn.staff.filter(isTellable)
  const byKey = reachable.filter((member) => member.key.toLowerCase() === wanted || member.role.toLowerCase() === wanted)
  if (byKey.length > 0) return byKey
  const names = turn.content.property.departments
  const department = Object.keys(names).find(
    (key) => key === wanted || Object.values(names[key]?.name ?? {}).some((name) => name.toLowerCase() === wanted),
  )
  if (department) return peopleFor("department", department, sceneOf(turn))
  const byName = reachable.filter((member) => member.name.toLowerCase().includes(wanted))
  return byName.length === 1 ? byName : byName.filter((member) => member.id !== ticket.owner).slice(0, 1)
}

function namesOf(turn: StaffTurn): string {
  return turn.staff
    .filter(isTellable)
    .slice(0, NAMES_MAX)
    .map(({ key, name }) => `${key} (${name})`)
    .join("\n")
}
