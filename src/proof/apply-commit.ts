import type { Commit } from "../ports/store.ts"
import type { Rows } from "./stand.ts"
import { GUEST_CONVERSATION } from "./turn-facts.ts"

/** The rows after a commit, as the database writes it: what is cancelled goes first, and no job's key is planned twice. */
export function applyCommit(rows: Rows, commit: Commit): Rows {
  const change = commit.conversations.find(({ id }) => id === GUEST_CONVERSATION)
  const kept = rows.jobs.filter(({ key }) => !commit.cancelJobs.some((cancelled) => isMeant(cancelled, key)))
  const known = new Set([...kept.map(({ key }) => key), ...rows.doneKeys])
  const settled = new Set(commit.promiseChanges.map(({ ticket }) => ticket))
  return {
    now: rows.now,
    mode: change?.mode ?? rows.mode,
    isOptedOut: change?.isOptedOut ?? rows.isOptedOut,
    language: change?.language ?? rows.language,
    tickets: ticketsAfter(rows, commit),
    promises: [
      ...rows.promises.filter((ticket) => !settled.has(ticket)),
      ...commit.promises.flatMap(({ ticket }) => (ticket && !rows.promises.includes(ticket) ? [ticket] : [])),
    ],
    jobs: [...kept, ...commit.jobs.filter(({ key }) => !known.has(key))],
    doneKeys: rows.doneKeys,
    wrongTries: rows.wrongTries + commit.pairingTries.filter(({ isRight }) => !isRight).length,
    isTied: rows.isTied || commit.ties.length > 0,
  }
}

const isMeant = (cancelled: string, key: string): boolean =>
  cancelled.endsWith("*") ? key.startsWith(cancelled.slice(0, -1)) : key === cancelled

function ticketsAfter(rows: Rows, { tickets, ticketChanges }: Commit): Rows["tickets"] {
  const opened = tickets.map(({ event: _, ...ticket }) => ({ ...ticket, status: "open" as const }))
  return [...rows.tickets, ...opened].map((ticket) => {
    const changed = { ...ticket, details: { ...ticket.details } }
    for (const { ticket: id, set } of ticketChanges) {
      if (id === ticket.id) Object.assign(changed, set, { details: { ...changed.details, ...set.details } })
    }
    return changed
  })
}
