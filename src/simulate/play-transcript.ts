import { type Address, idOf } from "../domain/address.ts"
import { unreachable } from "../lib/assert.ts"
import { addDays, localTime } from "../lib/time.ts"
import { type Doors, GUEST_ADDRESSES, type GuestSends, type Said } from "./doors.ts"
import { type Failure, judgeTurn, type TurnSeen } from "./judge-turn.ts"
import { durationMs, type GuestChannel, type Transcript, type TranscriptTurn } from "./transcript.ts"

const RESERVATION = "TEST-1"

/** One turn as it was played: what the guest and staff then read. Staff by their keys. */
export type PlayedTurn = { turn: TranscriptTurn; at: Date; told: Said[]; staff: Record<string, Said[]> }
export type Played = { failures: Failure[]; turns: PlayedTurn[] }

/**
 * Plays a talk in a house, turn by turn, and holds what comes against what the script expects.
 * @param staffKeys whose messages are looked at besides those the script names
 */
export async function playTranscript(transcript: Transcript, doors: Doors, staffKeys: string[] = []): Promise<Played> {
  await seatGuest(transcript, doors)
  for (const [key, value] of Object.entries(transcript.facts ?? {})) await doors.addFact(RESERVATION, key, value)
  for (const [reservation, stay] of Object.entries(transcript.house ?? {})) await doors.putStay(reservation, toldOf(stay, doors))
  const played: Played = { failures: [], turns: [] }
  for (const [index, turn] of transcript.turns.entries()) {
    const before = await look(turn, transcript, doors, staffKeys)
    await playTurn(turn, transcript, doors)
    const seen = since(before, await look(turn, transcript, doors, staffKeys))
    played.failures.push(...judgeTurn(index + 1, turn, seen))
    played.turns.push({ turn, at: doors.now(), told: seen.told, staff: seen.staff })
  }
  for (const fault of await doors.faults()) {
    played.failures.push({ turn: transcript.turns.length, expected: { fault: null }, got: { fault } })
  }
  return played
}

/** The guest's stay, as the hotel's system would have told it. */
export async function seatGuest({ guest: { stay, language, channel } }: Pick<Transcript, "guest">, doors: Doors): Promise<void> {
  if (!stay) return
  const told = toldOf(stay, doors)
  await doors.putStay(RESERVATION, { ...told, guest: { language, phone: idOf(GUEST_ADDRESSES.sms), ...stay.guest } })
  // A number that calls is known by the reservation; other addresses are tied by somebody.
  if (channel !== "sms") await doors.linkStay(GUEST_ADDRESSES[channel], RESERVATION)
}

/** Who came yesterday leaves the day after tomorrow, where the script names no days. */
function toldOf(stay: NonNullable<Transcript["guest"]["stay"]>, doors: Doors): Record<string, unknown> {
  const today = localTime(doors.now(), doors.timezone).day
  return { ...stay, arrival: stay.arrival ?? addDays(today, -1), departure: stay.departure ?? addDays(today, 2) }
}

/** Does one turn, without looking at what comes of it. */
export async function playTurn(turn: TranscriptTurn, transcript: Pick<Transcript, "guest">, doors: Doors): Promise<void> {
  if ("guest" in turn) return doors.guestSends(GUEST_ADDRESSES[channelIn(turn, transcript)], await sendsOf(turn.guest, doors))
  if ("staff" in turn) {
    for (const [key, text] of Object.entries(turn.staff)) await doors.staffSends(key, text)
    return
  }
  if ("wait" in turn) return doors.wait(durationMs(turn.wait))
  if ("pms" in turn) {
    const { reservation = RESERVATION, ...told } = turn.pms
    return doors.putStay(String(reservation), told)
  }
  if ("platform" in turn) {
    for (const [channel, weather] of Object.entries(turn.platform)) await doors.setWeather(channel as GuestChannel, weather)
    return
  }
  return unreachable(turn)
}

/** The channel a guest's turn comes on; another turn's is the transcript's. */
function channelIn(turn: TranscriptTurn, transcript: Pick<Transcript, "guest">): GuestChannel {
  const says = "guest" in turn ? turn.guest : null
  return (typeof says === "object" && says && "from" in says ? says.from : undefined) ?? transcript.guest.channel
}

async function sendsOf(says: Extract<TranscriptTurn, { guest: unknown }>["guest"], doors: Doors): Promise<GuestSends> {
  if (typeof says === "string") return { text: says }
  if ("room-code" in says) return { text: await doors.roomCode(says["room-code"]) }
  const { from: _, ...sends } = says
  return sends
}

async function look(turn: TranscriptTurn, transcript: Transcript, doors: Doors, staffKeys: string[]): Promise<TurnSeen> {
  const guest = GUEST_ADDRESSES[channelIn(turn, transcript)]
  const staff: Record<string, Said[]> = {}
  for (const key of new Set([...staffKeys, ...Object.keys(turn["staff-gets"] ?? {})])) {
    staff[key] = await doors.saidTo(addressOf(key, doors))
  }
  return {
    told: await doors.saidTo(guest),
    staff,
    slots: turn.slots ? await doors.slots(GUEST_ADDRESSES[transcript.guest.channel]) : {},
    opened: turn.effects ? await doors.tickets() : [],
  }
}

function addressOf(key: string, doors: Doors): Address {
  const address = doors.staffAddress(key)
  if (!address) throw new Error(`Nobody on the staff list has the key ${key}`)
  return address
}

function since(before: TurnSeen, after: TurnSeen): TurnSeen {
  return {
    told: after.told.slice(before.told.length),
    staff: Object.fromEntries(Object.entries(after.staff).map(([key, said]) => [key, said.slice(before.staff[key]?.length ?? 0)])),
    slots: after.slots,
    opened: after.opened.slice(before.opened.length),
  }
}
