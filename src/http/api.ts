import { Hono } from "hono"
import { bearerAuth } from "hono/bearer-auth"
import { bodyLimit } from "hono/body-limit"
import type { Guest, Stay } from "../domain/guest.ts"
import { codeOf, TICKET_STATUSES } from "../domain/ticket.ts"
import { assert } from "../lib/assert.ts"
import type { TicketView } from "../ports/store.ts"
import type { GuestRouteDeps } from "./guest-access.ts"
import { guestRoutes } from "./guest-routes.ts"
import { pointsRoutes } from "./points-routes.ts"
import { problem } from "./problem.ts"
import { readStayBody } from "./stay-body.ts"

const BODY_BYTES_MAX = 1_048_576
const LIST_MAX = 100

type ApiDeps = GuestRouteDeps & {
  token: string
  /** A hotel's system has just been heard. */
  notePmsHeard: (at: Date) => void
}

/** `/api/v1`, for the hotel's own systems. Bearer token; problems as `application/problem+json`. */
export function apiRoutes(deps: ApiDeps): Hono {
  const app = new Hono()
  app.use(bearerAuth({ token: deps.token }))
  app.use(bodyLimit({ maxSize: BODY_BYTES_MAX, onError: (c) => problem(c, 413, "A body holds at most 1 MiB.") }))

  app.put("/stays/:reservation", async (c) => {
    const json = await c.req.json().catch(() => undefined)
    if (json === undefined) return problem(c, 400, "The body is not JSON.")
    const now = deps.clock.now()
    const read = readStayBody(c.req.param("reservation"), json, now)
    if (!read.ok) {
      const [first] = read.errors
      return problem(c, 422, `${first?.field || "The body"} ${first?.message ?? "is not valid"}.`, { errors: read.errors })
    }
    const [applied] = await deps.store.applyStayChanges([read.change], now)
    deps.notePmsHeard(now)
    assert(applied?.known, "a stay told whole is known afterwards")
    return c.json({ ...stayShape(applied.known.stay, applied.known.guest), outcome: applied.outcome })
  })
  app.get("/stays/:reservation", async (c) => {
    const found = await deps.store.findStay(c.req.param("reservation"))
    return found ? c.json(stayShape(found.stay, found.guest)) : problem(c, 404, "There is no stay with this reservation.")
  })
  app.get("/tickets", async (c) => {
    const status = c.req.query("status")
    const known = [...TICKET_STATUSES, "any-open"] as const
    const wanted = known.find((name) => name === status) ?? null
    if (status && !wanted) return problem(c, 422, `status must be one of ${known.join(", ")}.`, { errors: [{ field: "status" }] })
    const last = c.req.query("after")
    const after = last === undefined ? null : Number(last)
    if (after !== null && (!Number.isSafeInteger(after) || after < 1))
      return problem(c, 422, "after must be a ticket number.", { errors: [{ field: "after" }] })
    const items = await deps.store.listTickets({ status: wanted, after, limit: LIST_MAX })
    const oldest = items.at(-1)
    return c.json({ items: items.map(ticketShape), ...(items.length === LIST_MAX && oldest ? { next: String(oldest.number) } : {}) })
  })
  app.get("/tickets/:code", async (c) => {
    const number = /^[Tt](\d{1,9})$/.exec(c.req.param("code"))?.[1]
    const found = number ? await deps.store.findTicketByNumber(Number(number)) : null
    return found ? c.json(ticketShape(found)) : problem(c, 404, "There is no ticket with this code.")
  })
  app.route("/", guestRoutes(deps))
  app.route("/", pointsRoutes(deps))
  app.get("/conversations/:id/messages", async (c) => {
    const id = c.req.param("id")
    if (!/^cnv_\w+$/.test(id)) return problem(c, 404, "There is no such conversation.")
    const items = await deps.store.listMessages(id as `cnv_${string}`, LIST_MAX)
    return c.json({ items })
  })
  return app
}

function stayShape(stay: Stay, guest: Guest) {
  const { reservation, status, room, arrival, departure, asOf } = stay
  return { reservation, status, room, arrival, departure, asOf, guest }
}

function ticketShape(ticket: TicketView) {
  const { kind, intent, department, status, urgency, room, roomEvidence, openedAt, acknowledgeBy, completeBy, details, events } = ticket
  const people = { guestId: ticket.guest, owner: ticket.ownerName }
  return {
    code: codeOf(ticket),
    kind,
    intent,
    department,
    status,
    urgency,
    room,
    roomEvidence,
    ...people,
    openedAt,
    acknowledgeBy,
    completeBy,
    details,
    events,
  }
}
