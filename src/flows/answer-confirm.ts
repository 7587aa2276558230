import type { Frame, Slots } from "../domain/conversation.ts"
import type { Wish } from "../domain/reading.ts"
import { readAnswer } from "./accept-slot.ts"
import type { Answer } from "./answer.ts"
import { type Draft, flowOf, nodeOf, pushRepair } from "./draft.ts"
import { dropFrame } from "./drop-frame.ts"
import { correctFromWords, type Filled, fillFrom, restates } from "./fill-slots.ts"
import { say } from "./speak.ts"
import { answerSlotOf, wordsOnNo } from "./steps/confirm.ts"
import { isOwn, isYesOrNo, others } from "./wish-kinds.ts"

/**
 * Takes a message as the answer to a recap. "Just one", when the recap says one, is a yes. A correction in the same words changes the slots and recaps again; a plain no
 * asks what to change, or puts the only question there was again; a no together with another wish gives this one up for it.
 */
export function answerConfirm(draft: Draft, frame: Frame, wishes: Wish[]): Answer {
  const { hasYes, hasNo, own, rest } = partsOf(draft, frame, wishes)
  const filled = correct(draft, frame, wishes, hasNo || (rest.length === 0 && !hasYes))
  if (filled.rejected[0] !== undefined && filled.changed.length === 0) return askAnew(draft, frame, filled.rejected[0], rest)
  if (filled.changed.length > 0) return recap(frame, rest)
  const isSaidBack = !hasNo && rest.length === 0 && !own && restates(draft, frame)
  const answer = answerSlotOf(draft, frame)
  if ((hasYes && !hasNo) || isSaidBack) return goOn(draft, frame, answer, "yes", rest)
  if (!hasNo) return { kind: own ? "understood" : "unread", rest }
  if (rest.length > 0) return giveUp(draft, frame, rest)
  if (answer) return goOn(draft, frame, answer, "no", rest)
  const words = wordsOnNo(draft, frame)
  if (words) {
    dropFrame(draft, frame)
    say(draft, words, frame)
    return { kind: "taken", rest }
  }
  const open = onlyWords(draft, frame)
  if (open) return putAnew(draft, frame, open, rest)
  frame.asked = { kind: "change" }
  pushRepair(draft, "correct")
  draft.comeBack = "wait"
  return { kind: "taken", rest }
}

/** Takes a message as the answer to "what should I change?". Another no means: nothing, leave it. */
export function answerChange(draft: Draft, frame: Frame, wishes: Wish[]): Answer {
  const { hasYes, hasNo, own, rest } = partsOf(draft, frame, wishes)
  const filled = correct(draft, frame, wishes, rest.length === 0)
  if (filled.rejected[0] !== undefined && filled.changed.length === 0) return askAnew(draft, frame, filled.rejected[0], rest)
  if (filled.changed.length > 0 || hasYes) return recap(frame, rest)
  if (!hasNo && rest.length === 0 && rewrite(draft, frame)) return recap(frame, rest)
  if (!hasNo) return { kind: own ? "understood" : "unread", rest }
  return giveUp(draft, frame, rest)
}

/** On to the next step; an offer notes what was said to it. */
function goOn(draft: Draft, frame: Frame, slot: string | null, said: "yes" | "no", rest: Wish[]): Answer {
  frame.asked = null
  frame.step = nodeOf(draft, frame)?.next ?? frame.step
  if (slot) frame.slots[slot] = { type: "text", value: said }
  return { kind: "taken", rest }
}

/** Slots the guest was or could have been asked for in words of their own. */
const askedInWords = (draft: Draft, frame: Frame): string[] =>
  Object.entries(flowOf(draft, frame)?.slots ?? {}).flatMap(([name, slot]) => (slot.type === "text" && slot.ask ? [name] : []))

/** The one thing this flow asks for, when that is words: a no to its recap can only mean other words. */
function onlyWords(draft: Draft, frame: Frame): string | null {
  const asked = Object.values(flowOf(draft, frame)?.slots ?? {}).filter((slot) => slot.ask)
  return asked.length === 1 ? (askedInWords(draft, frame)[0] ?? null) : null
}

/** After "what should I change?", words that are no time, room or number are the new words. */
function rewrite(draft: Draft, frame: Frame): boolean {
  const [name, ...more] = askedInWords(draft, frame)
  const slot = name === undefined ? undefined : flowOf(draft, frame)?.slots[name]
  const value = slot && more.length === 0 ? readAnswer(draft, slot) : null
  if (name === undefined || value === null || value === "out-of-bounds") return false
  frame.slots[name] = value
  return true
}

function partsOf(draft: Draft, frame: Frame, wishes: Wish[]) {
  const own = wishes.find((wish) => isOwn(draft, frame, wish))
  const has = (intent: string): boolean => wishes.some((wish) => wish.intent === intent)
  return { hasYes: has("yes"), hasNo: has("no"), own, rest: others(wishes, [own]) }
}

function correct(draft: Draft, frame: Frame, wishes: Wish[], mayReadWords: boolean): Filled {
  const told = wishes.filter((wish) => isOwn(draft, frame, wish) || isYesOrNo(wish)).map((wish) => onSameDay(draft, frame, wish.slots))
  const filled = fillFrom(draft, frame, told)
  return filled.changed.length + filled.rejected.length === 0 && mayReadWords ? correctFromWords(draft, frame) : filled
}

/** A corrected hour is for the day that was spoken of. */
function onSameDay(draft: Draft, frame: Frame, slots: Slots): Slots {
  const moved = { ...slots }
  for (const [name, slot] of Object.entries(flowOf(draft, frame)?.slots ?? {})) {
    if (slot.type !== "time" || !slots[name] || !frame.slots[name]) continue
    const value = readAnswer(draft, slot, frame.slots[name])
    if (value !== null && value !== "out-of-bounds") moved[name] = value
  }
  return moved
}

function recap(frame: Frame, rest: Wish[]): Answer {
  frame.asked = null
  return { kind: "taken", rest }
}

/** The corrected value is not possible: its question is put anew, with what is possible. */
function askAnew(draft: Draft, frame: Frame, name: string, rest: Wish[]): Answer {
  if (!flowOf(draft, frame)?.slots[name]?.ask) return { kind: "understood", rest }
  draft.rejected.add(name)
  return putAnew(draft, frame, name, rest)
}

function putAnew(draft: Draft, frame: Frame, name: string, rest: Wish[]): Answer {
  const flow = flowOf(draft, frame)
  const step = [...(flow?.nodes.values() ?? [])].find((node) => node.kind === "collect" && node.slots.includes(name))
  if (!step) return { kind: "understood", rest }
  delete frame.slots[name]
  frame.step = step.id
  return recap(frame, rest)
}

function giveUp(draft: Draft, frame: Frame, rest: Wish[]): Answer {
  dropFrame(draft, frame)
  if (rest.length === 0) pushRepair(draft, "cancel")
  return { kind: "taken", rest }
}
