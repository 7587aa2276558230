import type { Address } from "../domain/address.ts"
import type { OutboundContent } from "../domain/message.ts"
import type { Slots } from "../domain/slots.ts"
import type { Ticket } from "../domain/ticket.ts"
import type { GuestChannel, Weather } from "./transcript.ts"

/** What a guest's phone can send. */
export type GuestSends =
  | { text: string }
  | { image: string }
  | { sticker: string }
  | { postback: string }
  | { event: "follow" | "unfollow" | "unsend" }

/** A message the house wrote to somebody. `template` may join several ids by `+`; null for words a person wrote. */
export type Said = { template: string | null; text: string; at: Date; content: OutboundContent | null }

/**
 * How a player reaches a house. `simulate` hands events in directly; the tests go through signed webhooks and fake
 * platforms. Everything that follows from a call is done when it resolves.
 */
export type Doors = {
  now(): Date
  timezone: string
  /** Delivered twice, as platforms do. */
  guestSends(from: Address, what: GuestSends): Promise<void>
  /** Throws when nobody has the key. */
  staffSends(key: string, text: string): Promise<void>
  /** Lets the clock run, with everything that falls due on the way. */
  wait(ms: number): Promise<void>
  /** As the hotel's system tells it; the body of `PUT /api/v1/stays/{reservation}`. Throws when it is refused. */
  putStay(reservation: string, body: Record<string, unknown>): Promise<void>
  /** Ties the address to the stay, as staff do. */
  linkStay(address: Address, reservation: string): Promise<void>
  /** Something a colleague has noted in the profile of this reservation's guest. */
  addFact(reservation: string, key: string, value: string): Promise<void>
  /** A code as the card in this room bears it. */
  roomCode(room: string): Promise<string>
  setWeather(channel: GuestChannel, weather: Weather): Promise<void>
  /** Null when nobody has the key or an address. */
  staffAddress(key: string): Address | null
  /** Everything written to this address so far, in order. */
  saidTo(address: Address): Promise<Said[]>
  /** All tickets so far, oldest first. */
  tickets(): Promise<Ticket[]>
  /** Of the conversation's running flow; empty when none runs. */
  slots(address: Address): Promise<Slots>
  /** What must never be, whatever was said: messages not sent, events without a turn, tickets nobody has. A line each. */
  faults(): Promise<string[]>
}

/** Where the guest of a transcript writes from. */
export const GUEST_ADDRESSES: Record<GuestChannel, Address> = {
  line: `line:U${"0".repeat(31)}1`,
  sms: "sms:+8613812345678",
  wechat: "wechat:oSimulatedGuest0000000001",
}
