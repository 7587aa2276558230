import { callEscort } from "../care/call-escort.ts"
import { countNewTickets, prepareStay } from "../care/prepare-stay.ts"
import { reportArrivals } from "../care/report-arrivals.ts"
import { staffContentOf } from "../effects/staff-content-of.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { DueJob } from "../ports/job.ts"
import type { Commit } from "../ports/store.ts"
import type { Deps } from "./deps.ts"

type CarePayload = Extract<DueJob["payload"], { name: "prepare" | "vip-report" | "lobby" }>

export const isCareJob = (payload: DueJob["payload"]): payload is CarePayload =>
  payload.name === "prepare" || payload.name === "vip-report" || payload.name === "lobby"

/** What a job of caring for arrivals comes to. */
export async function planCareJob(job: DueJob, payload: CarePayload, deps: Deps): Promise<Commit> {
  const { store, ids } = deps
  const script = deps.content()
  const staff = deps.staff()
  const now = deps.clock.now()
  const around = { content: staffContentOf(script, staff), staff, ids, now, job }
  if (payload.name === "vip-report") return reportArrivals({ ...around, day: payload.day, ...(await store.loadArrivals(payload.day)) })
  const known = await store.loadStayFacts(payload.stay)
  if (!known) return { ...emptyCommit(now), job: job.id }
  if (payload.name === "lobby") return callEscort({ ...around, known, expectedAt: new Date(payload.expectedAt) })
  const input = { ...around, known, phase: payload.phase, kinds: script.profile.kinds }
  return prepareStay({ ...input, numbers: await store.takeTicketNumbers(countNewTickets(input)) })
}
