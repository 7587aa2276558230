import type { Commit } from "./store.ts"

/** A commit that writes nothing yet; stories fill in the rows they imply. */
export function emptyCommit(at: Date): Commit {
  return {
    at,
    event: null,
    job: null,
    conversations: [],
    messages: [],
    tickets: [],
    ticketChanges: [],
    promises: [],
    promiseChanges: [],
    jobs: [],
    cancelJobs: [],
    facts: [],
    audits: [],
    guests: [],
    ties: [],
    pairingTries: [],
    codeUses: [],
    redactions: [],
  }
}
