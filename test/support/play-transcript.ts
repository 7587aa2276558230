import { readFile } from "node:fs/promises"
import { parse } from "yaml"
import { type Address, channelOf, idOf, isGroup } from "../../src/domain/address.ts"
import { addDays, localTime } from "../../src/lib/time.ts"
import type { RawRequest } from "../../src/ports/channel.ts"
import type { MessageView, TicketView } from "../../src/ports/store.ts"
import type { DatabaseKind } from "./database.ts"
import { openTestHouse, STAFF_ADDRESSES, type TestHouse } from "./house.ts"
import { type LineEvent, lineId, redelivered } from "./line-events.ts"
import type { OnStep } from "./trace-steps.ts"
import { durationMs, Transcript, type TranscriptTurn } from "./transcript.ts"

const GUEST_LINE: Address = `line:${lineId("U", "the guest")}`
const GUEST_SMS: Address = "sms:+8613812345678"
/** The clock moves in steps while a transcript waits, with a tick after each. */
const STEP_MS = 20_000
const RESERVATION = "TEST-1"

export type Failure = { turn: number; what: string; expected: unknown; got: unknown }
type Played = { failures: Failure[]; house: TestHouse; seen: Seen }

/** What had been sent before the turn under test. */
type Seen = { messages: Map<Address, number>; tickets: number }

export async function readTranscript(path: string): Promise<Transcript> {
  return Transcript.parse(parse(await readFile(path, "utf8")))
}

/**
 * Plays a talk the whole way: signed webhook → database → turn → outbox → fake platform; every event delivered twice.
 * @returns what came otherwise than the transcript says
 */
export async function playTranscript(transcript: Transcript, kind: DatabaseKind, onStep?: OnStep): Promise<Failure[]> {
  const house = await openTestHouse(kind, new Date(transcript.at), onStep)
  try {
    await seat(transcript, house)
    const played: Played = { failures: [], house, seen: { messages: new Map(), tickets: 0 } }
    for (const [index, turn] of transcript.turns.entries()) await playTurn(turn, index + 1, transcript, played)
    await checkEnd(played, transcript)
    return played.failures
  } finally {
    await house.close()
  }
}

const guestAddress = (channel: string): Address => (channel === "sms" ? GUEST_SMS : GUEST_LINE)

/** The guest's stay, as the hotel's system would have told it. */
async function seat(transcript: Transcript, house: TestHouse): Promise<void> {
  const { stay, language } = transcript.guest
  if (!stay) return
  const today = localTime(house.now(), house.content.property.timezone).day
  const body = {
    guest: { language, phone: idOf(GUEST_SMS), ...stay.guest },
    ...{ room: stay.room, status: stay.status },
    ...{ arrival: stay.arrival ?? addDays(today, -1), departure: stay.departure ?? addDays(today, 2) },
  }
  const known = await putStay(house, body)
  if (transcript.guest.channel === "line") await house.store.linkStay(GUEST_LINE, known.id, "staff", house.now())
}

