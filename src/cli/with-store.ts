import { readConfig } from "../app/config.ts"
import { createIds, createLog, systemClock } from "../app/runtime.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { openStore } from "../store/open-store.ts"

/**
 * Runs a command on the configured database and closes it. Throws `SetupProblem` when a server has the embedded one open.
 * @param options where a phone number without a country code is from
 */
export async function withStore<T>(
  run: (store: Store, ids: Ids, now: Date) => Promise<T>,
  options: { country?: string | undefined } = {},
): Promise<T> {
  const { databaseUrl, dataDir } = readConfig(process.env)
  const ids = createIds(systemClock)
  const log = createLog("silent")
  const store = await openStore({
    databaseUrl,
    dataDir,
    migrationsDir: "prisma/migrations",
    instance: `cli:${process.pid}`,
    ids,
    log,
    ...options,
  })
  try {
    return await run(store, ids, systemClock.now())
  } finally {
    await store.close()
  }
}
