/** Commits turns in a loop and tells each one that was acknowledged, until it is killed. Arguments: data folder, instance. */
import { createIds, createLog, systemClock } from "../../src/app/runtime.ts"
import type { Address } from "../../src/domain/address.ts"
import type { OutboundContent } from "../../src/domain/message.ts"
import { emptyCommit } from "../../src/ports/empty-commit.ts"
import { openStore } from "../../src/store/open-store.ts"

const [dataDir = "", instance = ""] = process.argv.slice(2)
const ids = createIds(systemClock)
const options = { databaseUrl: null, dataDir, migrationsDir: "prisma/migrations", instance }
const store = await openStore({ ...options, ids, log: createLog("silent") })

for (let n = 0; ; n++) {
  const at = new Date()
  const address: Address = `line:U${n % 7}`
  const given = { sender: null, providerMessageId: null, replyToken: null, isStandby: false, sentAt: at }
  const event = {
    id: ids.make("evt"),
    channel: "line",
    key: `${instance}:${n}`,
    address,
    content: { kind: "text", text: `in ${n}` },
    ...given,
  } as const
  const [facts] = await store.loadTurns(await store.receive([event], at))
  if (!facts) throw new Error("nothing to load")
  console.log(JSON.stringify({ received: event.key }))
  const { id: conversation, version, mode } = facts.conversation
  const message = { id: ids.make("msg"), conversation, address, dedupeKey: event.id, template: null, cause: event.id, retryKey: ids.uuid() }
  const content: OutboundContent = { kind: "text", text: "out", options: [] }
  const [isWritten] = await store.commit([
    {
      ...emptyCommit(at),
      event: { id: event.id, outcome: "answered" },
      conversations: [{ id: conversation, version, mode }],
      messages: [{ ...message, content, replyToken: null, replyTokenAt: null }],
    },
  ])
  if (!isWritten) throw new Error("somebody else is here")
  console.log(JSON.stringify({ message: message.id, conversation, version: version + 1 }))
}
