import type { Ids, Log } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { applyStayChanges, putStay } from "./apply-stay-changes.ts"
import { claimJobs } from "./claim-jobs.ts"
import { claimMessages } from "./claim-messages.ts"
import { commit } from "./commit.ts"
import { checkDatabase, countBacklog } from "./count-backlog.ts"
import { countRoomsTaken } from "./count-rooms-taken.ts"
import { createGuestStore } from "./create-guest-store.ts"
import type { Database } from "./database.ts"
import { findClaim } from "./find-claim.ts"
import { addFact, findConversation, findGuest, findStay, isNew } from "./find-guests.ts"
import { findHabits } from "./find-habits.ts"
import { findTicket, findTicketByNumber, listTickets } from "./find-tickets.ts"
import { findWaiting } from "./find-waiting.ts"
import { getSecret } from "./get-secret.ts"
import { linkStay, setAddressState } from "./link-stay.ts"
import { listMessages } from "./list-messages.ts"
import { loadArrivals, loadStayFacts } from "./load-arrivals.ts"
import { loadCard } from "./load-card.ts"
import { loadTurns } from "./load-turns.ts"
import { planPreparations } from "./plan-preparations.ts"
import { addPmsJobs, findPmsHeard } from "./pms-sources.ts"
import { addPoints, listPoints } from "./points.ts"
import { receive } from "./receive.ts"
import { recordReceipts } from "./record-receipts.ts"
import { releaseJob } from "./release-job.ts"
import { reportSends } from "./report-sends.ts"
import { listStaff, saveStaff } from "./save-staff.ts"
import { moveDemoStays, seedHistory } from "./seed-history.ts"
import { takeNumbers } from "./take-numbers.ts"

/** Days after check-out for which a tie to a stay still holds, where the hotel has not said. */
const GRACE_DAYS = 30

export type StoreDeps = { database: Database; instance: string; ids: Ids; log: Log; country: string | null; graceDays?: number | undefined }

/** The store over an open database. Several may share one; each holds its leases under its own instance name. */
export function createStore(deps: StoreDeps): Store {
  const { database, instance, ids, graceDays = GRACE_DAYS } = deps
  const tied = { database, ids, graceDays }
  return {
    ...createGuestStore(database),
    receive: (events, at) => receive(tied, events, at),
    loadTurns: (conversations) => loadTurns(tied, conversations),
    loadCard: (conversation) => loadCard(database, conversation),
    takeTicketNumbers: (count) => takeNumbers(database, count),
    commit: (commits) => commit(deps, commits),
    findWaitingConversations: (before, limit) => findWaiting(database, before, limit),

    claimMessages: (at, limit) => claimMessages(database, instance, at, limit),
    reportSends: (reports, at) => reportSends(database, reports, at),
    recordReceipts: (receipts, at) => recordReceipts(database, receipts, at),
    setAddressState: (address, state, at) => setAddressState(database, address, state, at),

    claimJobs: (at, limit, lane) => claimJobs(database, instance, at, limit, lane),
    releaseJob: (job, retryAt, reason) => releaseJob(database, instance, job, retryAt, reason),
    findTicket: (id) => findTicket(database, id),

    syncStaff: (staff, at) => saveStaff(database, ids, staff, "file", at),
    listStaff: () => listStaff(database),
    addStaff: (entry, at) => saveStaff(database, ids, [entry], "added", at),

    putStay: (told, at) => putStay(deps, told, at),
    applyStayChanges: (changes, heardAt) => applyStayChanges(deps, changes, heardAt),
    findPmsHeard: () => findPmsHeard(database),
    addPmsJobs: (source, fetches, at) => addPmsJobs(database, ids, source, fetches, at),
    findStay: (reservation) => findStay(database, reservation),
    findGuest: (id) => findGuest(database, id),
    findClaim: (asked, at) => findClaim(database, asked, at),
    findHabits: (guest) => findHabits(database, guest),
    getSecret: (name) => getSecret(database, name),
    linkStay: (address, stay, evidence, at) => linkStay(tied, address, stay, evidence, at),
    listPoints: (guest) => listPoints(database, guest),
    addPoints: (guest, entry, rules) => addPoints(deps, guest, entry, rules),
    countRoomsTaken: (from, nights) => countRoomsTaken(database, from, nights),
    addFact: (guest, fact, at) => addFact(database, ids, guest, fact, at),
    seedHistory: (make) => seedHistory(database, make),
    moveDemoStays: (now) => moveDemoStays(database, now),

    planPreparations: (window, at) => planPreparations(database, window, at),
    loadStayFacts: (stay) => loadStayFacts(database, stay),
    loadArrivals: (day) => loadArrivals(database, day),

    listTickets: (filter) => listTickets(database, filter),
    findTicketByNumber: (number) => findTicketByNumber(database, number),
    listMessages: (conversation, limit) => listMessages(database, conversation, limit),
    findConversation: (address) => findConversation(database, address),
    isNew: () => isNew(database),
    check: () => checkDatabase(database),
    countBacklog: (at) => countBacklog(database, at),
    close: () => database.close(),
  }
}
