import pg from "pg"
import { applyMigrations } from "./apply-migrations.ts"
import { toStoreError } from "./database-error.ts"

/** The advisory lock that `prisma migrate deploy` takes: ours and Prisma's never run at the same time. */
const MIGRATION_LOCK = "72707369"

/**
 * Brings a PostgreSQL server's tables up to date.
 * @returns the names of the migrations applied, oldest first. Throws `DatabaseAway`, or `SetupProblem` for one that fails
 */
export async function migrate(databaseUrl: string, migrationsDir: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on("error", () => undefined) // the query under way rejects with the same error
  try {
    await client.connect()
    await client.query("select pg_advisory_lock($1::bigint)", [MIGRATION_LOCK])
    return await applyMigrations({ exec: (sql) => client.query(sql), query: (sql, params) => client.query(sql, params) }, migrationsDir)
  } catch (error) {
    throw toStoreError(error)
  } finally {
    await client.end().catch(() => undefined) // closing also gives the lock back
  }
}
