import { careOf } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import { addMinutes } from "../lib/time.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { DueJob } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Commit, StayFacts } from "../ports/store.ts"
import { peopleFor } from "../tickets/route.ts"
import type { StaffContent } from "../tickets/staff-content.ts"
import { clockOf, languageFor, staffValues } from "../tickets/staff-values.ts"
import { tellStaff, textOnly } from "../tickets/tell-staff.ts"
import { levelName, vipLevelOf } from "./vip-level.ts"

/** A call this late would only make people run for a guest who has been in the lobby for long. */
const LATE_MINUTES_MAX = 60

type EscortInput = {
  known: StayFacts
  content: StaffContent
  staff: StaffMember[]
  ids: Ids
  now: Date
}

/** A180: sets the alarm for the lobby by the hour the guest is expected, and takes back one set for another hour. */
export function planLobby({ known: { stay, guest }, content, ids, now, commit }: EscortInput & { commit: Commit }): void {
  commit.cancelJobs.push(`care:lobby:${stay.id}:*`)
  const { expectedAt, status } = stay
  if (!expectedAt || status !== "booked" || !vipLevelOf(guest, content.property)) return
  const dueAt = addMinutes(expectedAt, -careOf(content.property).lobbyMinutes)
  commit.jobs.push({
    id: ids.make("job"),
    key: `care:lobby:${stay.id}:${expectedAt.getTime()}`,
    payload: { name: "lobby", stay: stay.id, expectedAt: expectedAt.toISOString() },
    dueAt: dueAt > now ? dueAt : now,
  })
}

/** A170, A180: the people who meet the guest are called to the lobby. Nobody when the guest is here, or comes at another hour. */
export function callEscort(input: EscortInput & { expectedAt: Date; job: Pick<DueJob, "id" | "key"> }): Commit {
  const { known, content, staff, ids, now, job, expectedAt } = input
  const commit: Commit = { ...emptyCommit(now), job: job.id }
  const { stay, guest } = known
  const level = vipLevelOf(guest, content.property)
  const isStill = stay.status === "booked" && stay.expectedAt?.getTime() === expectedAt.getTime()
  if (!level || !isStill || now > addMinutes(expectedAt, LATE_MINUTES_MAX)) return commit

  const scene = { property: content.property, staff, now }
  const people = careOf(content.property).escort.flatMap((role) => peopleFor(role, role, scene))
  const template = "care.lobby"
  const words = (reader: StaffMember) => {
    const language = languageFor(reader, content)
    const values = { room: stay.room, guest: guest.name, time: clockOf(expectedAt, content), text: levelName(level, language) }
    return textOnly(content.render(template, language, staffValues(content, null, language, now, values)))
  }
  commit.messages = tellStaff(people, { key: job.key, template, cause: job.id, content: words }, ids)
  return commit
}
