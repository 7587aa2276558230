import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { createIds, createLog, systemClock } from "../../src/app/runtime.ts"
import { DatabaseAway, SetupProblem } from "../../src/lib/errors.ts"
import { applyMigrations } from "../../src/store/apply-migrations.ts"
import { createStore } from "../../src/store/create-store.ts"
import { EmbeddedEngine } from "../../src/store/embedded-engine.ts"
import { migrate } from "../../src/store/migrate.ts"
import { openStore } from "../../src/store/open-store.ts"
import { releaseLeases } from "../../src/store/release-leases.ts"
import { createTestDatabase, databaseKinds, MIGRATIONS_DIR, openTestDatabase, openTestStore } from "../support/database.ts"
import { startPgProxy } from "../support/pg-proxy.ts"
import { AT, begin, commitOf, GUEST, later, newId, send, text } from "./suites/given.ts"

const given = { dataDir: "", migrationsDir: MIGRATIONS_DIR, instance: "x", ids: createIds(systemClock), log: createLog("silent") }

describe("opening the embedded database", () => {
  const folders: string[] = []
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))
  const newFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), "houseline-open-"))
    folders.push(folder)
    return folder
  }

  test("a new folder, closed and opened again, keeps what was stored", async () => {
    const dataDir = join(await newFolder(), "deep", "data")
    const first = await openStore({ ...given, databaseUrl: null, dataDir })
    await first.receive([text("hello")], AT)
    await first.close()
    await expect(first.check()).rejects.toThrow(DatabaseAway)
    const second = await openStore({ ...given, databaseUrl: null, dataDir })
    expect((await second.countBacklog(AT)).eventsPending).toBe(1)
    await second.close()
  })

  test("a migration that fails is undone whole and named", async () => {
    const dir = await newFolder()
    for (const [name, sql] of [
      ["1_good", "create table good (id text); create table also_good (id text);"],
      ["2_bad", "create table half (id text); select nonsense from nowhere;"],
    ] as const) {
      await mkdir(join(dir, name))
      await writeFile(join(dir, name, "migration.sql"), sql)
    }
    const engine = new EmbeddedEngine()
    await expect(applyMigrations(engine, dir)).rejects.toThrow(/^Migration 2_bad failed and was undone/)
    const { rows } = await engine.query("select tablename from pg_tables where schemaname = 'public' order by 1")
    expect(rows.map((row) => (row as { tablename: string }).tablename)).toEqual(["_prisma_migrations", "also_good", "good"])
    await writeFile(join(dir, "2_bad", "migration.sql"), "create table whole (id text);")
    expect(await applyMigrations(engine, dir)).toEqual(["2_bad"])
    expect(await applyMigrations(engine, dir)).toEqual([])
    await engine.query("update _prisma_migrations set finished_at = null where migration_name = '1_good'")
    await expect(applyMigrations(engine, dir)).rejects.toThrow(/1_good failed earlier/)
    await engine.close()
  })
})

describe("the embedded database under load", () => {
  test("timers and sockets get their turn after every statement", async () => {
    const { store, reset } = await openTestStore("embedded")
    await reset()
    const server = createServer((_, response) => response.end("alive")).listen(0, "127.0.0.1")
    await new Promise((resolve) => server.once("listening", resolve))
    const { port } = server.address() as AddressInfo
    const seen = { timers: 0, answers: 0 }
    let isDone = false
    const timer = setInterval(() => seen.timers++, 1)
    const asking = (async () => {
      while (!isDone) {
        await (await fetch(`http://127.0.0.1:${port}`)).text()
        seen.answers++
      }
    })()
    const turns = Array.from({ length: 16 }, async (_, lane) => {
      for (let n = 0; n < 12; n++) await store.commit([commitOf(await begin(store, "hello", { address: `line:U${lane}` }))])
    })
    await Promise.all(turns)
    const whileBusy = { ...seen }
    isDone = true
    await asking
    clearInterval(timer)
    server.close()
    // Without a turn for the event loop neither fires even once before the last statement has ended.
    expect(whileBusy.timers).toBeGreaterThan(10)
    expect(whileBusy.answers).toBeGreaterThan(10)
  })
})

