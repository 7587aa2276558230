import type { Guest, Stay } from "../domain/guest.ts"
import { type GuestOverlay, KIND_OF, type StayChange } from "../domain/stay-change.ts"
import { assert } from "../lib/assert.ts"
import type { Ids } from "../ports/runtime.ts"
import type { AppliedChange, StayTold } from "../ports/store.ts"
import type { Database } from "./database.ts"
import { followStays } from "./follow-stay.ts"
import type { Prisma } from "./generated/client.ts"
import { KnownStays, type Loaded } from "./known-stays.ts"
import { mergeRefs } from "./merge-refs.ts"
import { normalisePhone } from "./normalise-phone.ts"
import { type PlainChange, planStays } from "./plan-stays.ts"
import { LOAD_STAYS, WRITE_STAYS } from "./stay-sql.ts"
import { cleanText, toJson } from "./to-json.ts"

/** Many lists may be applied at once, and they come one after the other. */
const PATIENCE = { maxWait: 30_000, timeout: 30_000 }

export type StayDeps = { database: Database; ids: Ids; country: string | null }

/** See `Store.applyStayChanges`. */
export function applyStayChanges(deps: StayDeps, changes: StayChange[], heardAt: Date): Promise<AppliedChange[]> {
  return apply(deps, changes, heardAt, [...new Set(changes.map(({ source }) => cleanText(source)))])
}

/** See `Store.putStay`. */
export async function putStay(deps: StayDeps, told: StayTold, at: Date): Promise<{ guest: Guest; stay: Stay }> {
  const { source, ...stay } = told
  const [applied] = await apply(deps, [{ kind: KIND_OF[told.status], source, at, stay }], at, [])
  assert(applied?.known, "a stay told whole is known afterwards")
  return applied.known
}

async function apply(deps: StayDeps, changes: StayChange[], heardAt: Date, heard: string[]): Promise<AppliedChange[]> {
  if (changes.length === 0) return []
  const cleaned = changes.map((change) => cleanChange(change, deps.country))
  return deps.database.withPrisma((prisma) =>
    prisma.$transaction(async (tx) => {
      // Statements about one reservation, or about one guest's two reservations, come one after the other.
      await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtext('put-stay'))) as lock`
      const applied: AppliedChange[] = []
      for (const run of runsOf(cleaned)) {
        if (run.kind === "merged") applied.push({ outcome: await mergeRefs(tx, run.change, deps.ids, heardAt), known: null })
        else applied.push(...(await applyRun(tx, run.changes, deps.ids, heardAt)))
      }
      await tx.$executeRawUnsafe(WRITE_STAYS, toJson({ guests: [], refs: [], stays: [], heard }), heardAt.toISOString())
      return applied
    }, PATIENCE),
  )
}

type Merge = Extract<StayChange, { kind: "merged" }>
type Run = { kind: "plain"; changes: PlainChange[] } | { kind: "merged"; change: Merge }

/** Profiles that become one change who is who: what comes after them is looked up anew. */
function runsOf(changes: StayChange[]): Run[] {
  const runs: Run[] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (change.kind === "merged") runs.push({ kind: "merged", change })
    else if (last?.kind === "plain") last.changes.push(change)
    else runs.push({ kind: "plain", changes: [change] })
  }
  return runs
}

async function applyRun(tx: Prisma.TransactionClient, changes: PlainChange[], ids: Ids, heardAt: Date): Promise<AppliedChange[]> {
  const [row] = await tx.$queryRawUnsafe<{ known: Loaded }[]>(LOAD_STAYS, toJson(changes.map(lookUpOf)))
  const known = new KnownStays(row?.known ?? { stays: [], refs: [], guests: [] })
  const { applied, guests, refs, stays, begun, handedOver } = planStays(changes, known, ids, heardAt)
  await tx.$executeRawUnsafe(WRITE_STAYS, toJson({ guests, refs, stays, heard: [] }), heardAt.toISOString())
  await followStays(tx, begun, handedOver, heardAt)
  return applied
}

function lookUpOf(change: PlainChange): object {
  const { source } = change
  if (!("stay" in change)) return { source, ref: change.ref }
  const { reservation, guestRef, guest } = change.stay
  const phone = guest?.phone?.startsWith("+") ? guest.phone : null
  return { reservation, source, ref: guestRef ?? null, phone, name: guest?.name ?? null }
}

function cleanChange(change: StayChange, country: string | null): StayChange {
  const source = cleanText(change.source)
  if (change.kind === "merged") return { ...change, source, kept: cleanText(change.kept), gone: cleanText(change.gone) }
  if (change.kind === "guest-changed") return { ...change, source, ref: cleanText(change.ref), guest: cleanGuest(change.guest, country) }
  const { stay } = change
  const room = stay.room === undefined || stay.room === null ? stay.room : cleanText(stay.room).trim() || null
  return {
    ...change,
    source,
    stay: {
      ...stay,
      reservation: cleanText(stay.reservation),
      guest: stay.guest && cleanGuest(stay.guest, country),
      guestRef: stay.guestRef ? cleanText(stay.guestRef) : null,
      room,
      companions: stay.companions?.map((name) => cleanText(name).trim()).filter((name) => name !== ""),
    },
  }
}

function cleanGuest(guest: GuestOverlay, country: string | null): GuestOverlay {
  const clean = (text: string | undefined) => (text === undefined ? undefined : cleanText(text).trim() || undefined)
  const { title, language } = guest
  return {
    ...{ name: clean(guest.name), familyName: clean(guest.familyName), givenName: clean(guest.givenName), title, language },
    phone: guest.phone?.trim() ? normalisePhone(cleanText(guest.phone), country) : undefined,
    ...{ email: clean(guest.email), tier: clean(guest.tier), vip: clean(guest.vip) },
  }
}
