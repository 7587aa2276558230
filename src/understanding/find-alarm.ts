import { rankDangers } from "./rank-examples.ts"
import { DANGER_TYPES } from "./ranker.ts"
import type { Message } from "./reading-context.ts"
import type { Clause } from "./split-clauses.ts"
import type { Understanding } from "./understanding.ts"

/** A danger heard by likeness: its type and the words that told. */
export type Alarm = { type: string; because: string }

/** The whole message sounds this much like danger. */
const WHOLE_MIN = 0.5
/** The danger may stand at the end of a long polite message: one clause sounds this much like it, and the whole at least a little. */
const CLAUSE_MIN = 0.7
const AROUND_CLAUSE_MIN = 0.04
/** While a question stands, odd words are more likely a poor answer: "Daniel Wood" is no fire. */
const ANSWERING_MIN = 0.95

/**
 * The second net under the rules: a message no rule heard, but which is told as dangers are told. It only ever adds an
 * alarm; nothing that a rule heard is taken back because of it.
 * @param isAnswering a question of ours waits for its answer
 */
export function findAlarm({ normal, hits, clauses }: Message, { ranker }: Understanding, isAnswering: boolean): Alarm | null {
  if (!/\p{L}/u.test(normal.folded)) return null
  const listen = (stretch: Clause) => {
    const inside = hits.filter((hit) => hit.start >= stretch.start && hit.end <= stretch.end)
    const { probabilities, because, known } = rankDangers(ranker, normal.folded.slice(stretch.start, stretch.end), inside)
    return {
      share: known < (isAnswering ? KNOWN_IN_ANSWER_MIN : KNOWN_MIN) ? 0 : 1 - (probabilities[DANGER_TYPES.length] ?? 1),
      type: DANGER_TYPES[likeliest(probabilities)] ?? "other",
      because,
    }
  }
  const whole = listen({ start: 0, end: normal.folded.length })
  if (whole.share >= (isAnswering ? ANSWERING_MIN : WHOLE_MIN)) return whole
  if (isAnswering || clauses.length < 2 || whole.share < AROUND_CLAUSE_MIN) return null
  const spoken = clauses.filter(({ start, end }) => /\p{L}/u.test(normal.folded.slice(start, end)))
  return spoken.map(listen).find(({ share }) => share >= CLAUSE_MIN) ?? null
}

/** A word or two are no telling: of "额…" the rules know more than likeness does. */
const KNOWN_MIN = 28
const KNOWN_IN_ANSWER_MIN = 60

function likeliest(probabilities: Float32Array): number {
  let best = 0
  for (let type = 1; type < DANGER_TYPES.length; type++) if ((probabilities[type] ?? 0) > (probabilities[best] ?? 0)) best = type
  return best
}
