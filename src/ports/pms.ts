import type { StayChange } from "../domain/stay-change.ts"
import type { RawRequest } from "./channel.ts"
import type { PmsFetch } from "./job.ts"

/** What a webhook or a poll names: no more than that something changed. */
export type PmsEvent = Pick<PmsFetch, "what" | "ref" | "isDeleted">

/** What became of fetching. `gone`: that system does not know it (any more) · `refused`: it never will let us. */
export type PmsAnswer =
  | { ok: true; changes: StayChange[] }
  | { ok: false; retry: "gone" | "refused" }
  | { ok: false; retry: "later"; reason: string; retryAfterMs?: number | undefined }

/** A hotel's system. Events are only names: what is true now is fetched from it. */
export interface PmsAdapter {
  readonly source: string
  /** Its webhook, at `/webhooks/pms/{source}`; null for a system that is polled. Verification comes before parsing. */
  readonly webhook: {
    isGenuine(request: RawRequest): boolean
    /** Throws `MalformedBody`. What is not about stays or guests of this hotel is left out. */
    parse(body: string): PmsEvent[]
  } | null
  /** Takes what waits over there; null for a system with a webhook. What was taken is not given a second time. */
  readonly poll: (() => Promise<{ ok: true; events: PmsEvent[]; hasMore: boolean } | { ok: false; reason: string }>) | null
  /** Fetches what an event named, as it is now. Never throws for what that system answers. */
  fetch(event: PmsEvent): Promise<PmsAnswer>
}
