import type { Happened, Move } from "./stand.ts"

/** What LINE takes for one reply token; `mergeSends` glues what is more. */
const TEXTS_PER_TURN_MAX = 5
/**
 * WeChat takes five messages within 48 hours of the guest's last one; what one turn says goes there as one. One is kept
 * for a person, who uses it once they act.
 */
const UNANSWERED_MAX = 5
const UNANSWERED_ALONE_MAX = 4
const WINDOW_MINUTES = 48 * 60

/** The way that led to a point of a conversation, as far as these rules look at it. */
export type Past = { from: { stand: Past; move: Pick<Move, "kind">; happened: Pick<Happened, "said" | "minutes"> } | null }

/** A turn says no more than one reply token carries. */
export function fitsReplyToken({ happened }: { happened: Pick<Happened, "said"> }): string | null {
  const count = happened.said.length
  return count > TEXTS_PER_TURN_MAX
    ? `Here ${count} texts answer one message, but a LINE reply carries ${TEXTS_PER_TURN_MAX}: say less at once, or ask something in between.`
    : null
}

/** Until the guest writes again, what we send in answer and by ourselves leaves WeChat's last message to a person. */
export function keepsLastForPerson({ after }: { after: Past }): string | null {
  const { alone, withStaff } = sentSinceGuest(after)
  if (alone <= UNANSWERED_ALONE_MAX && alone + withStaff <= UNANSWERED_MAX) return null
  return `By here ${alone + withStaff} messages are sent within 48 hours without a word from the guest; WeChat takes ${UNANSWERED_MAX} and one is kept for a person: remind or follow up less.`
}

/** Turns that sent something since the guest last wrote: by ourselves, and at a colleague's command. */
function sentSinceGuest(past: Past): { alone: number; withStaff: number } {
  const sent = { alone: 0, withStaff: 0 }
  let minutes = 0
  for (let at = past.from; at !== null; at = at.stand.from) {
    if (at.happened.said.length > 0) sent[at.move.kind === "staff" ? "withStaff" : "alone"] += 1
    minutes += at.happened.minutes
    if (isGuests(at.move) || minutes > WINDOW_MINUTES) break
  }
  return sent
}

const isGuests = ({ kind }: Pick<Move, "kind">): boolean => kind === "says" || kind === "sends"
