import { afterEach, describe, expect, test } from "vitest"
import { createIds } from "../../src/app/runtime.ts"
import { takeTurns } from "../../src/inbox/take-turns.ts"
import { DatabaseAway } from "../../src/lib/errors.ts"
import { createOutbox } from "../../src/outbox/dispatch.ts"
import { messagesOf } from "../../src/outbox/messages-of.ts"
import type { Ids } from "../../src/ports/runtime.ts"
import type { Commit, Store } from "../../src/ports/store.ts"
import { databaseKinds } from "../support/database.ts"
import { openTestHouse, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const AT = new Date("2026-03-02T10:00:00+08:00")

for (const kind of databaseKinds) {
  describe(`rows the database refuses, on ${kind}`, () => {
    let house: TestHouse
    afterEach(() => house.close())

    const hear = async (guest: string, text: string, key: string, replyToken: string | null = null) => {
      const event = { channel: "line" as const, key, address: `line:${guest}` as const, sender: null, providerMessageId: null, sentAt: AT }
      const rest = { replyToken, isStandby: false, content: { kind: "text" as const, text } }
      return house.store.receive([{ ...event, ...rest, id: createIds({ now: () => AT }).make("evt") }], AT)
    }

    /** Ids of which one message gets the id of a message there already is: what a bug of ours could look like. */
    const riggedIds = (taken: string): Ids => {
      const ids = createIds({ now: () => AT })
      let isRigged = true
      return {
        ...ids,
        make: (prefix) => {
          if (prefix !== "msg" || !isRigged) return ids.make(prefix)
          isRigged = false
          return taken as `${typeof prefix}_${string}`
        },
      }
    }

    const take = async (conversations: `cnv_${string}`[], ids: Ids) => {
      const sent: Commit[] = []
      const { deps } = house.app
      const more = await takeTurns({ ...deps, ids, sendCommitted: (commit) => sent.push(commit) }, conversations)
      return { more, templates: sent.flatMap(({ messages }) => messages.map(({ template }) => template)) }
    }

    test("the database away just after a send: the send is not forgotten, and the guest has the answer once", async () => {
      house = await openTestHouse(kind, AT)
      const { deps } = house.app
      let failures = 2
      const store: Store = {
        ...house.store,
        reportSends: (reports, at) => (failures-- > 0 ? Promise.reject(new DatabaseAway("away")) : house.store.reportSends(reports, at)),
      }
      const outbox = createOutbox({ ...deps, store })
      const guest = lineId("U", "guest")
      const conversations = await hear(guest, "wifi密码是多少", "e1", house.line.newReplyToken(guest))
      await takeTurns({ ...deps, sendCommitted: (commit) => outbox.sendNow(messagesOf(commit)) }, conversations)
      await outbox.settle()
      house.moveClock(120_000)
      await outbox.runDue()
      await outbox.settle()
      expect(failures).toBeLessThan(0)
      expect(house.line.accepted).toMatchObject([{ kind: "reply" }])
      expect(house.line.textsTo(guest)).toHaveLength(1)
    })

    test("alone and in a batch: a person takes over, nothing unwritten is sent, the neighbour is answered", async () => {
      house = await openTestHouse(kind, AT)
      const first = await hear("Uone", "wifi密码是多少", "e1")
      const { templates } = await take(first, createIds({ now: () => AT }))
      const [known] = await house.store
        .listMessages(first[0] ?? "cnv_", 10)
        .then((all) => all.filter(({ direction }) => direction === "out"))
      expect(templates).toEqual(["questions.wifi"])

      const alone = await take(await hear("Uone", "wifi密码是多少", "e2"), riggedIds(known?.id ?? ""))
      expect(alone.templates).toContain("handoff.asked")
      expect(alone.templates).not.toContain("questions.wifi")

      const both = [...(await hear("Utwo", "wifi密码是多少", "e3")), ...(await hear("Uthree", "wifi密码是多少", "e4"))]
      const batch = await take(both, riggedIds(known?.id ?? ""))
      expect(batch.templates).toEqual(["questions.wifi", "questions.wifi"])
      expect((await house.store.countBacklog(AT)).eventsPending).toBe(0)
    })
  })
}
