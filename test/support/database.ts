import { randomUUID } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { afterAll } from "vitest"
import { createIds, createLog, systemClock } from "../../src/app/runtime.ts"
import type { Store } from "../../src/ports/store.ts"
import { applyMigrations } from "../../src/store/apply-migrations.ts"
import { createStore } from "../../src/store/create-store.ts"
import type { Database } from "../../src/store/database.ts"
import { EmbeddedEngine, startParams } from "../../src/store/embedded-engine.ts"
import { migrate } from "../../src/store/migrate.ts"
import { createEmbeddedDatabase } from "../../src/store/open-embedded.ts"
import { openServer } from "../../src/store/open-server.ts"

export const MIGRATIONS_DIR = "prisma/migrations"
/** A database cluster takes seconds to make and half a second to copy: the first run leaves one here. */
const CACHE_DIR = "node_modules/.cache/houseline"
const CONNECTIONS_MAX = 6

export type DatabaseKind = "embedded" | "postgres"

const serverUrl = process.env.TEST_DATABASE_URL

/** The databases that suites run on. */
export const databaseKinds: DatabaseKind[] = serverUrl ? ["embedded", "postgres"] : ["embedded"]

export type TestStore = {
  store: Store
  /** Empties every table and starts the sequences anew, also for other stores of this file. */
  reset(): Promise<void>
  /** Lets go of the store. The database itself is shared within a test file and ends with it. */
  close(): Promise<void>
}

/** A store on the file's own database. Several, under different instance names, are several processes on one database. */
export async function openTestStore(kind: DatabaseKind, instance = "test"): Promise<TestStore> {
  const database = await openTestDatabase(kind)
  const deps = { database: { ...database, close: async () => {} }, ids: createIds(systemClock), log: createLog("silent") }
  const store = createStore({ ...deps, instance, country: null })
  return { store, reset: () => emptyTables(database), close: async () => {} }
}

const opened = new Map<DatabaseKind, Promise<{ database: Database; drop(): Promise<void> }>>()

/** The file's own database without a store around it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<Database> {
  const opening = opened.get(kind) ?? (kind === "embedded" ? openInMemory() : openOnServer())
  opened.set(kind, opening)
  return (await opening).database
}

afterAll(async () => {
  for (const opening of opened.values()) await (await opening).drop()
  opened.clear()
})

/** A new, empty database on the test server; its tables come with `migrate`. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  if (!serverUrl) throw new Error("TEST_DATABASE_URL is not set")
  const name = `houseline_test_${randomUUID().replaceAll("-", "")}`
  await asAdmin(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(`drop database if exists ${name} with (force)`) }
}

async function asAdmin(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(sql).finally(() => admin.end())
}

async function openOnServer() {
  const { url, drop } = await createTestDatabase()
  await migrate(url, MIGRATIONS_DIR)
  const log = createLog("silent")
  const database = await openServer({ databaseUrl: url, migrationsDir: MIGRATIONS_DIR, log, connectionsMax: CONNECTIONS_MAX })
  return { database, drop: () => database.close().then(drop) }
}

async function openInMemory() {
  const { version } = JSON.parse(readFileSync("node_modules/@electric-sql/pglite/package.json", "utf8"))
  const copy = join(CACHE_DIR, `pglite-${version}.tar`)
  const params = { startParams: startParams({ isDurable: false }) }
  const engine = new EmbeddedEngine(existsSync(copy) ? { ...params, loadDataDir: new Blob([readFileSync(copy)]) } : params)
  await engine.waitReady
  if (!existsSync(copy)) await keepCopy(engine, copy)
  await applyMigrations(engine, MIGRATIONS_DIR)
  const database = createEmbeddedDatabase(engine)
  return { database, drop: () => database.close() }
}

/** Written under another name first: test files run side by side. */
async function keepCopy(engine: EmbeddedEngine, path: string): Promise<void> {
  const dump = await engine.dumpDataDir("none")
  mkdirSync(CACHE_DIR, { recursive: true })
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()))
  renameSync(draft, path)
}

async function emptyTables(database: Database): Promise<void> {
  await database.withPrisma(async (prisma) => {
    const tables = await prisma.$queryRaw<{ names: string }[]>`
      select string_agg(quote_ident(tablename::text), ', ') as names from pg_tables
      where schemaname = 'public' and tablename <> '_prisma_migrations'`
    await prisma.$executeRawUnsafe(`truncate ${tables[0]?.names} restart identity cascade`)
  })
}
