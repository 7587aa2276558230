import { isOpen, type Ticket } from "../domain/ticket.ts"
import type { Script } from "../flows/content.ts"
import { fitsReplyToken, keepsLastForPerson } from "./budgets.ts"
import { questionWords } from "./next-stand.ts"
import { askedFrame, type Happened, type Move, memoryOf, type Stand } from "./stand.ts"
import { nextTimer } from "./take-move.ts"
import { tellsTime } from "./tells-time.ts"

/** What is wrong with a step of a conversation, and where in the content it stands. */
export type Fault = { flow: string | null; step: string | null; message: string }

type Step = { before: Stand; move: Move; after: Stand; happened: Happened; script: Script }
type Rule = (step: Step) => string | null

const QUESTION_TIMES_MAX = 3
const MISSES_MAX = 2

/** All that strands a guest at this step of a conversation. */
export function judge(step: Step): Fault[] {
  if (step.happened.fault) return [at(step, `Here the engine gives up (${step.happened.fault}): mend what it cannot do.`)]
  return RULES.flatMap((rule) => {
    const message = rule(step)
    return message === null ? [] : [at(step, message)]
  })
}

/** The question that stands after the step, else the last step of a flow that was taken. */
function at({ after, happened, script }: Step, message: string): Fault {
  const frame = askedFrame(after.rows)
  if (frame && script.flows.has(frame.flow)) return { flow: frame.flow, step: frame.step, message }
  const last = happened.steps.findLast(({ flow, step }) => script.flows.get(flow)?.lines.has(step))
  return { flow: last?.flow ?? null, step: last?.step ?? null, message }
}

/** "OK", "thanks" and a sticker, when nothing is asked, may be the last word. */
function needsAnswer({ before, move }: Step): boolean {
  if (move.kind === "sends") return before.question !== null || move.event !== "sticker"
  return move.kind === "says" && (before.question !== null || move.sense !== "courtesy")
}

const met: Rule = (step) =>
  needsAnswer(step) && step.happened.said.length === 0 && step.happened.staffRead === 0
    ? "The guest hears nothing here and nobody else hears of them: add a say, a ticket or a hand-off."
    : null

const bounded: Rule = ({ after }) =>
  after.question && after.question.times > QUESTION_TIMES_MAX
    ? "This question is put more than three times running: let somebody take over before."
    : null

const comesBack: Rule = ({ after }) => {
  const memory = memoryOf(after.rows)
  const number = String(memory?.questions)
  const isWatched = after.rows.jobs.some(
    ({ payload }) => payload.name === "timer" && payload.timer.kind === "silence" && payload.timer.question === number,
  )
  return askedFrame(after.rows) && !isWatched
    ? "When the guest falls silent at this question nobody comes back to it: it stands for ever."
    : null
}

const understoodInTheEnd: Rule = ({ after }) =>
  after.misses >= MISSES_MAX ? "Twice not understood brings no person: let the flow of the repair human hand off." : null

const isSaid = (move: Move, intent: string): boolean => move.kind === "says" && move.wishes.some((wish) => wish.intent === intent)

const bringsPerson: Rule = ({ move, happened }) =>
  isSaid(move, "human") && (happened.tickets.length === 0 || happened.staffRead === 0)
    ? "A guest who asks for a person gets none: add a hand-off to this flow."
    : null

const letsGo: Rule = ({ before, move, after }) =>
  isSaid(move, "cancel") && before.question !== null && after.question?.key === before.question.key
    ? "The guest calls it off and is asked the same again: a question must let go."
    : null

const hearsOthers: Rule = ({ before, move, after, happened, script }) => {
  if (move.kind !== "says" || move.sense !== "other-wish" || before.question === null) return null
  const memory = memoryOf(after.rows)
  const isBegun = (memory?.frames.length ?? 0) > (memoryOf(before.rows)?.frames.length ?? 0)
  const isWaiting = memory?.waiting.some(({ intent }) => isSaid(move, intent)) ?? false
  if (isBegun || isWaiting || happened.tickets.length > 0 || after.question?.key !== before.question.key) return null
  const frame = askedFrame(before.rows)
  const question = frame && questionWords(frame, script)
  const isAnswered = happened.said.some((template) => template !== question)
  return isAnswered ? null : "At this question another wish is not heard: the guest cannot leave it."
}

