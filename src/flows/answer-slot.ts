import type { Frame, SlotValue } from "../domain/conversation.ts"
import type { Wish } from "../domain/reading.ts"
import { normalise } from "../understanding/normalise.ts"
import { acceptSlot, readAnswer } from "./accept-slot.ts"
import type { Answer } from "./answer.ts"
import { type Draft, flowOf } from "./draft.ts"
import { fillFrom, fillMissingFromWords, refusedName } from "./fill-slots.ts"
import type { Slot } from "./schema.ts"
import { detailsOf } from "./steps/ticket.ts"
import { findEntry } from "./values.ts"
import { isCourtesy, isOwn, isYesOrNo, kindOf, others } from "./wish-kinds.ts"

/** Takes a message as the answer to a slot's question. One message may fill several slots. */
export function answerSlot(draft: Draft, frame: Frame, name: string, wishes: Wish[]): Answer {
  const slot = flowOf(draft, frame)?.slots[name]
  if (!slot) return { kind: "unread", rest: others(wishes, []) }
  const own = wishes.find((wish) => isOwn(draft, frame, wish))
  const rest = others(wishes, [own])
  if (slot.type === "text") return answerText(draft, frame, { name, slot, wishes, own, rest })

  const filled = fillFrom(draft, frame, [own?.slots ?? {}, ...wishes.filter(isYesOrNo).map((wish) => wish.slots)])
  if (!frame.slots[name]) {
    const value = valueFor(draft, frame, slot, { name, wishes })
    if (value === "out-of-bounds" || (value === null && filled.rejected.includes(name))) return { kind: "out-of-bounds", rest }
    if (value) frame.slots[name] = value
  }
  if (!frame.slots[name]) {
    if (filled.changed.length === 0) return { kind: own ? "understood" : "unread", rest }
    return goOn(draft, frame, null, rest)
  }
  if (slot.type === "choice" && wishes.length === 0) fillMissingFromWords(draft, frame)
  return goOn(draft, frame, name, isNothingElse(draft, slot, frame, name) ? [] : rest)
}

type Asked = { name: string; slot: Slot; wishes: Wish[]; own: Wish | undefined; rest: Wish[] }

/** Any words answer an open question, unless they are plainly a question or a wish of their own. */
function answerText(draft: Draft, frame: Frame, { name, slot, wishes, own, rest }: Asked): Answer {
  if (isEmptyOfWords(wishes)) return { kind: "unread", rest }
  const kept: readonly string[] = (slot.type === "text" && slot.keeps) || []
  if (rest.some((wish) => !kept.includes(wish.intent) && isInterruption(draft.text, wish))) return { kind: "unread", rest }
  if (own) fillFrom(draft, frame, [own.slots])
  const value = named(draft.text, own?.slots[name]) ?? readAnswer(draft, slot)
  if (value === null || value === "out-of-bounds") return { kind: "unread", rest }
  frame.slots[name] = value
  const isRoom = addRoom(draft, frame)
  return goOn(draft, frame, isRoom ? null : name, [])
}

/** Little words around a name: "to", "去", "まで". */
const FRAME_CHARS_MAX = 6

/** "To the station" names the station: what was read of it, when next to nothing else stands there. */
function named(text: string, read: SlotValue | undefined): SlotValue | null {
  if (read?.type !== "text" || !text.includes(read.value)) return null
  const around = text.replace(read.value, "").replace(/[\s\p{P}]+/gu, "")
  return [...around].length <= FRAME_CHARS_MAX ? read : null
}

/** "Yes" or "thank you" alone names nothing. */
const isEmptyOfWords = (wishes: Wish[]): boolean => wishes.length > 0 && wishes.every((wish) => wish.intent === "yes" || isCourtesy(wish))

const ASKS = /[?？]\s*$|[吗嗎呢]\s*[。.]?$|(?:です|ます|でしょう)か\s*[。.]?$/u

/** Questions without a question mark, as phones are typed on. */
const ASKS_IN_WORDS =
  /在哪|哪[里裡儿]|[几幾][点點]|多少|什[么麼][时時]候|怎[么麼]|^(?:what|where|when|how|is there|are there|do you|can i)\b/iu

const isInterruption = (text: string, wish: Wish): boolean =>
  ASKS.test(text) || ASKS_IN_WORDS.test(text) || (kindOf(wish) === "request" && wish.confidence >= 0.9)

function valueFor(draft: Draft, frame: Frame, slot: Slot, { name, wishes }: Pick<Asked, "name" | "wishes">): ReturnType<typeof acceptSlot> {
  const refused = frame.slots[refusedName(name)]
  const moved = refused ? readAnswer(draft, slot, refused) : null
  if (moved !== null) return moved
  const told = wishes.map((wish) => acceptSlot(draft, slot, wish.slots[name])).find((value) => value !== null)
  return told ?? readAnswer(draft, slot)
}

function goOn(draft: Draft, frame: Frame, name: string | null, rest: Wish[]): Answer {
  if (name !== null) frame.answered = [...(frame.answered ?? []).filter((answer) => answer.slot !== name), { step: frame.step, slot: name }]
  frame.asked = null
  if (frame.ticket && draft.text !== "") {
    const told = { ...roomTold(frame), ...(name !== null && name !== "room" ? { details: detailsOf(draft, frame, [name]) } : {}) }
    draft.effects.push({ kind: "add-to-ticket", ticket: frame.ticket, text: draft.text, action: "added", urgent: false, ...told })
  }
  return { kind: "taken", rest }
}

/** "Where are you?" and "which name?" are often answered with the room. */
function addRoom(draft: Draft, frame: Frame): boolean {
  const slot = flowOf(draft, frame)?.slots.room
  const room = slot && !frame.slots.room ? readAnswer(draft, slot) : null
  if (!room || room === "out-of-bounds") return false
  frame.slots.room = room
  return true
}

function roomTold({ slots: { room } }: Frame) {
  return room?.type === "room" ? { room: { value: room.value, evidence: room.evidence } } : {}
}

/** "Internet" as the answer to "what is not working?" is not also a question about the wifi. */
function isNothingElse({ text, script }: Draft, slot: Slot, frame: Frame, name: string): boolean {
  if (slot.type !== "choice") return false
  const entry = findEntry(script.catalogue, slot.from, String(frame.slots[name]?.value))
  const names = entry ? [...Object.values(entry.label), ...Object.values(entry.words).flat()] : []
  return names.some((word) => bare(word) === bare(text))
}

const bare = (text: string): string => normalise(text).folded.replace(/[\s\p{P}]+/gu, "")