async function putStay(house: TestHouse, body: unknown): Promise<{ id: `sty_${string}` }> {
  const response = await house.app.fetch(
    new Request(`http://hotel.example/api/v1/stays/${RESERVATION}`, {
      method: "PUT",
      headers: { authorization: "Bearer test-api-token", "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  )
  if (response.status !== 200) throw new Error(`The stay was refused: ${await response.text()}`)
  const found = await house.store.findStay(RESERVATION)
  if (!found) throw new Error("The stay was not stored")
  return found.stay
}

async function playTurn(turn: TranscriptTurn, number: number, transcript: Transcript, played: Played): Promise<void> {
  const { house } = played
  played.seen = await look(house, transcript)
  if ("guest" in turn) await guestSays(turn.guest, transcript, house)
  else if ("staff" in turn) for (const [key, text] of Object.entries(turn.staff)) await staffSays(key, text, house)
  else if ("wait" in turn) await wait(durationMs(turn.wait), house)
  else if ("pms" in turn) await changeStay(turn.pms, house)
  else for (const [platform, state] of Object.entries(turn.platform)) await setPlatform(platform, state, house)
  await compare(turn, number, transcript, played)
}

type GuestTurn = Extract<TranscriptTurn, { guest: unknown }>["guest"]

async function guestSays(says: GuestTurn, transcript: Transcript, house: TestHouse): Promise<void> {
  const said = typeof says === "string" ? { text: says } : says
  const channel = ("from" in said && said.from) || transcript.guest.channel
  if (channel === "sms") {
    const from = idOf(GUEST_SMS)
    const picture = [{ url: "https://api.twilio.com/media/1", contentType: "image/jpeg" }]
    const { inboundMms, inboundSms } = house.twilio
    const request = "image" in said ? inboundMms(from, "", picture) : inboundSms(from, "text" in said ? said.text : "")
    return deliverTwice([request], house)
  }
  return lineTwice(lineEventOf(said, house), house)
}

/** The guest's last text on LINE, which they may take back. */
const lastTexts = new WeakMap<TestHouse, string>()

function lineEventOf(said: Exclude<GuestTurn, string>, house: TestHouse): LineEvent {
  const from = idOf(GUEST_LINE)
  const { line } = house
  if ("text" in said) {
    const event = line.textEvent(from, said.text)
    lastTexts.set(house, (event.message as { id: string }).id)
    return event
  }
  if ("image" in said) return line.imageEvent(from)
  if ("sticker" in said) return line.stickerEvent(from, [said.sticker])
  if ("postback" in said) return line.postbackEvent(from, said.postback)
  if (said.event === "unsend") return line.unsendEvent(from, lastTexts.get(house) ?? "")
  return said.event === "follow" ? line.followEvent(from) : line.unfollowEvent(from)
}

async function staffSays(key: string, text: string, house: TestHouse): Promise<void> {
  const address = STAFF_ADDRESSES[key]
  if (!address) throw new Error(`Nobody on the staff list has the key ${key}`)
  if (channelOf(address) === "sms") return deliverTwice([house.twilio.inboundSms(idOf(address), text)], house)
  const from = isGroup(address) ? { group: idOf(address), user: lineId("U", `${key} desk`) } : idOf(address)
  return lineTwice(house.line.textEvent(from, text), house)
}

/** As LINE does after a webhook that timed out: the same event again, marked. */
async function lineTwice(event: LineEvent, house: TestHouse): Promise<void> {
  await deliverTwice([house.line.signedRequest([event]), house.line.signedRequest([redelivered(event)])], house)
}

async function deliverTwice(requests: RawRequest[], house: TestHouse): Promise<void> {
  const [first, second = first] = requests
  for (const request of [first, second]) {
    if (!request) continue
    const response = await house.post(request)
    if (response.status !== 200) throw new Error(`The webhook answered ${response.status}: ${await response.text()}`)
  }
  await house.app.settle()
}

async function wait(ms: number, house: TestHouse): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    house.moveClock(Math.min(left, STEP_MS))
    await house.app.tick()
    await house.app.settle()
  }
}

async function changeStay(change: Record<string, unknown>, house: TestHouse): Promise<void> {
  const known = await house.store.findStay(RESERVATION)
  if (!known) throw new Error("There is no stay to change")
  const { room, arrival, departure, status } = known.stay
  await putStay(house, { guest: { name: known.guest.name }, room, arrival, departure, status, ...change })
}

async function setPlatform(platform: string, state: "up" | "down" | "slow" | "refuses", house: TestHouse): Promise<void> {
  if (platform === "line") await house.line.setMode(state)
  else await house.twilio.setMode(state)
}

async function messagesTo(address: Address, house: TestHouse): Promise<MessageView[]> {
  const conversation = await house.store.findConversation(address)
  if (!conversation) return []
  const messages = await house.store.listMessages(conversation.id, 1_000)
  return messages.filter((message) => message.direction === "out")
}

/** Oldest first. */
async function listTickets(house: TestHouse): Promise<TicketView[]> {
  return (await house.store.listTickets({ status: null, after: null, limit: 100 })).reverse()
}

async function look(house: TestHouse, transcript: Transcript): Promise<Seen> {
  const messages = new Map<Address, number>()
  for (const address of watched(transcript)) messages.set(address, (await messagesTo(address, house)).length)
  return { messages, tickets: (await listTickets(house)).length }
}

function watched(transcript: Transcript): Address[] {
  return [...new Set([guestAddress(transcript.guest.channel), GUEST_LINE, GUEST_SMS, ...Object.values(STAFF_ADDRESSES)])]
}

async function newMessages(address: Address, { house, seen }: Played): Promise<MessageView[]> {
  return (await messagesTo(address, house)).slice(seen.messages.get(address) ?? 0)
}

const templatesOf = (messages: MessageView[]): string[] => messages.flatMap((message) => message.template?.split("+") ?? ["say"])

async function compare(turn: TranscriptTurn, number: number, transcript: Transcript, played: Played): Promise<void> {
  const fail = (what: string, expected: unknown, got: unknown) => played.failures.push({ turn: number, what, expected, got })
  const check = (what: string, expected: unknown, got: unknown) => {
    if (JSON.stringify(expected) !== JSON.stringify(got)) fail(what, expected, got)
  }
  const from = "guest" in turn && typeof turn.guest === "object" && "from" in turn.guest ? turn.guest.from : undefined
  const told = await newMessages(guestAddress(from ?? transcript.guest.channel), played)
  if (turn.bot) check("bot", turn.bot, templatesOf(told))
  const { says } = turn
  if (says && !told.some(({ text }) => text?.includes(says))) {
    fail(
      "says",
      says,
      told.map(({ text }) => text),
    )
  }
  for (const [key, expected] of Object.entries(turn["staff-gets"] ?? {})) {
    const address = STAFF_ADDRESSES[key]
    if (!address) throw new Error(`Nobody on the staff list has the key ${key}`)
    check(`staff-gets ${key}`, expected, templatesOf(await newMessages(address, played)))
  }
  if (turn.slots) await compareSlots(turn.slots, transcript, played, check)
  if (turn.effects) await compareTickets(turn.effects, played, fail)
}

async function compareSlots(
  expected: Record<string, string | number>,
  transcript: Transcript,
  { house }: Played,
  check: (what: string, expected: unknown, got: unknown) => void,
): Promise<void> {
  const conversation = await house.store.findConversation(guestAddress(transcript.guest.channel))
  const frames = conversation?.mode.kind === "bot" ? conversation.mode.memory.frames : []
  const slots = frames.at(-1)?.slots ?? {}
  for (const [name, value] of Object.entries(expected)) check(`slot ${name}`, value, slots[name]?.value)
}

async function compareTickets(
  expected: { ticket: Record<string, unknown> }[],
  { house, seen }: Played,
  fail: (what: string, expected: unknown, got: unknown) => void,
): Promise<void> {
  const opened = (await listTickets(house)).slice(seen.tickets)
  if (opened.length !== expected.length) return fail("tickets opened", expected.length, opened.length)
  expected.forEach(({ ticket }, index) => {
    const got = { ...opened[index], ...opened[index]?.details } as Record<string, unknown>
    for (const [name, value] of Object.entries(ticket)) if (got[name] !== value) fail(`ticket ${name}`, value, got[name])
  })
}

/** Whatever was said: every message left the house once, and no open ticket is without a person or a running clock. */
async function checkEnd({ failures, house }: Played, transcript: Transcript): Promise<void> {
  house.twilio.assertNoViolations()
  const { eventsPending, messagesPending, ticketsOrphaned } = await house.store.countBacklog(house.now())
  const end = transcript.turns.length
  const isUp = house.line.mode === "up" && house.twilio.mode === "up"
  if (isUp && messagesPending > 0) failures.push({ turn: end, what: "messages not sent", expected: 0, got: messagesPending })
  if (eventsPending > 0) failures.push({ turn: end, what: "events without a turn", expected: 0, got: eventsPending })
  if (ticketsOrphaned > 0) failures.push({ turn: end, what: "tickets without a person or a clock", expected: 0, got: ticketsOrphaned })
}
