import type { Ticket } from "../domain/ticket.ts"
import { localTime } from "../lib/time.ts"
import type { RecordedAction } from "./record-store.ts"

/** A ticket as the forecast counts it. `desk`: who was told first. `hour`: of the hotel's clock, when it was opened. */
export type CountedTicket = { hour: number; department: string; desk: string; isLateTaken: boolean; isLateDone: boolean }

const TAKEN: RecordedAction["action"][] = ["taken", "later", "done"]

/**
 * Which tickets were taken or done later than their service level allows. What the guest cancelled in time, or is not due
 * by `end`, is not late.
 */
export function countLate(
  tickets: Ticket[],
  actions: RecordedAction[],
  around: { end: Date; zone: string; deskOf: (ticket: Ticket) => string },
): CountedTicket[] {
  return tickets.map((ticket) => {
    const own = actions.filter((action) => action.ticket === ticket.id)
    const cancelled = own.find(({ action }) => action === "cancelled")?.at
    const taken = own.find(({ action }) => TAKEN.includes(action))?.at ?? cancelled ?? around.end
    const done = own.find(({ action }) => action === "done")?.at ?? cancelled ?? around.end
    return {
      hour: Number(localTime(ticket.openedAt, around.zone).time.slice(0, 2)),
      department: ticket.department,
      desk: around.deskOf(ticket),
      isLateTaken: taken > ticket.acknowledgeBy,
      isLateDone: done > ticket.completeBy,
    }
  })
}
