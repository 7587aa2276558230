import type { Address } from "../domain/address.ts"
import type { ConversationId, EventId } from "../domain/ids.ts"
import type { PointsEntry } from "../domain/points.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { RoomsTaken } from "../domain/tier.ts"
import type { Content } from "../flows/content.ts"
import { DatabaseAway } from "../lib/errors.ts"
import type { Adviser } from "../ports/adviser.ts"
import type { Clock, Ids, Log } from "../ports/runtime.ts"
import type { CardFacts, Commit, Store, TurnFacts } from "../ports/store.ts"
import { adviseTurns, NO_ADVICE } from "./advise-turns.ts"
import { type LookedUp, lookUp } from "./look-up.ts"
import { type Around, type PreparedTurn, prepareFault, prepareTurn } from "./prepare-turn.ts"
import type { Advised } from "./read-message.ts"

export type TurnDeps = {
  store: Store
  clock: Clock
  ids: Ids
  log: Log
  /** Read at each turn: content and staff may be replaced while we run. */
  content: () => Content
  staff: () => StaffMember[]
  /** Rooms taken by night, as last counted. */
  roomsTaken: () => RoomsTaken
  pmsAsOf: () => Date | null
  /** Sends the messages of a commit that was written. */
  sendCommitted: (commit: Commit) => void
  outbox: { showTyping(address: Address): void }
  /** Asked about messages that our own reading does not understand; null: nobody is. */
  adviser: Adviser | null
}

/**
 * One turn for each of these conversations: load what it needs, let the pure engine decide, write state and all
 * consequences in one commit, send. A conversation that somebody else changed meanwhile is loaded and decided again.
 * @returns the conversations that have more to do
 */
export async function takeTurns(deps: TurnDeps, conversations: ConversationId[]): Promise<ConversationId[]> {
  const loaded = await deps.store.loadTurns(conversations)
  const advised = deps.adviser ? await adviseTurns(loaded, aroundOf(deps), deps.adviser) : NO_ADVICE
  const prepared = await Promise.all(loaded.map((facts) => prepareWithLookUps(facts, deps, advised)))
  const commits = await finishAll(prepared, loaded, deps)
  const written = commits.length > 0 ? await write(commits, loaded, deps) : []

  const more: ConversationId[] = []
  for (const [index, facts] of loaded.entries()) {
    if (written[index]) follow(commits[index] as Commit, facts, deps)
    else if (loaded.length > 1) more.push(...(await takeTurns(deps, [facts.conversation.id])))
    if (facts.hasMore || (!written[index] && loaded.length === 1)) more.push(facts.conversation.id)
  }
  return more
}

type Extra = { card: CardFacts | null; numbers: number[]; points: PointsEntry[] | null }

/** The commit is written: now its messages may leave. */
function follow(commit: Commit, { conversation }: TurnFacts, deps: TurnDeps): void {
  deps.sendCommitted(commit)
  if (commit.event?.outcome === "relayed") deps.outbox.showTyping(conversation.address)
}

const aroundOf = (deps: TurnDeps): Around => ({
  ...{ content: deps.content(), staff: deps.staff(), ids: deps.ids, now: deps.clock.now() },
  ...{ pmsAsOf: deps.pmsAsOf(), roomsTaken: deps.roomsTaken() },
})

/** Some turns need more: whose stay somebody says is theirs, what a guest has every time. It is looked up, and the turn decided with it. */
async function prepareWithLookUps(facts: TurnFacts, deps: TurnDeps, advised: Advised): Promise<PreparedTurn> {
  let turn = prepare(facts, deps, advised)
  const looked: LookedUp[] = []
  while (turn.asks && looked.length < LOOK_UPS_MAX) {
    looked.push(await lookUp(turn.asks, facts, { store: deps.store, ids: deps.ids, now: deps.clock.now() }))
    turn = prepare(facts, deps, advised, new Map([[facts.event.id, looked]]))
  }
  return turn.asks ? prepareFault(facts, aroundOf(deps)) : turn
}

const LOOK_UPS_MAX = 3

/** A turn that cannot be decided is our bug: it is logged, and the guest gets a person. */
function prepare(facts: TurnFacts, deps: TurnDeps, advised: Advised, lookedUp?: Around["lookedUp"]): PreparedTurn {
  try {
    return prepareTurn(facts, { ...aroundOf(deps), advised, ...(lookedUp ? { lookedUp } : {}) })
  } catch (error) {
    logFault(facts.event.id, error, deps)
    return prepareFault(facts, aroundOf(deps))
  }
}

/** Most turns need nothing more. Tickets need their numbers, a member who asks their points, and a person needs the guest's card. */
async function finishAll(turns: PreparedTurn[], loaded: TurnFacts[], deps: TurnDeps): Promise<Commit[]> {
  const wanted = turns.reduce((sum, turn) => sum + turn.tickets, 0)
  const numbers = wanted > 0 ? await deps.store.takeTicketNumbers(wanted) : []
  const cards = await Promise.all(turns.map(({ card }) => (card ? deps.store.loadCard(card) : null)))
  const points = await Promise.all(turns.map((turn) => (turn.points ? deps.store.listPoints(turn.points) : null)))
  const commits: Commit[] = []
  for (const [index, turn] of turns.entries()) {
    const extra = { card: cards[index] ?? null, numbers: numbers.splice(0, turn.tickets), points: points[index] ?? null }
    commits.push(await finish(turn, loaded[index] as TurnFacts, extra, deps))
  }
  return commits
}

async function finish(turn: PreparedTurn, facts: TurnFacts, extra: Extra, deps: TurnDeps): Promise<Commit> {
  try {
    return turn.finish(extra)
  } catch (error) {
    logFault(facts.event.id, error, deps)
    const fault = prepareFault(facts, aroundOf(deps))
    return fault.finish({ card: extra.card, numbers: await deps.store.takeTicketNumbers(fault.tickets) })
  }
}

/**
 * Rows the database refuses are our bug as well, and the message that brought them must not block its conversation for
 * ever: a person takes over in its place. The store throws for a commit that stands alone; in a batch it counts as not
 * written, and its conversation comes back here alone.
 */
async function write(commits: Commit[], loaded: TurnFacts[], deps: TurnDeps): Promise<boolean[]> {
  const [facts] = loaded
  try {
    return await deps.store.commit(commits)
  } catch (error) {
    if (error instanceof DatabaseAway || commits.length !== 1 || !facts) throw error
    logFault(facts.event.id, error, deps)
    commits.splice(0, 1, ...(await finishAll([prepareFault(facts, aroundOf(deps))], [facts], deps)))
    return deps.store.commit(commits)
  }
}

function logFault(event: EventId, error: unknown, deps: TurnDeps): void {
  deps.log.error("turn failed; a person takes over", { event, error: error instanceof Error ? error.message : "unknown" })
}
