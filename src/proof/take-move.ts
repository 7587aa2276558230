import type { LookUp } from "../domain/claim.ts"
import type { InboundContent, Timer } from "../domain/message.ts"
import type { Reading } from "../domain/reading.ts"
import { codeOf } from "../domain/ticket.ts"
import type { TurnInput } from "../flows/advance.ts"
import { WRONG_TRIES_MAX } from "../guests/resolve-claim.ts"
import { takeStaffTurn } from "../handoff/take-staff-turn.ts"
import type { LookedUp } from "../inbox/look-up.ts"
import { prepareGuest } from "../inbox/prepare-turn.ts"
import { MINUTE_MS } from "../lib/time.ts"
import type { Commit } from "../ports/store.ts"
import { peopleAtOpening } from "../tickets/ladder.ts"
import { applyCommit } from "./apply-commit.ts"
import type { Hotel } from "./hotel.ts"
import type { Happened, Move, Rows, Stand } from "./stand.ts"
import { GUEST_CONVERSATION, guestFacts, guestIn, inHouse, roomsTakenIn, staffFacts, stayIn } from "./turn-facts.ts"

/** What really follows from a move: the turn is decided and its commit planned by the code that serves guests. */
export function takeMove(stand: Stand, move: Move, hotel: Hotel): { rows: Rows; happened: Happened } {
  hotel.trace.length = 0
  const rung = move.kind === "waits" ? ring(stand) : { stand, timer: null }
  const minutes = Math.round((rung.stand.rows.now.getTime() - stand.rows.now.getTime()) / MINUTE_MS)
  try {
    const commit = commitOf(rung.stand, move, rung.timer, hotel)
    return { rows: applyCommit(rung.stand.rows, commit), happened: happenedIn(commit, hotel, minutes) }
  } catch (error) {
    // The guest would get a person (`prepareFault`), but content should never lead here.
    const nothing = { said: [], staffRead: 0, tickets: [], promised: false, recorded: false }
    return { rows: stand.rows, happened: { ...nothing, steps: [...hotel.trace], minutes, fault: String(error) } }
  }
}

/** The alarm of the conversation that rings next. */
export function nextTimer({ jobs }: Pick<Rows, "jobs">): Rows["jobs"][number] | null {
  const timers = jobs.filter(({ payload }) => payload.name === "timer")
  return timers.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null
}

/** The clock stands at the next alarm, whose job is done. */
function ring(stand: Stand): { stand: Stand; timer: Timer | null } {
  const { rows } = stand
  const job = nextTimer(rows)
  if (job?.payload.name !== "timer") return { stand, timer: null }
  const now = new Date(Math.max(job.dueAt.getTime(), rows.now.getTime()))
  const after = { ...rows, now, jobs: rows.jobs.filter((other) => other !== job), doneKeys: [...rows.doneKeys, job.key] }
  return { stand: { ...stand, rows: after }, timer: job.payload.timer }
}

function commitOf(stand: Stand, move: Move, timer: Timer | null, hotel: Hotel): Commit {
  if (move.kind === "staff") return staffCommit(stand, move, hotel)
  const { input, content } = move.kind === "waits" ? timerInput(timer) : inputOf(move)
  const { script: own, staff, ids } = hotel
  const facts = guestFacts(stand, content, hotel)
  const around = { content: own, staff, ids, now: stand.rows.now, roomsTaken: roomsTakenIn(stand.situation) }
  const asked = prepareGuest(facts, around, input)
  const looked: LookedUp[] = []
  let turn = asked
  while (turn.asks && looked.length < LOOK_UPS_MAX) {
    looked.push(lookedUp(stand, turn.asks, [...hotel.script.profile.kinds.keys()]))
    turn = prepareGuest(facts, { ...around, lookedUp: new Map([[facts.event.id, looked]]) }, input)
  }
  const numbers = Array.from({ length: turn.tickets }, (_, index) => stand.rows.tickets.length + index + 1)
  return turn.finish({ card: null, numbers })
}

const LOOK_UPS_MAX = 3

/** As it would be looked up for this guest: what fits nothing is with a person the third time; who has a name has habits. */
function lookedUp({ situation, rows }: Stand, question: LookUp, kinds: string[]): LookedUp {
  if (question.kind === "habits")
    return { question, habits: { usual: situation.isNamed ? "(usual)" : null, likes: situation.isNamed ? kinds : [] } }
  const isLast = situation.claim === "again" && rows.wrongTries >= WRONG_TRIES_MAX - 1
  const outcome = isLast ? "staff" : situation.claim
  const known = inHouse(situation)
  const [guest, stay] = [guestIn(known), stayIn(known)]
  const isFound = outcome === "found" && guest !== null && stay !== null
  const tie = isFound ? { guest, stay, role: "guest" as const, evidence: "room-name" as const, isNewGuest: false } : null
  return { question, found: null, resolved: { outcome, tie, isWrong: situation.claim === "again" } }
}

type Incoming = { input: TurnInput; content: InboundContent }

function timerInput(timer: Timer | null): Incoming {
  const rung = timer ?? { kind: "silence" as const, question: "" }
  return { input: { kind: "timer", timer: rung }, content: { kind: "timer", timer: rung } }
}

function inputOf(move: Extract<Move, { kind: "says" | "sends" }>): Incoming {
  if (move.kind === "sends") return { input: { kind: "event", event: move.event, text: `[${move.event}]` }, content: CONTENTS[move.event] }
  const reading: Reading = {
    language: null,
    wishes: move.wishes,
    urgency: "normal",
    emotion: "calm",
    because: ["proof"],
    near: move.near ?? [],
  }
  return { input: { kind: "message", text: move.text, reading }, content: { kind: "text", text: move.text } }
}

const CONTENTS: Record<Extract<Move, { kind: "sends" }>["event"], InboundContent> = {
  media: { kind: "media", media: "image", ref: "", url: null },
  sticker: { kind: "sticker", keywords: [] },
  location: { kind: "location", latitude: 0, longitude: 0, label: "" },
  follow: { kind: "follow" },
  "room-code": { kind: "text", text: "HL-1204-" },
}

function staffCommit(stand: Stand, move: Extract<Move, { kind: "staff" }>, hotel: Hotel): Commit {
  const { staff, staffContent: content, ids, script } = hotel
  const { now, tickets } = stand.rows
  const ticket = tickets.find(({ id }) => id === move.ticket)
  if (!ticket) throw new Error(`no ticket ${move.ticket}`)
  const owner = staff.find(({ id }) => id === ticket.owner)
  const [member = owner] = owner ? [owner] : peopleAtOpening(ticket, { property: script.property, staff, now })
  if (!member) throw new Error(`nobody to ${move.verb} ${codeOf(ticket)}`)
  const facts = staffFacts(stand, member, `${codeOf(ticket)} ${move.verb}`)
  return takeStaffTurn({ facts, content, staff, card: null, claim: null, ids, now })
}

function happenedIn(commit: Commit, { trace, written: script }: Hotel, minutes: number): Happened {
  const toGuest = commit.messages.filter(({ conversation }) => conversation === GUEST_CONVERSATION)
  return {
    said: toGuest.flatMap(({ template }) => template?.split("+") ?? []),
    staffRead: commit.messages.length - toGuest.length,
    steps: [...trace],
    tickets: [...commit.tickets.map(({ id }) => id), ...commit.ticketChanges.map(({ ticket }) => ticket)],
    promised: commit.promises.length > 0,
    recorded: trace.some(({ flow, step }) => script.flows.get(flow)?.nodes.get(step)?.kind === "record"),
    minutes,
    fault: null,
  }
}
