import { createHash, randomUUID } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { SetupProblem } from "../lib/errors.ts"

/** One connection that no one else uses meanwhile. */
export type MigrationConnection = {
  /** Runs a script of several statements. */
  exec(sql: string): Promise<unknown>
  query(sql: string, params: string[]): Promise<{ rows: unknown[] }>
}

type Migration = { name: string; sql: string; checksum: string }
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null }

/** Prisma's own table, so that `prisma migrate status` and `deploy` agree with what was done here. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`

/**
 * Applies what `<dir>/NAME/migration.sql` holds and the database lacks, in order of name, as `prisma migrate deploy` does.
 * Each migration and the note of it are one transaction: a crash leaves all of it or nothing.
 * @returns the names applied. Throws `SetupProblem` for one that fails or that failed before
 */
export async function applyMigrations(connection: MigrationConnection, dir: string): Promise<string[]> {
  await connection.exec(TABLE)
  const pending = await findPendingMigrations(connection, dir)
  for (const migration of pending) await applyMigration(connection, migration)
  return pending.map(({ name }) => name)
}

/** What the folder holds and the database lacks. Throws `SetupProblem` when an earlier attempt is left half done. */
export async function findPendingMigrations(connection: Pick<MigrationConnection, "query">, dir: string): Promise<Migration[]> {
  const applied = await readApplied(connection)
  const failed = applied.find((row) => row.finished_at === null)
  if (failed) throw new SetupProblem(`Migration ${failed.migration_name} failed earlier: mend it as "prisma migrate resolve" explains.`)
  const done = new Set(applied.map((row) => row.migration_name))
  return readMigrations(dir).filter(({ name }) => !done.has(name))
}

async function readApplied(connection: Pick<MigrationConnection, "query">): Promise<AppliedRow[]> {
  const { rows: tables } = await connection.query("select to_regclass('_prisma_migrations')::text as name", [])
  if ((tables[0] as { name: string | null } | undefined)?.name == null) return []
  const { rows } = await connection.query(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
    [],
  )
  return rows as AppliedRow[]
}

function readMigrations(dir: string): Migration[] {
  const names = readdirSync(dir).filter((name) => existsSync(join(dir, name, "migration.sql")))
  return names.sort().map((name) => {
    const bytes = readFileSync(join(dir, name, "migration.sql"))
    return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") }
  })
}

async function applyMigration(connection: MigrationConnection, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await connection.exec("BEGIN")
    await connection.exec(sql)
    await connection.query(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)",
      [randomUUID(), checksum, name],
    )
    await connection.exec("COMMIT")
  } catch (error) {
    await connection.exec("ROLLBACK").catch(() => undefined) // the connection may be gone: then the server rolls back
    throw new SetupProblem(`Migration ${name} failed and was undone: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
