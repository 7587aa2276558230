import type { Ids, Log } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { createStore } from "./create-store.ts"
import type { Database } from "./database.ts"
import { openEmbedded } from "./open-embedded.ts"

/** A database in memory for play: many houses may be opened on it, one after the other. */
export type ThrowawayDatabase = {
  /** Empties every table, starts the numbers anew and gives a store on it. The one before must no longer be used. */
  openStore(deps: { ids: Ids; log: Log; country: string | null }): Promise<Store>
  /** When the next job, message or waiting event falls due; null when nothing waits. */
  findNextDue(): Promise<Date | null>
  close(): Promise<void>
}

/** An event that nobody has taken up is looked for after this long. */
const NEXT_DUE = `
select to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from (
  select min(due_at) as at from job where status = 'pending'
  union all select min(next_at) from outbound_message where status = 'planned'
  union all select min(received_at) + interval '4 seconds' from inbound_event where status = 'pending'
) due`

const TABLES = `
select string_agg(quote_ident(tablename::text), ', ') as names from pg_tables
where schemaname = 'public' and tablename <> '_prisma_migrations'`

/** Opens the production database engine in memory, with its tables. Nothing of it remains. */
export async function openThrowaway(migrationsDir: string): Promise<ThrowawayDatabase> {
  const database = await openEmbedded({ dataDir: ":memory:", migrationsDir })
  let isUsed = false
  return {
    async openStore(deps) {
      if (isUsed) await emptyTables(database)
      isUsed = true
      return createStore({ database: { ...database, close: async () => undefined }, instance: "simulate", ...deps })
    },
    async findNextDue() {
      const [row] = await database.query<{ at: string | null }>("next-due", NEXT_DUE, [])
      return row?.at ? new Date(row.at) : null
    },
    close: () => database.close(),
  }
}

async function emptyTables(database: Database): Promise<void> {
  const [row] = await database.query<{ names: string }>("tables", TABLES, [])
  await database.withPrisma((prisma) => prisma.$executeRawUnsafe(`truncate ${row?.names} restart identity cascade`))
}
