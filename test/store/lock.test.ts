import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { hostname, tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createIds, createLog, systemClock } from "../../src/app/runtime.ts"
import { SetupProblem } from "../../src/lib/errors.ts"
import { lockFolder } from "../../src/store/lock-folder.ts"
import { openStore } from "../../src/store/open-store.ts"
import { MIGRATIONS_DIR } from "../support/database.ts"

describe("one process at a time on the embedded database", () => {
  let folder: string
  let children: ChildProcess[]
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "houseline-lock-"))
    children = []
  })
  afterEach(() => {
    for (const child of children) child.kill("SIGKILL")
    rmSync(folder, { recursive: true, force: true })
  })

  const lockFile = () => join(folder, "db.lock")
  const writeLock = (holder: object | string) => writeFileSync(lockFile(), typeof holder === "string" ? holder : JSON.stringify(holder))

  /** Another process that takes the lock and keeps it until it is killed. */
  async function holdElsewhere(): Promise<ChildProcess> {
    const script = `import { lockFolder } from "./src/store/lock-folder.ts"; lockFolder(process.argv[1]); console.log("held"); setInterval(() => {}, 1e6)`
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    children.push(child)
    if (child.stdout) await once(child.stdout, "data")
    return child
  }

  test("a second process is refused in one sentence that names the first one and the folder; a kill heals", async () => {
    const child = await holdElsewhere()
    expect(() => lockFolder(folder)).toThrow(SetupProblem)
    expect(() => lockFolder(folder)).toThrow(new RegExp(`${folder}.* in use by process ${child.pid}: stop`))
    const options = { databaseUrl: null, dataDir: folder, migrationsDir: MIGRATIONS_DIR, instance: "x" }
    await expect(openStore({ ...options, ids: createIds(systemClock), log: createLog("silent") })).rejects.toThrow(SetupProblem)
    expect(existsSync(join(folder, "db"))).toBe(false)
    child.kill("SIGKILL")
    await once(child, "exit")
    lockFolder(folder).release()
    expect(readdirSync(folder)).toEqual([])
  })

  test("the same process cannot take it twice; released it is free", () => {
    const lock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`)
    lock.release()
    lockFolder(folder).release()
  })

  test("a process that only has the dead holder's id does not count: the start time tells", () => {
    writeLock({ pid: process.pid, startedAt: "another boot:1", host: hostname() })
    lockFolder(folder).release()
  })

  test("a lock file that says nothing is stale", () => {
    for (const rubbish of ["", "{}", "null", "[1", '{"pid":"x"}']) {
      writeLock(rubbish)
      lockFolder(folder).release()
    }
  })

  test("a holder on another machine counts while its file is touched", () => {
    const elsewhere = { pid: process.pid, startedAt: null, host: "another-machine" }
    writeLock(elsewhere)
    expect(() => lockFolder(folder)).toThrow(SetupProblem)
    const longAgo = new Date(Date.now() - 3_600_000)
    utimesSync(lockFile(), longAgo, longAgo)
    lockFolder(folder).release()
  })

  test("release leaves somebody else's lock alone", () => {
    const lock = lockFolder(folder)
    const other = JSON.stringify({ pid: 1, startedAt: null, host: "another-machine" })
    writeLock(other)
    lock.release()
    expect(readFileSync(lockFile(), "utf8")).toBe(other)
  })

  test("a first start that was cut short leaves nothing half made", async () => {
    mkdirSync(join(folder, "db.new"))
    writeFileSync(join(folder, "db.new", "PG_VERSION"), "half")
    const options = { databaseUrl: null, dataDir: folder, migrationsDir: MIGRATIONS_DIR, instance: "x" }
    const store = await openStore({ ...options, ids: createIds(systemClock), log: createLog("silent") })
    await store.check()
    await store.close()
    expect(readdirSync(folder)).toEqual(["db"])
  })
})