const optsOutOnce: Rule = ({ move, after, happened }) => {
  if (!isSaid(move, "opt-out")) return null
  if (!after.rows.isOptedOut) return "The guest opts out and it is not noted."
  if (askedFrame(after.rows)) return "A guest who has just opted out is asked a question: end the flow of opt-out without one."
  const times = happened.said.length
  return times === 1 ? null : `Opting out is confirmed ${times === 0 ? "not at all" : `${times} times`}: say it once, and nothing else.`
}

const staysQuiet: Rule = ({ before, move, happened }) =>
  before.rows.isOptedOut && move.kind === "waits" && happened.said.length > 0
    ? `${happened.said[0]} is sent to a guest who has opted out.`
    : null

/** A time in the words, and nobody who must keep it. */
const keepsPromises: Rule = ({ before, move, happened, script }) => {
  if (move.kind === "staff" || happened.promised || isSaid(move, "repeat") || before.rows.promises.length > 0) return null
  const promise = happened.said.find((template) => tellsTime(script, template))
  return promise ? `${promise} tells the guest a time, but no ticket stands behind it: put a ticket before it.` : null
}

const isWaitedFor = (ticket: Ticket): boolean => ticket.status === "open" && ticket.owner === null

const watched: Rule = ({ before, after }) => {
  const known = new Set(before.rows.tickets.filter(isWaitedFor).map(({ id }) => id))
  const isOnClock = ({ id }: Ticket) => after.rows.jobs.some(({ payload }) => payload.name === "ladder" && payload.ticket === id)
  const lost = after.rows.tickets.find((ticket) => isWaitedFor(ticket) && !isOnClock(ticket) && !known.has(ticket.id))
  return lost ? `Nobody has the ticket (${lost.intent}) of this step and no clock watches it.` : null
}

/** Nothing stands, nothing will ring, and a wish still waits: it has been forgotten, unless people read it on their alarm. */
const servesWaiting: Rule = ({ after }) => {
  const memory = memoryOf(after.rows)
  if (!memory || memory.frames.length > 0 || nextTimer(after.rows)) return null
  const isRead = after.rows.tickets.some((ticket) => isOpen(ticket) && ticket.kind !== "request")
  const [wish] = memory.waiting
  return wish && !isRead ? `The wish ${wish.intent}, told beside this one, is forgotten.` : null
}

const actsOnYes: Rule = ({ after }) => {
  const stillRuns = (memoryOf(after.rows)?.frames.length ?? 0) > 0
  return after.agreed !== null && !stillRuns
    ? "The guest said yes to the recap and nothing comes of it: put a ticket, a hand-off or a record behind it."
    : null
}

/** Who waits for a person hears by when, and of whom. */
const namesPerson: Rule = ({ before, after, move, happened, script }) => {
  if (move.kind === "staff") return null
  const known = new Set(before.rows.tickets.map(({ id }) => id))
  const alarm = after.rows.tickets.find(({ id, kind }) => !known.has(id) && (kind === "hand-off" || kind === "complaint"))
  if (!alarm || happened.said.length === 0) return null
  return happened.said.some((template) => tellsTime(script, template))
    ? null
    : `The guest is given a person without hearing by when: use {{ minutes }} or {{ by }} in ${happened.said.join(", ")}.`
}

const RULES: Rule[] = [
  met,
  bounded,
  comesBack,
  understoodInTheEnd,
  bringsPerson,
  letsGo,
  hearsOthers,
  optsOutOnce,
  staysQuiet,
  keepsPromises,
  watched,
  servesWaiting,
  actsOnYes,
  namesPerson,
  fitsReplyToken,
  keepsLastForPerson,
]
