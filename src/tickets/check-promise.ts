import type { StaffMember } from "../domain/staff.ts"
import { isOpen, type StaffTicket } from "../domain/ticket.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { DueJob } from "../ports/job.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Commit } from "../ports/store.ts"
import type { StaffContent } from "./staff-content.ts"
import { languageFor, staffValues } from "./staff-values.ts"
import { tellStaff, textOnly } from "./tell-staff.ts"

/**
 * A time told to a guest has come. With the ticket still open the promise is broken, and whoever owns the ticket hears
 * of it; while nobody does, the ladder is ringing anyway. A closed ticket settled its promises when it closed.
 */
export function planPromiseCheck(input: {
  ticket: StaffTicket
  content: StaffContent
  staff: StaffMember[]
  ids: Ids
  now: Date
  job: Pick<DueJob, "id" | "key">
}): Commit {
  const { ticket, content, staff, ids, now, job } = input
  const commit: Commit = { ...emptyCommit(now), job: job.id }
  if (!isOpen(ticket)) return commit
  commit.promiseChanges = [{ ticket: ticket.id, status: "broken" }]
  const template = "ladder.promise-overdue"
  const words = (reader: StaffMember) => {
    const language = languageFor(reader, content)
    return textOnly(content.render(template, language, staffValues(content, ticket, language, now)))
  }
  const owner = staff.filter((member) => member.id === ticket.owner)
  commit.messages = tellStaff(owner, { key: job.key, template, cause: job.id, content: words }, ids)
  return commit
}
