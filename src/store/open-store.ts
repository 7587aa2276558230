import type { Ids, Log } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { createStore } from "./create-store.ts"
import { openEmbedded } from "./open-embedded.ts"
import { openServer } from "./open-server.ts"
import { releaseLeases } from "./release-leases.ts"

export type StoreOptions = {
  /** `postgresql://…`; null → the embedded database. */
  databaseUrl: string | null
  /** Folder of the embedded database; `:memory:` keeps nothing. */
  dataDir: string
  migrationsDir: string
  /** Names this process among those that share the database: leases are held under it. The same after a restart. */
  instance: string
  ids: Ids
  log: Log
  /** Where a phone number without a country code is from, as `CN`; without it such numbers stay as they were told. */
  country?: string | undefined
  /** Days after check-out for which a guest still counts as the guest of their stay. */
  graceDays?: number | undefined
}

/**
 * Opens the database with its tables up to date. What a former process of the same name was about to send or do is free
 * again at once; on the embedded database, which nobody else can have, whatever anyone was.
 * Throws `SetupProblem` when the operator has something to mend, `DatabaseAway` when a server does not answer.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, dataDir, migrationsDir, log } = options
  const database = databaseUrl ? await openServer({ databaseUrl, migrationsDir, log }) : await openEmbedded({ dataDir, migrationsDir })
  try {
    await releaseLeases(database, options.instance)
  } catch (error) {
    await database.close()
    throw error
  }
  const { instance, ids, graceDays } = options
  return createStore({ database, instance, ids, log, graceDays, country: options.country ?? null })
}
