import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { PrismaPGlite } from "pglite-prisma-adapter"
import { applyMigrations } from "./apply-migrations.ts"
import type { Database } from "./database.ts"
import { toStoreError } from "./database-error.ts"
import { EmbeddedEngine, startParams } from "./embedded-engine.ts"
import { PrismaClient } from "./generated/client.ts"
import { type FolderLock, lockFolder } from "./lock-folder.ts"

const IN_MEMORY = ":memory:"

const DURABLE = startParams({ isDurable: true })

/** No autovacuum runs inside a single process: dead rows are cleared, and the planner's figures renewed, after so many statements. */
const STATEMENTS_PER_VACUUM = 20_000

/** A started engine with its tables, seen as a database. Closing it releases what `after` holds. */
export function createEmbeddedDatabase(engine: EmbeddedEngine, after: () => void = () => undefined): Database {
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(engine) })
  let statements = 0
  return {
    isEmbedded: true,
    async query(name, text, params) {
      try {
        if (++statements % STATEMENTS_PER_VACUUM === 0) await engine.exec("VACUUM (ANALYZE)")
        return await engine.runPrepared(name, text, params)
      } catch (error) {
        throw toStoreError(error)
      }
    },
    async withPrisma(work) {
      try {
        return await work(prisma)
      } catch (error) {
        throw toStoreError(error)
      }
    },
    async close() {
      await prisma.$disconnect()
      await engine.close()
      after()
    },
  }
}

/**
 * Opens the database in `<dataDir>/db`, made and migrated when needed; `:memory:` keeps it in memory only.
 * Throws `SetupProblem` when another process has the folder.
 */
export async function openEmbedded(options: { dataDir: string; migrationsDir: string }): Promise<Database> {
  if (options.dataDir === IN_MEMORY) {
    const engine = await startEngine(new EmbeddedEngine({ startParams: startParams({ isDurable: false }) }))
    await applyMigrations(engine, options.migrationsDir)
    return createEmbeddedDatabase(engine)
  }
  mkdirSync(options.dataDir, { recursive: true })
  const lock = lockFolder(options.dataDir)
  try {
    return await openFolder(join(options.dataDir, "db"), options.migrationsDir, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openFolder(folder: string, migrationsDir: string, lock: FolderLock): Promise<Database> {
  if (!existsSync(folder)) await makeFolder(folder)
  const engine = await startEngine(new EmbeddedEngine({ dataDir: folder, startParams: DURABLE }))
  await applyMigrations(engine, migrationsDir)
  await engine.exec("VACUUM (ANALYZE)")
  return createEmbeddedDatabase(engine, () => lock.release())
}

/** A new cluster takes seconds to make: it gets its name when it is whole, so that a start cut short leaves nothing half made. */
async function makeFolder(folder: string): Promise<void> {
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  const engine = await startEngine(new EmbeddedEngine({ dataDir: draft, startParams: DURABLE }))
  await engine.close()
  renameSync(draft, folder)
}

async function startEngine(engine: EmbeddedEngine): Promise<EmbeddedEngine> {
  await engine.waitReady
  return engine
}
