import { describe, expect, test } from "vitest"
import { createApp } from "../../src/app/create-app.ts"
import { readContent } from "../../src/app/read-content.ts"
import { createIds, createLog, systemClock } from "../../src/app/runtime.ts"
import { createLineChannel } from "../../src/channels/line/channel.ts"
import { migrate } from "../../src/store/migrate.ts"
import { openStore } from "../../src/store/open-store.ts"
import { createTestDatabase } from "../support/database.ts"
import { startFakeLine } from "../support/fake-line.ts"
import { testConfig } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"
import { startPgProxy } from "../support/pg-proxy.ts"

const server = process.env.TEST_DATABASE_URL
const MIGRATIONS = "prisma/migrations"

describe.skipIf(!server)("PostgreSQL goes away and comes back", () => {
  test("webhooks answer 503 meanwhile, so that the platform delivers again; then the guest is answered once", async () => {
    const database = await createTestDatabase()
    await migrate(database.url, MIGRATIONS)
    const door = await startPgProxy(database.url)
    const line = await startFakeLine({ secret: "secret", token: "token" })
    const ids = createIds(systemClock)
    const log = createLog("silent")
    const store = await openStore({ databaseUrl: door.url, dataDir: "", migrationsDir: MIGRATIONS, instance: "test", ids, log })
    const config = testConfig()
    const { content } = await readContent(config)
    const app = await createApp({
      ...{ config, store, content, clock: systemClock, ids, log, random: () => 0.5 },
      channels: [createLineChannel({ channelSecret: "secret", accessToken: "token", apiBaseUrl: line.url, clock: systemClock })],
    })
    const guest = lineId("U", "guest")
    const { url, ...init } = line.signedRequest([line.textEvent(guest, "wifi密码是多少")])
    const deliver = () => app.fetch(new Request(url, init))
    const ready = () => app.fetch(new Request("https://hotel.example/readyz"))

    expect((await ready()).status).toBe(200)
    await door.shut()
    expect((await deliver()).status).toBe(503)
    expect((await ready()).status).toBe(503)
    expect((await app.fetch(new Request("https://hotel.example/healthz"))).status).toBe(200)
    await door.open()
    expect((await deliver()).status).toBe(200)
    expect((await deliver()).status).toBe(200)
    await app.settle()
    expect(line.textsTo(guest)).toHaveLength(1)

    await store.close()
    await door.shut()
    await line.close()
    await database.drop()
  })
})
