import { type Context, Hono } from "hono"
import type { GuestId } from "../domain/ids.ts"
import { eraseGuest } from "../guests/erase-guest.ts"
import { exportGuest } from "../guests/export-guest.ts"
import { exportPage } from "../guests/export-page.tsx"
import { mergeGuests } from "../guests/merge-guests.ts"
import { undoMerge } from "../guests/undo-merge.ts"
import { viewGuest } from "../guests/view-guest.ts"
import { factRoutes } from "./fact-routes.ts"
import { API_ACTOR, ERASED_GUEST, findRecord, type GuestRouteDeps, guestIdOf, recordAccess, UNKNOWN_GUEST } from "./guest-access.ts"
import { MergeBody } from "./guest-operations.ts"
import { problem } from "./problem.ts"
import { readBody } from "./read-body.ts"

const GUESTS_PER_PAGE_MAX = 50
const WANTED_CHARS_MAX = 100
/** `/guests` and `/merges`. Whoever looks at a guest, changes or erases one, is on record. */
export function guestRoutes(deps: GuestRouteDeps): Hono {
  const { store, clock, ids } = deps
  const app = new Hono()

  app.get("/guests", async (c) => {
    const { name = null, phone = null, after = null } = c.req.query()
    if (!name && !phone) return problem(c, 422, "name or phone must be given.", { errors: [{ field: "name" }] })
    const isTooLong = [name, phone, after].some((text) => (text?.length ?? 0) > WANTED_CHARS_MAX)
    if (isTooLong) return problem(c, 422, `name and phone have at most ${WANTED_CHARS_MAX} characters.`, { errors: [{ field: "name" }] })
    const wanted = { name: name?.trim() || null, phone: phone?.replace(/[\s()-]/g, "") || null, after, limit: GUESTS_PER_PAGE_MAX }
    const items = await store.searchGuests(wanted)
    const last = items.at(-1)
    await recordAccess(deps, "guest.search", `${items.length} found`)
    return c.json({ items, ...(items.length === GUESTS_PER_PAGE_MAX && last ? { next: last.id } : {}) })
  })
  app.get("/guests/:id", async (c) => {
    const found = await findRecord(c, deps)
    if (!found.ok) return found.answer
    const isSensitiveShown = c.req.query("sensitive") === "true"
    await recordAccess(deps, isSensitiveShown ? "guest.view-sensitive" : "guest.view", found.record.guest.id)
    return c.json(viewGuest(found.record, deps.content(), clock.now(), isSensitiveShown))
  })
  app.get("/guests/:id/export", async (c) => {
    const found = await findRecord(c, deps)
    if (!found.ok) return found.answer
    await recordAccess(deps, "guest.export", found.record.guest.id)
    const told = await exportGuest({ store, clock }, found.record.guest.id)
    if (!told) return problem(c, 410, ERASED_GUEST)
    const page = wantsPage(c) ? exportPage(told, deps.content()) : null
    return page ? c.html(page, 200, { "cache-control": "no-store" }) : c.json(told, 200, { "cache-control": "no-store" })
  })
  app.delete("/guests/:id", async (c) => {
    const found = await findRecord(c, deps)
    if (!found.ok) return found.answer
    const isForced = c.req.query("force") === "true"
    const erased = await eraseGuest({ store, clock, ids }, { guest: found.record.guest.id, by: API_ACTOR, isForced })
    if (!erased.ok) return problem(c, 409, erased.reason)
    const { certificate, erasedAt, counts } = erased
    return c.json({ certificate, erasedAt, counts })
  })
  app.post("/guests/:id/merge", async (c) => {
    const body = await readBody(c, MergeBody)
    if (!body.ok) return body.answer
    const id = guestIdOf(c.req.param("id"))
    const other = (body.data.into ?? body.data.from) as GuestId
    if (!id || !(await store.findGuestState(id)) || !(await store.findGuestState(other))) return problem(c, 404, UNKNOWN_GUEST)
    const [kept, gone] = body.data.into ? [other, id] : [id, other]
    const merged = await mergeGuests({ store, clock, ids }, { kept, gone, by: API_ACTOR })
    return merged.ok ? c.json({ merge: merged.merge, guest: await store.findGuest(kept) }) : problem(c, 409, merged.reason)
  })
  app.post("/merges/:id/undo", async (c) => {
    const id = c.req.param("id")
    const merge = /^mrg_\w+$/.test(id) ? await store.findMerge(id as `mrg_${string}`) : null
    if (!merge) return problem(c, 404, "There is no such merge.")
    const undone = await undoMerge({ store, clock, ids }, { id: merge.id, by: API_ACTOR })
    return undone.ok ? c.json({ merge: merge.id, kept: merge.kept, gone: merge.gone }) : problem(c, 409, undone.reason)
  })
  app.route("/", factRoutes(deps))
  return app
}

const wantsPage = (c: Context): boolean => /text\/html/i.test(c.req.header("accept") ?? "")
