import { Hono } from "hono"
import { z } from "zod"
import type { Guest } from "../domain/guest.ts"
import { balanceAt, levelReached, paysNow, pointsFor } from "../domain/membership.ts"
import type { PointsEntry } from "../domain/points.ts"
import type { Property } from "../domain/property.ts"
import { levelOf, type Membership } from "../domain/tier.ts"
import type { Clock } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { problem } from "./problem.ts"

const POINTS_MAX = 10_000_000
const LISTED_MAX = 100

const Points = z.number().int().min(1).max(POINTS_MAX)
const Money = z.number().min(0).max(POINTS_MAX)
const Base = { key: z.string().trim().min(1).max(200), reason: z.string().trim().min(1).max(200).optional() }

export const PointsBody = z.discriminatedUnion("kind", [
  /** Told as points, or as a purchase that the rules of the house count. */
  z
    .object({
      kind: z.literal("earned"),
      points: Points.optional(),
      amount: Money.optional(),
      price: Money.optional(),
      coupons: Money.optional(),
      rebates: Money.optional(),
      category: z.string().trim().max(60).optional(),
      ...Base,
    })
    .refine(({ points, amount }) => (points === undefined) !== (amount === undefined), {
      path: ["points"],
      message: "or amount must be given, not both",
    }),
  z.object({ kind: z.literal("spent"), points: Points, ...Base }),
  /** Below zero to take back. */
  z.object({
    kind: z.literal("adjusted"),
    points: z
      .number()
      .int()
      .min(-POINTS_MAX)
      .max(POINTS_MAX)
      .refine((points) => points !== 0, "must not be 0"),
    ...Base,
  }),
])
type PointsBody = z.infer<typeof PointsBody>

/** A member's points, for the hotel's till: told under a key that makes telling them twice harmless. */
export function pointsRoutes(deps: { store: Store; clock: Clock; content: () => { property: Property } }): Hono {
  const app = new Hono()
  const membership = () => deps.content().property.tiers.membership
  app.get("/guests/:id/points", async (c) => {
    const guest = await findGuest(deps.store, c.req.param("id"))
    if (!guest) return problem(c, 404, "There is no such guest.")
    return c.json(accountOf(guest, await deps.store.listPoints(guest.id), membership(), deps.clock.now()))
  })
  app.post("/guests/:id/points", async (c) => {
    const json = await c.req.json().catch(() => undefined)
    if (json === undefined) return problem(c, 400, "The body is not JSON.")
    const body = PointsBody.safeParse(json)
    if (!body.success) {
      const errors = body.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }))
      return problem(c, 422, `${errors[0]?.field || "The body"} ${errors[0]?.message ?? "is not valid"}.`, { errors })
    }
    const guest = await findGuest(deps.store, c.req.param("id"))
    if (!guest) return problem(c, 404, "There is no such guest.")
    const rules = membership().points
    const { status } = await deps.store.addPoints(guest.id, entryOf(body.data, membership(), deps.clock.now()), rules)
    if (status === "no-guest") return problem(c, 404, "There is no such guest.")
    if (status === "short") return problem(c, 409, "The guest has not so many points that count yet.")
    if (status === "other") return problem(c, 409, "This key was used for something else.", { errors: [{ field: "key" }] })
    const account = accountOf(guest, await deps.store.listPoints(guest.id), membership(), deps.clock.now())
    return c.json(account, status === "added" ? 201 : 200)
  })
  return app
}

async function findGuest(store: Store, id: string): Promise<Guest | null> {
  return /^gst_\w+$/.test(id) ? store.findGuest(id as `gst_${string}`) : null
}

function entryOf(body: PointsBody, { points: rules }: Membership, at: Date): PointsEntry {
  const { key, kind, reason = null } = body
  const common = { key, kind, reason, at }
  if (body.kind === "spent") return { ...common, points: -body.points, amount: null }
  if (body.kind === "earned" && body.amount !== undefined) return { ...common, ...pointsFor({ ...body, paid: body.amount }, rules) }
  return { ...common, points: body.points ?? 0, amount: null }
}

/** `reaches`: the level that all points ever earned come to, for whoever keeps the levels. `pays`: the part of the next price. */
function accountOf(guest: Guest, entries: PointsEntry[], membership: Membership, now: Date) {
  const earned = entries.filter(({ kind }) => kind === "earned")
  const points = earned.reduce((sum, entry) => sum + entry.points, 0)
  return {
    guestId: guest.id,
    memberNumber: guest.memberNumber,
    level: guest.tier,
    reaches: levelReached(membership.levels, { points, nights: 0 }),
    pays: paysNow(levelOf(guest, { membership }), membership, earned.length > 0),
    ...balanceAt(entries, membership.points, now),
    items: entries.slice(-LISTED_MAX).reverse(),
  }
}