for (const kind of databaseKinds) {
  describe(`a restarted process on ${kind}`, () => {
    test("takes back at once what it was about to send and do, knowing that it may have been sent", async () => {
      const { store, reset } = await openTestStore(kind, "a")
      await reset()
      const [message] = await send(store, ["one"])
      const job = { id: newId("job"), key: "one", payload: { name: "ladder", ticket: newId("tkt"), rung: 0 } as const, dueAt: AT }
      await store.commit([commitOf(await begin(store), { jobs: [job] })])
      expect(await store.claimJobs(AT, 5)).toHaveLength(1)
      expect([await store.claimMessages(later(1), 5), await store.claimJobs(later(1), 5)]).toEqual([[], []])

      const database = await openTestDatabase(kind)
      await releaseLeases(database, "another")
      if (kind === "postgres") expect(await store.claimJobs(later(1), 5)).toEqual([])
      await releaseLeases(database, "a")
      const again = createStore({ ...given, database, instance: "a", country: null })
      expect(await again.claimMessages(later(1), 5)).toMatchObject([{ id: message?.id, wasUnknown: true }])
      expect(await again.claimJobs(later(1), 5)).toMatchObject([{ id: job.id, attempts: 1 }])
    })
  })
}

describe.skipIf(!databaseKinds.includes("postgres"))("opening a PostgreSQL server", () => {
  test("tables that are not up to date stop the start with the command that mends it", async () => {
    const { url, drop } = await createTestDatabase()
    await expect(openStore({ ...given, databaseUrl: url })).rejects.toThrow(/npm run -s houseline -- migrate/)
    await expect(openStore({ ...given, databaseUrl: url })).rejects.toThrow(SetupProblem)
    const applied = await Promise.all([migrate(url, MIGRATIONS_DIR), migrate(url, MIGRATIONS_DIR), migrate(url, MIGRATIONS_DIR)])
    expect(applied.flat()).toEqual((await readdir(MIGRATIONS_DIR)).filter((name) => /^\d/.test(name)).sort())
    const store = await openStore({ ...given, databaseUrl: url })
    await store.check()
    await store.close()
    await expect(store.check()).rejects.toThrow(DatabaseAway)
    await drop()
  })

  test("a server that does not answer is away, at the start and later, and may come back", async () => {
    await expect(openStore({ ...given, databaseUrl: "postgresql://postgres@127.0.0.1:1/none" })).rejects.toThrow(DatabaseAway)
    await expect(migrate("postgresql://postgres@127.0.0.1:1/none", MIGRATIONS_DIR)).rejects.toThrow(DatabaseAway)
    const { url, drop } = await createTestDatabase()
    await migrate(url, MIGRATIONS_DIR)
    const door = await startPgProxy(url)
    const store = await openStore({ ...given, databaseUrl: door.url })
    await store.receive([text("before")], AT)
    await door.shut()
    await expect(store.receive([text("meanwhile")], AT)).rejects.toThrow(DatabaseAway)
    await expect(store.findConversation(GUEST)).rejects.toThrow(DatabaseAway)
    await expect(
      store.putStay(
        { reservation: "R", guest: { name: "x" }, arrival: "2026-03-01", departure: "2026-03-02", status: "booked", source: "api" },
        AT,
      ),
    ).rejects.toThrow(DatabaseAway)
    await expect(store.check()).rejects.toThrow(DatabaseAway)
    await door.open()
    expect(await store.receive([text("after")], AT)).toHaveLength(1)
    expect(await store.findConversation(GUEST)).not.toBeNull()
    await store.close()
    await door.shut()
    await drop()
  })
})
