import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { createIds, createLog, systemClock } from "../../src/app/runtime.ts"
import type { ConversationId } from "../../src/domain/ids.ts"
import type { Store } from "../../src/ports/store.ts"
import { openStore } from "../../src/store/open-store.ts"
import { MIGRATIONS_DIR } from "../support/database.ts"
import { report } from "./suites/given.ts"

const CHILD = fileURLToPath(new URL("./committing-child.ts", import.meta.url))
const ROUNDS = 3
const COMMITS_BEFORE_KILL = 40

type Said = { received: string } | { message: string; conversation: ConversationId; version: number }

/** An acknowledged webhook is never delivered again: what it brought must survive anything. */
describe("kill -9 while the embedded database is written", () => {
  test("everything acknowledged is there afterwards, and what was about to be sent is taken up at once", { timeout: 120_000 }, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "houseline-restart-"))
    const said: Said[] = []
    for (let round = 0; round < ROUNDS; round++) said.push(...(await commitUntilKilled(dataDir, `round-${round}`)))

    const options = { databaseUrl: null, dataDir, migrationsDir: MIGRATIONS_DIR, instance: "after" }
    const store = await openStore({ ...options, ids: createIds(systemClock), log: createLog("silent") })
    const acknowledged = said.flatMap((each) => ("message" in each ? [each] : []))
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * COMMITS_BEFORE_KILL)
    const stored = await storedMessages(store, new Set(acknowledged.map(({ conversation }) => conversation)))
    expect(acknowledged.filter(({ message }) => !stored.has(message))).toEqual([])

    const claimed = new Set((await claimAll(store)).map(({ id }) => id as string))
    expect(acknowledged.filter(({ message }) => !claimed.has(message))).toEqual([])
    // At most the one turn that each kill cut off is undone, and it waits.
    const { eventsPending } = await store.countBacklog(new Date())
    expect(eventsPending).toBeLessThanOrEqual(ROUNDS)
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
})

async function commitUntilKilled(dataDir: string, instance: string): Promise<Said[]> {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, dataDir, instance], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const exited = once(child, "exit")
  const said: Said[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(JSON.parse(line))
    if (said.length === 2 * COMMITS_BEFORE_KILL + 1) child.kill("SIGKILL")
  }
  expect(await exited).toEqual([null, "SIGKILL"])
  return said
}

async function storedMessages(store: Store, conversations: Set<ConversationId>): Promise<Set<string>> {
  const threads = await Promise.all([...conversations].map((conversation) => store.listMessages(conversation, 10_000)))
  return new Set(threads.flat().map(({ id }) => id))
}

/** What follows in a conversation is only free once what was claimed before it has been dealt with. */
async function claimAll(store: Store) {
  const all: Awaited<ReturnType<Store["claimMessages"]>> = []
  for (;;) {
    const claimed = await store.claimMessages(new Date(), 50)
    if (claimed.length === 0) return all
    all.push(...claimed)
    await store.reportSends(
      claimed.map((message) => report(message)),
      new Date(),
    )
  }
}
