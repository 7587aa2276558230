import { PrismaPg } from "@prisma/adapter-pg"
import pg from "pg"
import { SetupProblem } from "../lib/errors.ts"
import type { Log } from "../ports/runtime.ts"
import { findPendingMigrations } from "./apply-migrations.ts"
import type { Database, Param } from "./database.ts"
import { isCollision, toStoreError } from "./database-error.ts"
import { PrismaClient } from "./generated/client.ts"

const CONNECTIONS_MAX = 10
const CONNECT_TIMEOUT_MS = 5_000
/** A server that accepts but never answers counts as away. */
const QUERY_TIMEOUT_MS = 20_000
const COLLISIONS_MAX = 5

/** The given pool, seen as a database: hot statements and Prisma share its connections. */
function createServerDatabase(pool: pg.Pool): Database {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    isEmbedded: false,
    query: (name, text, params) => runPrepared(pool, { name, text, values: params }),
    async withPrisma(work) {
      try {
        return await work(prisma)
      } catch (error) {
        throw toStoreError(error)
      }
    },
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** Opens a PostgreSQL server whose tables are up to date. Throws `SetupProblem` when they are not, `DatabaseAway` when it does not answer. */
export async function openServer(options: {
  databaseUrl: string
  migrationsDir: string
  log: Log
  connectionsMax?: number
}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.connectionsMax ?? CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    application_name: "houseline",
  })
  // An idle connection that breaks is replaced at the next query; unheard, the event would end the process.
  pool.on("error", (error) => options.log.warn("database connection lost", { error: error.message }))
  try {
    const pending = await findPendingMigrations(pool, options.migrationsDir)
    if (pending.length > 0) {
      throw new SetupProblem(`The database lacks ${pending.length} migration(s): run "npm run -s houseline -- migrate" first.`)
    }
  } catch (error) {
    await pool.end()
    throw toStoreError(error)
  }
  return createServerDatabase(pool)
}

/** A statement is one transaction: when two collide, the one that was turned away did nothing and is run again. */
async function runPrepared<Row>(pool: pg.Pool, query: { name: string; text: string; values: Param[] }): Promise<Row[]> {
  for (let tries = 1; ; tries++) {
    try {
      return (await pool.query(query)).rows as Row[]
    } catch (error) {
      if (!isCollision(error) || tries >= COLLISIONS_MAX) throw toStoreError(error)
    }
  }
}
