import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { z } from "zod"
import { staffContentOf } from "../../src/effects/staff-content-of.ts"
import { apiRoutes } from "../../src/http/api.ts"
import { OPERATIONS } from "../../src/http/docs-routes.tsx"
import { databaseKinds, openTestDatabase } from "../support/database.ts"
import { openTestHouse, STAFF_ADDRESSES, type TestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"

const LINE_GUEST = lineId("U", "a guest to be forgotten")
const DUTY = (STAFF_ADDRESSES.duty ?? "line:").slice("line:".length)
const PHONE = "+8613812345678"
const NAME = "欧阳若曦"
const WORDS = ["要两条毛巾放在茉莉花旁边", "等了半个小时都没人理，服务太差了", "我对腰果过敏"]

type Answer = { status: number; type: string | null; body: never; text: string }

for (const kind of databaseKinds) {
  describe(`guests over the API on ${kind}`, () => {
    let house: TestHouse
    let id = ""
    beforeEach(async () => {
      house = await openTestHouse(kind, new Date("2026-03-02T21:40:00+08:00"))
      await putStay("R-SECRET-1", { name: NAME, familyName: "欧阳", phone: PHONE, email: "ruoxi@example.com", language: "zh-Hans" })
      const known = await house.store.findStay("R-SECRET-1")
      if (!known) throw new Error("The stay was not stored")
      id = known.guest.id
      await house.store.linkStay(`line:${LINE_GUEST}`, known.stay.id, "staff", house.now())
    })
    afterEach(() => house.close())

    async function api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
      const url = `https://hotel.example/api/v1${path}`
      const sent = { method, headers: { authorization: "Bearer test-api-token", "content-type": "application/json", ...headers } }
      const response = await house.app.fetch(new Request(url, { ...sent, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }))
      const text = await response.text()
      const type = response.headers.get("content-type")
      return { status: response.status, type, text, body: (type?.includes("json") ? JSON.parse(text) : null) as never }
    }

    const putStay = (reservation: string, guest: object, more: object = {}) =>
      api("PUT", `/stays/${reservation}`, {
        guest,
        room: "1204",
        arrival: "2026-03-01",
        departure: "2026-03-04",
        status: "in-house",
        ...more,
      })

    async function says(who: string, text: string): Promise<void> {
      await house.post(house.line.signedRequest([house.line.textEvent(who, text)]))
      await house.app.settle()
      house.moveClock(60_000)
    }

    const tell = (fact: object) => api("POST", `/guests/${id}/facts`, fact)
    const auditsOf = async () => ((await api("GET", `/guests/${id}/export`)).body as { audits: { action: string; actor: string }[] }).audits

    // S1, S5, A136: what a colleague needs to take over, with where each fact came from.
    test("the card: who, which stay, what they like, what is open, what was promised", async () => {
      await tell({ key: "pillow", value: "buckwheat", source: "guest" })
      house.moveClock(60_000)
      await tell({ key: "pillow", value: "firm", source: "staff", author: "hk" })
      await says(LINE_GUEST, "要两条毛巾")
      await says(LINE_GUEST, "对")
      await says(LINE_GUEST, WORDS[1] ?? "")
      const { status, body } = await api("GET", `/guests/${id}`)
      expect(status).toBe(200)
      expect(body).toMatchObject({
        id,
        name: NAME,
        phase: "in-house",
        currentStay: { reservation: "R-SECRET-1", room: "1204" },
        facts: [
          { key: "pillow", current: { value: "firm", source: "staff", author: "hk" }, conflict: { value: "buckwheat", source: "guest" } },
        ],
        openTickets: [
          { code: "T2", kind: "complaint" },
          { code: "T1", kind: "request" },
        ],
        moodTrend: { trend: "unknown", signals: [{ mood: "displeased", from: "complaint" }] },
        addresses: [{ address: `line:${LINE_GUEST}`, evidence: "staff" }],
        completeness: 0.8,
      })
      expect((body as { promises: unknown[] }).promises.length).toBeGreaterThan(0)
      expect(await auditsOf()).toContainEqual(expect.objectContaining({ action: "guest.view", actor: "api" }))
    })

    // A133, S5
    test("sensitive facts only when asked for, and that is on record", async () => {
      await tell({ key: "health", value: "asthma", source: "guest" })
      const plain = await api("GET", `/guests/${id}`)
      expect(plain.text).not.toContain("asthma")
      expect(plain.body).toMatchObject({ facts: [], factsHidden: 1 })
      expect((await api("GET", `/guests/${id}?sensitive=true`)).text).toContain("asthma")
      expect((await auditsOf()).map(({ action }) => action)).toContain("guest.view-sensitive")
    })

    // A146, A158, A139
    test("a fact needs a source, a kind the house keeps, and to be no opinion", async () => {
      const refusals: [object, string][] = [
        [{ key: "pillow", value: "firm" }, "source"],
        [{ key: "pillow", value: "firm", source: "rumour" }, "source"],
        [{ key: "income", value: "high", source: "staff" }, "key"],
        [{ key: "pillow", value: "gold", source: "staff" }, "value"],
        [{ key: "note", value: "难缠的客人", source: "staff" }, "value"],
        [{ key: "drinks", value: "card 4111 1111 1111 1111", source: "staff" }, "value"],
      ]
      for (const [fact, field] of refusals) expect(await tell(fact)).toMatchObject({ status: 422, body: { errors: [{ field }] } })
      expect((await tell({ key: "note", value: "难缠的客人", source: "staff", override: true })).status).toBe(201)
      expect((await auditsOf()).map(({ action }) => action)).toContain("guest.note-override")
    })

    // A155, A166
    test("what was heard is confirmed or declined; the one declined is gone from the card and kept in the history", async () => {
      await tell({ key: "floor", value: "high", source: "guest" })
      const told = (await api("GET", `/guests/${id}`)).body as { facts: { current: { id: string } }[] }
      const fact = told.facts[0]?.current.id
      expect((await api("POST", `/guests/${id}/facts/${fact}`, { status: "maybe" })).status).toBe(422)
      expect((await api("POST", `/guests/${id}/facts/fct_none`, { status: "declined" })).status).toBe(404)
      expect(await api("POST", `/guests/${id}/facts/${fact}`, { status: "declined" })).toMatchObject({
        status: 200,
        body: { status: "declined" },
      })
      expect((await api("GET", `/guests/${id}`)).body).toMatchObject({ facts: [] })
      expect((await api("GET", `/guests/${id}/export`)).body).toMatchObject({
        facts: [{ key: "floor", value: "high", status: "declined" }],
      })
    })

    test("found by a part of the name or by phone; nobody without either", async () => {
      expect((await api("GET", "/guests")).status).toBe(422)
      expect((await api("GET", `/guests?name=${encodeURIComponent("若曦")}`)).body).toMatchObject({ items: [{ id }] })
      expect((await api("GET", `/guests?phone=${encodeURIComponent("+86 138 1234 5678")}`)).body).toMatchObject({ items: [{ id }] })
      expect((await api("GET", "/guests?name=%25")).body).toEqual({ items: [] })
    })

    // A149, S1: one profile from several channels, reversible.
    test("two profiles become one and two again", async () => {
      await putStay(
        "R-2",
        { name: "Ouyang", phone: "+8613700000000", tier: "gold" },
        { status: "booked", room: null, arrival: "2026-04-01", departure: "2026-04-02" },
      )
      const other = (await house.store.findStay("R-2"))?.guest.id ?? ""
      await api("POST", `/guests/${other}/facts`, { key: "floor", value: "high", source: "guest" })
      const before = await Promise.all([api("GET", `/guests/${id}`), api("GET", `/guests/${other}`)])
      expect((await api("POST", `/guests/${id}/merge`, { from: id })).status).toBe(409)
      expect((await api("POST", `/guests/${id}/merge`, {})).status).toBe(422)
      expect((await api("POST", `/guests/${id}/merge`, { from: "gst_none" })).status).toBe(404)
      const merged = await api("POST", `/guests/${id}/merge`, { from: other })
      expect(merged).toMatchObject({ status: 200, body: { guest: { id, name: NAME, phone: PHONE, tier: "gold" } } })
      for (const either of [id, other]) {
        expect((await api("GET", `/guests/${either}`)).body).toMatchObject({
          id,
          alsoKnownAs: [other],
          stays: [{ reservation: "R-2" }, { reservation: "R-SECRET-1" }],
          facts: [{ key: "floor" }],
        })
      }
      const { merge } = merged.body as { merge: string }
      expect((await api("POST", `/merges/${merge}/undo`)).status).toBe(200)
      expect((await api("POST", `/merges/${merge}/undo`)).status).toBe(409)
      const after = await Promise.all([api("GET", `/guests/${id}`), api("GET", `/guests/${other}`)])
      const plain = (answers: Answer[]) => answers.map(({ body }) => ({ ...(body as object), updatedAt: null }))
      expect(plain(after)).toEqual(plain(before))
    })

    test("the export as a page: complete in itself, in the guest's language, with nothing of theirs run as markup", async () => {
      await tell({ key: "note", value: "<script>alert(1)</script> & more", source: "staff" })
      await says(LINE_GUEST, WORDS[0] ?? "")
      const page = await api("GET", `/guests/${id}/export`, undefined, { accept: "text/html" })
      expect(page.type).toContain("text/html")
      expect(page.text).toContain('<html lang="zh-Hans">')
      expect(page.text).toContain("海景饭店保存的您的资料")
      for (const shown of [NAME, WORDS[0] ?? "", "R-SECRET-1"]) expect(page.text).toContain(shown)
      expect(page.text).not.toContain("<script>")
      expect(page.text).toContain("&lt;script&gt;")
      expect(page.text).not.toMatch(/(src|href)=/)
    })

    /** Every column of every table, as text. */
    async function dump(): Promise<string> {
      const database = await openTestDatabase(kind)
      return database.withPrisma(async (prisma) => {
        const tables = await prisma.$queryRaw<{ name: string }[]>`
          select quote_ident(tablename::text) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`
        const rows = await Promise.all(
          tables.map(({ name }) => prisma.$queryRawUnsafe<{ row: string }[]>(`select t::text as row from ${name} t`)),
        )
        return rows.flatMap((found, n) => found.map(({ row }) => `${tables[n]?.name}: ${row}`)).join("\n")
      })
    }

    test("erased: no table knows them any more, the figures stay, and who comes again is new", async () => {
      await tell({ key: "avoid-food", value: "腰果", source: "guest" })
      for (const words of WORDS) await says(LINE_GUEST, words)
      await says(LINE_GUEST, "对")
      await says(DUTY, "T1 接")
      await says(DUTY, "T1 回复 欧阳女士，这就给您送到，10 分钟内到")
      await says(DUTY, "备注 喜欢茉莉花")
      await says(DUTY, "T1 资料")
      await says(LINE_GUEST, "谢谢你们的茉莉花")
      const secrets = [
        NAME,
        PHONE,
        PHONE.slice(1),
        LINE_GUEST,
        "ruoxi@example.com",
        "R-SECRET-1",
        "茉莉花",
        "半个小时都没人理",
        "腰果",
        "欧阳",
      ]
      const before = await dump()
      expect(secrets.filter((secret) => !before.includes(secret))).toEqual([])

      const held = await api("DELETE", `/guests/${id}`)
      expect(held.status).toBe(409)
      expect((held.body as { detail: string }).detail).toMatch(/force\.$/)
      const tickets = (await api("GET", "/tickets")).body as { items: unknown[] }

      const erased = await api("DELETE", `/guests/${id}?force=true`)
      expect(erased).toMatchObject({
        status: 200,
        body: { certificate: expect.stringMatching(/^ers_/), counts: { profiles: 1, addresses: 1 } },
      })
      const after = await dump()
      const found = secrets.flatMap((secret) => after.split("\n").filter((line) => line.includes(secret)))
      expect(found).toEqual([])

      for (const path of [`/guests/${id}`, `/guests/${id}/export`]) {
        expect(await api("GET", path)).toMatchObject({
          status: 410,
          body: { certificate: (erased.body as { certificate: string }).certificate },
        })
      }
      expect((await api("DELETE", `/guests/${id}`)).status).toBe(410)
      const left = (await api("GET", "/tickets")).body as { items: { status: string; details: object }[] }
      expect(left.items).toHaveLength(tickets.items.length)
      expect(left.items.every(({ status }) => status === "cancelled")).toBe(true)

      house.moveClock(3_600_000)
      await house.app.tick()
      await house.app.settle()
      expect((await dump()).includes(NAME)).toBe(false)
      await says(LINE_GUEST, "你好")
      expect(await house.store.findConversation(`line:${LINE_GUEST}`)).toMatchObject({ mode: { kind: "bot" } })
    })

    describe("the API's own description", () => {
      test("every mounted route stands in it, and nothing that is not there", async () => {
        const document = (await (await house.app.fetch(new Request("https://hotel.example/api/openapi.json"))).json()) as {
          paths: Record<string, Record<string, unknown>>
        }
        const described = Object.entries(document.paths).flatMap(([path, methods]) =>
          Object.keys(methods).map((method) => `${method} ${path}`),
        )
        const routes = apiRoutes({
          ...house.app.deps,
          content: () => staffContentOf(house.content, []),
          opinionIn: () => null,
          notePmsHeard: () => {},
          token: "any",
        }).routes
        const mounted = routes
          .filter(({ method }) => method !== "ALL")
          .map(({ method, path }) => `${method.toLowerCase()} /api/v1${path.replace(/:(\w+)/g, "{$1}")}`)
        expect([...new Set(mounted)].sort()).toEqual(described.sort())
      })

      test("what it says is answered is what is answered", async () => {
        await tell({ key: "pillow", value: "firm", source: "staff" })
        await says(LINE_GUEST, "要两条毛巾")
        await says(LINE_GUEST, "对")
        const thread = (await house.store.findConversation(`line:${LINE_GUEST}`))?.id
        const asked: [string, string, string, unknown?][] = [
          ["get", "/stays/{reservation}", "/stays/R-SECRET-1"],
          ["get", "/tickets", "/tickets"],
          ["get", "/tickets/{code}", "/tickets/T1"],
          ["get", "/tickets/{code}", "/tickets/T99"],
          ["get", "/guests/{id}/points", `/guests/${id}/points`],
          ["get", "/conversations/{id}/messages", `/conversations/${thread}/messages`],
          ["get", "/guests", "/guests?name=a"],
          ["get", "/guests/{id}", `/guests/${id}`],
          ["get", "/guests/{id}", "/guests/gst_none"],
          ["get", "/guests/{id}/export", `/guests/${id}/export`],
          ["post", "/guests/{id}/facts", `/guests/${id}/facts`, { key: "floor", value: "low", source: "form" }],
          ["post", "/guests/{id}/facts", `/guests/${id}/facts`, { key: "floor", value: "low" }],
          ["post", "/guests/{id}/merge", `/guests/${id}/merge`, { from: id }],
          ["delete", "/guests/{id}", `/guests/${id}?force=true`],
          ["delete", "/guests/{id}", `/guests/${id}`],
        ]
        for (const [method, path, url, body] of asked) {
          const { status, body: answer } = await api(method.toUpperCase(), url, body)
          const shape = OPERATIONS.find((operation) => operation.method === method && operation.path === path)?.answers[status]
            ?.shape as z.ZodType
          expect(shape, `${method} ${path} ${status}`).toBeDefined()
          expect(shape.safeParse(answer).error?.issues ?? [], `${method} ${path} ${status}`).toEqual([])
        }
      })

      test("for people: a page without scripts that lists every route", async () => {
        const response = await house.app.fetch(new Request("https://hotel.example/api/docs"))
        const page = await response.text()
        expect(page).not.toContain("<script")
        for (const { path } of OPERATIONS) expect(page).toContain(path)
      })

      test("without a token the API is off, and both say so", async () => {
        const off = await openTestHouse("embedded", house.now(), undefined, { API_TOKEN: "" })
        for (const path of ["/api/docs", "/api/openapi.json", "/api/v1/guests/gst_1"]) {
          expect((await off.app.fetch(new Request(`https://hotel.example${path}`))).status).toBe(404)
        }
        await off.close()
      })
    })
  })
}
