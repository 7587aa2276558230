import { type Context, Hono } from "hono"
import type { z } from "zod"
import { hasMaskedCard, maskCardNumbers } from "../domain/card-number.ts"
import type { FactKind } from "../domain/fact-kind.ts"
import { profileOf } from "../domain/profile.ts"
import { viewEntry } from "../guests/view-guest.ts"
import { API_ACTOR, findRecord, type GuestRouteDeps, recordAccess } from "./guest-access.ts"
import { FactBody, SettleBody } from "./guest-operations.ts"
import { problem } from "./problem.ts"
import { readBody } from "./read-body.ts"

/** What is told about a guest from outside the chat: noted with its source, confirmed or declined. */
export function factRoutes(deps: GuestRouteDeps): Hono {
  const { store, clock } = deps
  const app = new Hono()

  app.post("/guests/:id/facts", async (c) => {
    const found = await findRecord(c, deps)
    if (!found.ok) return found.answer
    const body = await readBody(c, FactBody)
    if (!body.ok) return body.answer
    const { kinds } = deps.content()
    const kind = kinds.get(body.data.key)
    const refusal = refuseFact(c, body.data, kind, deps)
    if (refusal || !kind) return refusal ?? problem(c, 422, UNKNOWN_KEY, { errors: [{ field: "key" }] })
    const { key, value, source, author = API_ACTOR, sensitive, override } = body.data
    const { guest } = found.record
    const told = { key, value, source, author, category: kind.category, isSensitive: sensitive || kind.isSensitive }
    await store.addFact(guest.id, { ...told, status: "confirmed" }, clock.now())
    await recordAccess(deps, override && key === "note" ? "guest.note-override" : "guest.fact", guest.id)
    const record = await store.findGuestRecord(guest.id)
    const entry = profileOf(record?.facts ?? [], kinds, clock.now()).find((each) => each.key === key && each.current?.value === value)
    return c.json(entry ? viewEntry(entry, kinds, clock.now()) : null, 201)
  })
  app.post("/guests/:id/facts/:fact", async (c) => {
    const found = await findRecord(c, deps)
    if (!found.ok) return found.answer
    const body = await readBody(c, SettleBody)
    if (!body.ok) return body.answer
    const { status, by = API_ACTOR } = body.data
    const fact = c.req.param("fact")
    const { guest } = found.record
    const isKnown = /^fct_\w+$/.test(fact) && (await store.settleFact(guest.id, fact as `fct_${string}`, { status, by, at: clock.now() }))
    if (!isKnown) return problem(c, 404, "This guest has no such fact.")
    await recordAccess(deps, `guest.fact-${status}`, guest.id)
    return c.json({ fact, status })
  })
  return app
}

const UNKNOWN_KEY = "key must be one that flows/profile.yaml describes."

/** The answer to a fact the house does not keep: of no kind it knows, none of its values, an opinion, a card number. */
function refuseFact(c: Context, fact: z.infer<typeof FactBody>, kind: FactKind | undefined, deps: GuestRouteDeps): Response | null {
  const wrong = (field: string, detail: string, more = {}) => problem(c, 422, detail, { errors: [{ field }], ...more })
  if (!kind) return wrong("key", UNKNOWN_KEY)
  const values = kind.values.map(({ key }) => key)
  if (values.length > 0 && !values.includes(fact.value)) return wrong("value", `value must be one of ${values.join(", ")}.`)
  if (hasMaskedCard(maskCardNumbers(fact.value))) return wrong("value", "value has a payment card's number, which is never kept.")
  const opinion = fact.key === "note" && !fact.override ? deps.opinionIn(fact.value) : null
  return opinion && wrong("value", `value says "${opinion.phrase}", which is an opinion: rather ${opinion.better}.`)
}
