import type { ConversationId } from "../domain/ids.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { Content } from "../flows/load-content.ts"
import type { Clock, Ids, Log } from "../ports/runtime.ts"
import type { CardFacts, Commit, Store, TurnFacts } from "../ports/store.ts"
import { type PreparedTurn, prepareTurn } from "./prepare-turn.ts"

export type TurnDeps = {
  store: Store
  clock: Clock
  ids: Ids
  log: Log
  /** Read at each turn: content and staff may be replaced while we run. */
  content: () => Content
  staff: () => StaffMember[]
  /** Sends the messages of a commit that was written. */
  sendCommitted: (commit: Commit) => void
}

/**
 * One turn for each of these conversations: load what it needs, let the pure engine decide, write state and all
 * consequences in one commit, send. A conversation that somebody else changed meanwhile is loaded and decided again.
 * @returns the conversations that have more to do
 */
export async function takeTurns(deps: TurnDeps, conversations: ConversationId[]): Promise<ConversationId[]> {
  const loaded = await deps.store.loadTurns(conversations)
  const turns: { facts: TurnFacts; prepared: PreparedTurn }[] = []
  for (const facts of loaded) turns.push({ facts, prepared: prepareSafely(facts, deps) })

  const extras = await loadExtras(turns, deps.store)
  const commits = turns.map(({ prepared }, index) => prepared.finish(extras[index] ?? NO_EXTRA))
  const written = commits.length > 0 ? await deps.store.commit(commits) : []

  const more: ConversationId[] = []
  turns.forEach(({ facts }, index) => {
    if (written[index]) deps.sendCommitted(commits[index] as Commit)
    if (!written[index] || facts.hasMore) more.push(facts.conversation.id)
  })
  return more
}

type Extra = { card: CardFacts | null; numbers: number[] }
const NO_EXTRA: Extra = { card: null, numbers: [] }

/** Most turns need nothing more. Tickets need their numbers, and a person needs the guest's card. */
async function loadExtras(turns: { prepared: PreparedTurn }[], store: Store): Promise<Extra[]> {
  const wanted = turns.reduce((sum, { prepared }) => sum + prepared.tickets, 0)
  const numbers = wanted > 0 ? await store.takeTicketNumbers(wanted) : []
  return Promise.all(
    turns.map(async ({ prepared }) => {
      const own = numbers.splice(0, prepared.tickets)
      return { numbers: own, card: prepared.card ? await store.loadCard(prepared.card) : null }
    }),
  )
}

/** A turn that cannot even be decided is our bug; the guest gets a person, and the event does not block those behind it. */
function prepareSafely(facts: TurnFacts, deps: TurnDeps): PreparedTurn {
  const now = deps.clock.now()
  const around = { content: deps.content(), staff: deps.staff(), ids: deps.ids, now }
  try {
    return prepareTurn(facts, around)
  } catch (error) {
    deps.log.error("turn could not be decided", { event: facts.event.id, error: error instanceof Error ? error.message : "unknown" })
    return prepareTurn(
      { ...facts, event: { ...facts.event, content: { kind: "unsupported", what: "fault" } } },
      { ...around, isFault: true },
    )
  }
}
