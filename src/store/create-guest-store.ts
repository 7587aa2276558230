import type { GuestStore } from "../ports/guest-store.ts"
import type { Database } from "./database.ts"
import { eraseGuest } from "./erase-guest.ts"
import { expire } from "./expire.ts"
import { findErasure, findGuestState, searchGuests, settleFact } from "./find-profiles.ts"
import { findGuestRecord } from "./load-record.ts"
import { findMerge, mergeGuests, undoMerge } from "./merge-guests.ts"

/** The statements about whole profiles. */
export function createGuestStore(database: Database): GuestStore {
  return {
    findGuestState: (id) => findGuestState(database, id),
    findGuestRecord: (id) => findGuestRecord(database, id),
    findErasure: (guest) => findErasure(database, guest),
    searchGuests: (wanted) => searchGuests(database, wanted),
    settleFact: (guest, fact, to) => settleFact(database, guest, fact, to),
    mergeGuests: (merge) => mergeGuests(database, merge),
    findMerge: (id) => findMerge(database, id),
    undoMerge: (undo) => undoMerge(database, undo),
    eraseGuest: (erase) => eraseGuest(database, erase),
    expire: (limits, limit) => expire(database, limits, limit),
  }
}
