import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createIds, createLog, systemClock } from "../../src/app/runtime.ts"
import { openStore } from "../../src/store/open-store.ts"
import { MIGRATIONS_DIR } from "../support/database.ts"

const GOOD = "R1,王伟,138 0013 8000,1204,2026年3月1日,2026/3/4,在住"
const BAD = "R2,李娜,,0907,2026年2月30日,2026/3/4,在住"
const HEADER = "订单号,姓名,手机,房号,入住,离店,状态"

describe("houseline import stays", () => {
  let folder: string
  const file = () => join(folder, "stays.csv")
  const write = async (...lines: string[]) => {
    await writeFile(file(), [HEADER, ...lines].join("\n"))
    await utimes(file(), new Date(), new Date("2026-03-02T10:00:00Z"))
  }

  const run = async (...args: string[]) => {
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: "" }
    const child = spawn(process.execPath, ["--import", "tsx", "src/cli.ts", "import", "stays", ...args], { env })
    const told = { out: "", err: "" }
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      told.out += text
    })
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      told.err += text
    })
    const [code] = await once(child, "close")
    return { code, ...told }
  }

  const stored = async () => {
    const options = { databaseUrl: null, dataDir: folder, migrationsDir: MIGRATIONS_DIR, instance: "after" }
    const store = await openStore({ ...options, ids: createIds(systemClock), log: createLog("silent") })
    const found = [await store.findStay("R1"), await store.findStay("R2")]
    await store.close()
    return found
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "houseline-import-"))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test("a dry run names each problem with its line on stdout and touches no data", async () => {
    await write(GOOD, BAD)
    const { code, out, err } = await run(file(), "--dry-run")
    expect(code).toBe(1)
    expect(out).toBe('line 3: The arrival "2026年2月30日" is no day we can read: write it like 2026-03-01.\n')
    expect(err).toContain("Nothing was imported; 1 line to mend.")
    expect(existsSync(join(folder, "db"))).toBe(false)
    await write(GOOD)
    expect(await run(file(), "--dry-run")).toMatchObject({ code: 0, out: "" })
  })

  test("the good lines are imported and the bad ones told; a second time changes nothing", { timeout: 120_000 }, async () => {
    await write(GOOD, BAD)
    const first = await run(file())
    expect(first).toMatchObject({ code: 1, out: expect.stringMatching(/^line 3: The arrival/) })
    expect(first.err).toContain("Stays: 1 new, 0 changed, 0 as before; 1 line to mend.")
    await write(GOOD)
    const second = await run(file())
    expect(second).toMatchObject({ code: 0, out: "" })
    expect(second.err).toContain("Stays: 0 new, 0 changed, 1 as before; 0 lines to mend.")
    expect(await stored()).toMatchObject([
      { stay: { room: "1204", status: "in-house", arrival: "2026-03-01" }, guest: { name: "王伟", phone: "+8613800138000" } },
      null,
    ])
  })

  test("without a file it says so, and the command was not understood", async () => {
    expect(await run(join(folder, "nowhere.csv"))).toMatchObject({ code: 2, out: "" })
    expect((await run()).code).toBe(2)
  })
})
