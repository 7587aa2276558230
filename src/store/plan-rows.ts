import type { Ids } from "../ports/runtime.ts"
import type { Commit, ConversationChange, NewTicket, TicketChange } from "../ports/store.ts"

/** A job's keys are compared byte by byte; these end the span of keys that are exactly, or begin with, what was asked for. */
const AFTER_EXACT = "\u0001"
const AFTER_PREFIX = "\u{10FFFF}"

/** Commits as flat lists of rows, one list for each table; `n` tells whose a row is. The shape that COMMIT_SQL reads. */
export function planRows(commits: { one: Commit; n: number }[], ids: Ids) {
  const each = <Row extends object>(rows: (one: Commit) => Row[]) =>
    commits.flatMap(({ one, n }) => rows(one).map((row) => ({ ...row, n })))
  return {
    commits: commits.map(({ one, n }) => ({ n, at: one.at, event: one.event?.id, outcome: one.event?.outcome, job: one.job })),
    conversations: each((one) => mergeChanges(one.conversations)),
    messages: each((one) => one.messages),
    tickets: each(ticketRows),
    ticketChanges: each((one) =>
      one.ticketChanges.filter(({ ticket }) => !isNew(one, ticket)).map(({ ticket, set }) => changeRow(ticket, set)),
    ),
    ticketEvents: each(ticketEventRows),
    promises: each((one) => one.promises),
    promiseChanges: each((one) => one.promiseChanges),
    jobs: each((one) => one.jobs.map((job) => ({ ...job, name: job.payload.name }))),
    cancelJobs: each((one) => one.cancelJobs.map(keySpan)),
    facts: each((one) => one.facts.map((fact) => ({ ...fact, id: ids.make("fct") }))),
    audits: each((one) => one.audits),
    guests: each((one) => one.guests),
    ties: each((one) => one.ties),
    pairingTries: each((one) => one.pairingTries),
    codeUses: each((one) => one.codeUses),
    redactions: each((one) => one.redactions),
  }
}

/** One row for each conversation: of two changes the later word counts. */
function mergeChanges(changes: ConversationChange[]): ConversationChange[] {
  const merged = new Map<string, ConversationChange>()
  for (const change of changes) {
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    merged.set(change.id, { ...merged.get(change.id), ...change, ...said })
  }
  return [...merged.values()]
}

const isNew = (one: Commit, ticket: string): boolean => one.tickets.some(({ id }) => id === ticket)

/** A statement does not see the rows it inserts: what the same commit changes on its new ticket goes into the new row. */
function ticketRows(one: Commit): object[] {
  return one.tickets.map((ticket) => {
    const changes = one.ticketChanges.filter((change) => change.ticket === ticket.id).map(({ set }) => set)
    const details = Object.assign({}, ticket.details, ...changes.map((set) => set.details))
    return Object.assign({ status: "open" }, ticket, ...changes, { details, event: undefined })
  })
}

function changeRow(ticket: string, set: TicketChange["set"]) {
  const { status, urgency, room, roomEvidence, guest, completeBy, details } = set
  const owner = { owner: set.owner ?? undefined, isOwnerSet: set.owner !== undefined }
  return { ticket, status, urgency, ...owner, room, roomEvidence, guest, completeBy, details }
}

function ticketEventRows(one: Commit): object[] {
  const opened = one.tickets.map(({ id, event }: NewTicket) => ({ ticket: id, action: "opened", ...event }))
  return [...opened, ...one.ticketChanges.map(({ ticket, event }) => ({ ticket, ...event }))]
}

function keySpan(key: string): { from: string; before: string } {
  if (!key.endsWith("*")) return { from: key, before: key + AFTER_EXACT }
  const prefix = key.slice(0, -1)
  return { from: prefix, before: prefix + AFTER_PREFIX }
}
