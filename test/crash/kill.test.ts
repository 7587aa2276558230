import { type ChildProcess, spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { migrate } from "../../src/store/migrate.ts"
import { createTestDatabase, databaseKinds } from "../support/database.ts"
import { startFakeLine } from "../support/fake-line.ts"
import { bringLearned } from "../support/learned.ts"
import { lineId, redelivered } from "../support/line-events.ts"

const SECRET = "crash-secret"
const TOKEN = "crash-token"
const GUESTS = 120
const KILL_AFTER = 60

/** A process killed at its busiest: nothing that was acknowledged may stay unanswered. */
for (const kind of databaseKinds) {
  describe(`kill -9 on ${kind}`, () => {
    test("after a restart every acknowledged message is answered; redelivered ones once", { timeout: 120_000 }, async () => {
      const line = await startFakeLine({ secret: SECRET, token: TOKEN })
      const dataDir = await mkdtemp(join(tmpdir(), "houseline-crash-"))
      await bringLearned(dataDir)
      const database = kind === "postgres" ? await createTestDatabase() : null
      if (database) await migrate(database.url, "prisma/migrations")
      const env = {
        LINE_CHANNEL_SECRET: SECRET,
        LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
        LINE_API_BASE_URL: line.url,
        DATA_DIR: dataDir,
        DEMO: "off",
      }
      const port = 20_000 + Math.floor(Math.random() * 20_000)
      const start = () => startServer(port, { ...env, ...(database ? { DATABASE_URL: database.url } : {}) })

      let server = await start()
      const guests = Array.from({ length: GUESTS }, (_, n) => lineId("U", `crash ${n}`))
      const events = guests.map((guest) => line.textEvent(guest, "wifi密码是多少"))
      const acknowledged = new Set<string>()
      let count = 0
      const deliveries = events.map(async (event, n) => {
        await new Promise((resolve) => setTimeout(resolve, n * 3))
        const { url: _, ...request } = line.signedRequest([event])
        const isTaken = await fetch(`${server.url}/webhooks/line`, request).then(
          (response) => response.status === 200,
          () => false,
        )
        if (isTaken) acknowledged.add(guests[n] as string)
        if (++count === KILL_AFTER) server.process.kill("SIGKILL")
      })
      await Promise.all(deliveries)
      expect(acknowledged.size).toBeGreaterThan(0)
      expect(acknowledged.size).toBeLessThan(GUESTS)

      server = await start()
      const isAnswered = (guest: string) => line.textsTo(guest).length > 0
      await until(() => [...acknowledged].every(isAnswered))
      expect([...acknowledged].filter((guest) => !isAnswered(guest))).toEqual([])

      // LINE delivers again what was not acknowledged, and sometimes what was.
      for (const event of events) {
        const { url: _, ...request } = line.signedRequest([redelivered(event)])
        expect((await fetch(`${server.url}/webhooks/line`, request)).status).toBe(200)
      }
      await until(() => guests.every(isAnswered))
      expect(guests.filter((guest) => !isAnswered(guest))).toEqual([])
      // Only a send that the kill cut off may have arrived twice: its token is asked first, and a push follows a refusal.
      const doubled = guests.filter((guest) => line.textsTo(guest).length > 1)
      const pushes = line.accepted.filter(({ kind: how }) => how === "push").map(({ to }) => to)
      expect(doubled.every((guest) => pushes.includes(guest))).toBe(true)

      server.process.kill("SIGTERM")
      await new Promise((resolve) => server.process.once("exit", resolve))
      await line.close()
      await database?.drop()
      await rm(dataDir, { recursive: true, force: true })
    })
  })
}

type Server = { url: string; process: ChildProcess }

/** On the same port before and after: the same replica takes back what it held. */
async function startServer(port: number, env: Record<string, string>): Promise<Server> {
  const child = spawn(process.execPath, ["--import", "tsx", "src/node.ts"], {
    env: { ...process.env, ...env, PORT: String(port), LOG_LEVEL: "error" },
    stdio: ["ignore", "ignore", "inherit"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  const url = `http://127.0.0.1:${port}`
  await until(() =>
    fetch(`${url}/readyz`).then(
      (r) => r.ok,
      () => false,
    ),
  )
  return { url, process: child }
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await isTrue()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
