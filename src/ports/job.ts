import type { Address } from "../domain/address.ts"
import type { ConversationId, JobId, StayId, TicketId } from "../domain/ids.ts"
import type { Timer } from "../domain/message.ts"

/** ahead: comes tomorrow, or today and it is still early · arriving: comes today · off: comes no longer, or is gone. */
export type CarePhase = "ahead" | "arriving" | "in-house" | "off"

/** Hotel days, `YYYY-MM-DD`, that preparing looks at. `isCheckTime`: today's last look has begun. */
export type CareWindow = { today: string; lastDay: string; isCheckTime: boolean }

/** Payloads by job name. */
type JobPayload =
  | { name: "timer"; conversation: ConversationId; address: Address; timer: Timer }
  /** `words`: what the guest said that made the ladder start again. */
  | { name: "ladder"; ticket: TicketId; rung: number; words?: string }
  | { name: "promise"; ticket: TicketId }
  /** `state`: what was known of the stay when the job was planned; a changed one plans it anew. */
  | { name: "prepare"; stay: StayId; phase: CarePhase; state: string }
  /** `day`: whose arrivals the report is about. */
  | { name: "vip-report"; day: string }
  /** `expectedAt`: for which hour the escort is called, ISO. */
  | { name: "lobby"; stay: StayId; expectedAt: string }
  /** The daily clearing of what has been kept long enough. */
  | { name: "retention" }
  | ({ name: "pms-fetch" } & PmsFetch)

/** What a hotel's system named, to be fetched from it: a reservation or a guest's profile. */
export type PmsFetch = { source: string; what: "reservation" | "guest"; ref: string; isDeleted: boolean }

export type NewJob = {
  id: JobId
  /** Unique while the job is pending or done: planning the same thing twice is harmless. */
  key: string
  payload: JobPayload
  dueAt: Date
}

export type DueJob = { id: JobId; key: string; payload: JobPayload; dueAt: Date; attempts: number }
