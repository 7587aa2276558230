import type { Conversation } from "../domain/conversation.ts"
import type { IntentId } from "../domain/reading.ts"
import { codeOf, type Ticket } from "../domain/ticket.ts"
import type { Content } from "../flows/load-content.ts"
import { MINUTE_MS } from "../lib/time.ts"
import { rungsOf } from "../tickets/ladder.ts"
import { understand } from "../understanding/understand.ts"
import { type Doors, GUEST_ADDRESSES } from "./doors.ts"
import { saidOf } from "./open-doors.ts"
import type { Scene } from "./open-stage.ts"
import type { RecordedAction, RecordedMessage } from "./record-store.ts"
import type { GuestSays, TranscriptTurn } from "./transcript.ts"

/** One turn of a walk: what the guest was then told, and where the conversation stands. */
type TurnToCheck = {
  turn: TranscriptTurn
  messages: RecordedMessage[]
  conversation: Conversation | null
  wasOptedOut: boolean
  /** What this turn did to tickets. */
  actions: RecordedAction[]
  content: Content
}

/** What a guest must never meet in a single turn, in one sentence each. Empty when all is well. */
export function checkTurn(seen: TurnToCheck): string[] {
  return [unanswered(seen), saidTwice(seen), afterOptOut(seen), ...seen.messages.flatMap((message) => leaks(message, seen.content))].filter(
    (fault) => fault !== null,
  )
}

function unanswered({ turn, messages, conversation, actions, content }: TurnToCheck): string | null {
  if (!("guest" in turn) || messages.length > 0) return null
  const says = turn.guest
  if (typeof says === "object" && "event" in says && says.event !== "follow") return null
  if (conversation?.mode.kind === "staff" && conversation.mode.owner) return null
  // What follows a complaint or a call for a person within a minute joins it: who comes reads it all.
  if (actions.some(({ action }) => action === "added" || action === "chased")) return null
  if (isCourtesy(says, content)) return null
  // The network has answered STOP itself, and takes nothing more for this guest.
  if (conversation?.isOptedOut && conversation.address.startsWith("sms:")) return null
  return "the guest wrote and neither an answer nor a named person came of it"
}

function saidTwice({ messages }: TurnToCheck): string | null {
  const texts = messages.map((message) => saidOf(message).text)
  const twice = texts.find((text, index) => texts.indexOf(text) !== index)
  return twice === undefined ? null : `the guest was told twice: ${twice}`
}

const COURTESIES: IntentId[] = ["greeting", "thanks", "goodbye"]

/** "Thanks" after our thanks ends a talk: it asks for no answer. */
function isCourtesy(says: GuestSays, { understanding, property }: Content): boolean {
  const text = typeof says === "string" ? says : "text" in says ? says.text : ""
  const { wishes } = understand(text, { language: null, now: new Date(0), zone: property.timezone, expecting: null }, understanding)
  return wishes.length > 0 && wishes.every(({ intent }) => COURTESIES.includes(intent))
}

/**
 * Answers to the guest's own words have an event as their cause; what the clock brings has a job. Word of what they are
 * still waiting for is owed all the same, save by SMS, where the network forbids it.
 */
function afterOptOut({ messages, wasOptedOut, conversation }: TurnToCheck): string | null {
  if (!wasOptedOut || !conversation?.isOptedOut) return null
  const isOwed = ({ template, address }: RecordedMessage) => template?.startsWith("handoff.") && !address.startsWith("sms:")
  const unasked = messages.find((message) => message.cause?.startsWith("job_") && !isOwed(message))
  return unasked ? `sent after the guest opted out: ${unasked.template ?? "say"}` : null
}

const LEAKS = [/\{\{|\}\}|\{%/, /\b(undefined|NaN)\b|\[object |(^|[\s:：])null\b/, /\b(tkt|cnv|evt|msg|job|gst|sty|stf)_[0-9a-z]{6,}/]

/** Names of our own: a template's id, or a department's key where it is no English word. */
function leaks(message: RecordedMessage, { templates, property }: Content): string[] {
  const { text, template } = saidOf(message)
  const isOwnName = (word: string) => templates.has(word) || (word.includes("-") && Object.hasOwn(property.departments, word))
  const words = text.match(/[a-z][a-z-]*(\.[a-z-]+)?[a-z]/g) ?? []
  const found = LEAKS.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined) ?? words.find(isOwnName)
  return found === undefined ? [] : [`an inner word reached the guest in ${template ?? "say"}: ${found}`]
}

/** What must hold of the house as a whole when a walk is over. */
export async function checkWalk(scene: Scene, doors: Doors, isStaffThere: boolean): Promise<string[]> {
  const { recording } = scene
  return [
    ...(await doors.faults()).map((fault) => `At the end: ${fault}`),
    ...sentTwice(scene),
    ...recording.tickets.flatMap((ticket) => [...withoutRecap(ticket, scene), ...(isStaffThere ? [] : unrung(ticket, scene))]),
  ]
}

function sentTwice({ recording, channels }: Scene): string[] {
  return Object.values(GUEST_ADDRESSES).flatMap((address) => {
    const written = recording.byAddress.get(address)?.length ?? 0
    const sent = [...channels.values()].flatMap(({ delivered }) => delivered.filter(({ to }) => to === address)).length
    return sent > written ? [`${sent} messages reached the guest, and only ${written} were written`] : []
  })
}

/** Whoever opens a ticket is told in the same breath what happens now. */
function withoutRecap(ticket: Ticket, { recording }: Scene): string[] {
  const told = recording.messages.some(
    ({ conversation, at }) => conversation === ticket.conversation && at.getTime() === ticket.openedAt.getTime(),
  )
  return told ? [] : [`${codeOf(ticket)} (${ticket.intent}) was opened and the guest was not told what happens`]
}

/** While nobody takes it, each rung of the ladder that has come due was rung. */
function unrung(ticket: Ticket, { recording, content, now }: Scene): string[] {
  if (ticket.status !== "open") return []
  const minutes = (now().getTime() - ticket.openedAt.getTime()) / MINUTE_MS
  const due = rungsOf(ticket, content).filter(({ at }) => at > 0 && at <= minutes).length
  const rung = recording.actions.filter(({ ticket: id, action }) => id === ticket.id && action === "rung").length
  const isTold = recording.messages.some(({ dedupeKey }) => dedupeKey.startsWith(`ladder:${ticket.id}:`))
  if (!isTold) return [`nobody was told of ${codeOf(ticket)}`]
  return rung < due ? [`${codeOf(ticket)} is ${Math.floor(minutes)} minutes old, ${due} rungs are due and ${rung} were rung`] : []
}
