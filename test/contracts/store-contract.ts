import { beforeAll, beforeEach, describe } from "vitest"
import { committingSuite } from "../store/suites/committing.ts"
import { openStores, type Stores } from "../store/suites/given.ts"
import { jobsSuite } from "../store/suites/jobs.ts"
import { outboxSuite } from "../store/suites/outbox.ts"
import { profilesSuite } from "../store/suites/profiles.ts"
import { receiptsSuite } from "../store/suites/receipts.ts"
import { receivingSuite } from "../store/suites/receiving.ts"
import { staffSuite } from "../store/suites/staff.ts"
import { stayChangesSuite } from "../store/suites/stay-changes.ts"
import { staysSuite } from "../store/suites/stays.ts"
import { ticketsSuite } from "../store/suites/tickets.ts"
import type { DatabaseKind } from "../support/database.ts"

/** What the rest of Houseline relies on, whatever the database. Call it once per kind, inside a test file. */
export function storeContract(kind: DatabaseKind): void {
  describe(`store contract: ${kind}`, () => {
    let stores: Stores
    beforeAll(async () => {
      stores = await openStores(kind)
    })
    beforeEach(() => stores.reset())

    const open = () => stores
    receivingSuite(open)
    committingSuite(open)
    ticketsSuite(open)
    outboxSuite(open)
    receiptsSuite(open)
    jobsSuite(open)
    staffSuite(open)
    staysSuite(open)
    stayChangesSuite(open)
    profilesSuite(open)
  })
}
