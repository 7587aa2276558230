import { parseInbound } from "../channels/sms/parse.ts"
import { type Address, type ChannelName, channelOf, idOf } from "../domain/address.ts"
import type { InboundContent, InboundEvent } from "../domain/message.ts"
import { makeRoomCode } from "../guests/room-code.ts"
import { ROOM_CODE_SECRET } from "../inbox/look-up.ts"
import { addMs, SECOND_MS } from "../lib/time.ts"
import type { Doors, GuestSends, Said } from "./doors.ts"
import type { Scene } from "./open-stage.ts"
import type { PretendChannel } from "./pretend-channel.ts"
import { putStay } from "./put-stay.ts"
import type { RecordedMessage } from "./record-store.ts"

/** What is due but could not be done is looked at again after this long. */
const STUCK_MS = 20 * SECOND_MS

/** The doors of a house in this process: events are handed to the inbox as the channels would, after parsing. */
export function openDoors(scene: Scene): Doors {
  const { app, store, recording } = scene
  const staff = new Map(scene.content.property.staff.map(({ key, address }) => [key, address]))
  const lastTexts = new Map<Address, string>()
  let count = 0

  async function deliver(from: Address, what: GuestSends): Promise<void> {
    const id = `sim-${++count}`
    const channel = channelIn(scene, from)
    const replyToken = channel.hear(from)
    const unsent = lastTexts.get(from) ?? ""
    const events = eventsOf({ from, what, id, unsent, replyToken, at: scene.now() })
    if ("text" in what) lastTexts.set(from, id)
    for (const { content } of events) if (content.kind === "consent") channel.setOptedOut(from, content.change === "opt-out")
    for (let times = 0; times < 2; times++) await app.deps.receive(events)
    await app.settle()
  }

  return {
    now: scene.now,
    timezone: scene.content.property.timezone,
    guestSends: deliver,
    async staffSends(key, text) {
      const address = staff.get(key)
      if (!address) throw new Error(`Nobody on the staff list has the key ${key}, or they have no address`)
      await deliver(address, { text })
    },
    wait: (ms) => waitUntil(addMs(scene.now(), ms), scene),
    putStay: (reservation, told) => putStay(scene, reservation, told),
    async addFact(reservation, key, value) {
      const found = await store.findStay(reservation)
      if (!found) throw new Error(`There is no stay ${reservation}`)
      const told = { category: "logistics", source: "staff", author: "front", isSensitive: false, status: "confirmed" } as const
      await store.addFact(found.guest.id, { key, value, ...told }, scene.now())
    },
    roomCode: async (room) => makeRoomCode(await store.getSecret(ROOM_CODE_SECRET), room, scene.now()),
    async linkStay(address, reservation) {
      const found = await store.findStay(reservation)
      if (!found) throw new Error(`There is no stay ${reservation}`)
      await store.linkStay(address, found.stay.id, "staff", scene.now())
    },
    setWeather: async (channel, weather) => scene.channels.get(channel)?.setWeather(weather),
    staffAddress: (key) => staff.get(key) ?? null,
    saidTo: async (address) => (recording.byAddress.get(address) ?? []).map(saidOf),
    tickets: async () => [...recording.tickets],
    async slots(address) {
      const mode = (await store.findConversation(address))?.mode
      return mode?.kind === "bot" ? (mode.memory.frames.at(-1)?.slots ?? {}) : {}
    },
    faults: () => faultsOf(scene),
  }
}

/** Moves the clock from one due thing to the next, so that a whole stay passes in the time its work takes. */
export async function waitUntil(end: Date, scene: Scene): Promise<void> {
  for (;;) {
    await scene.app.tick()
    await scene.app.settle()
    const due = await scene.findNextDue()
    if (!due || due > end) break
    const now = scene.now()
    const next = due > now ? due : addMs(now, STUCK_MS)
    if (next > end) break
    scene.setClock(next)
  }
  if (end > scene.now()) scene.setClock(end)
}

export function saidOf({ template, content, at }: RecordedMessage): Said {
  const text = content.kind === "text" ? content.text : [content.title, ...content.lines.map(({ value }) => value)].join("\n")
  return { template, text, at, content }
}

function channelIn(scene: Scene, address: Address): PretendChannel {
  const channel = scene.channels.get(channelOf(address))
  if (!channel) throw new Error(`No channel carries ${address}`)
  return channel
}

type Letter = { from: Address; what: GuestSends; id: string; unsent: string; replyToken: string | null; at: Date }

/** SMS goes through the parser of the real channel, for the network itself reads STOP and START. */
function eventsOf({ from, what, id, unsent, replyToken, at }: Letter): InboundEvent[] {
  const channel: ChannelName = channelOf(from)
  if (channel === "sms" && "text" in what) {
    return parseInbound(String(new URLSearchParams({ MessageSid: id, From: idOf(from), Body: what.text })), at)
  }
  const content = contentOf(what, id, unsent)
  return [{ channel, key: id, address: from, sender: null, providerMessageId: id, sentAt: at, replyToken, isStandby: false, content }]
}

function contentOf(what: GuestSends, id: string, unsent: string): InboundContent {
  if ("text" in what) return { kind: "text", text: what.text }
  if ("postback" in what) return { kind: "postback", data: what.postback }
  if ("sticker" in what) return { kind: "sticker", keywords: [what.sticker] }
  if ("image" in what) return { kind: "media", media: "image", ref: id, url: null }
  return what.event === "unsend" ? { kind: "unsend", providerMessageId: unsent } : { kind: what.event }
}

/** Whatever was said: every message left the house once, and no open ticket is without a person or a running clock. */
async function faultsOf({ store, channels, now }: Scene): Promise<string[]> {
  const { eventsPending, messagesPending, ticketsOrphaned, jobsFailed } = await store.countBacklog(now())
  const isUp = [...channels.values()].every((channel) => channel.weather() === "up")
  return [
    ...(isUp && messagesPending > 0 ? [`${messagesPending} messages not sent`] : []),
    ...(eventsPending > 0 ? [`${eventsPending} events without a turn`] : []),
    ...(jobsFailed > 0 ? [`${jobsFailed} jobs failed`] : []),
    ...(ticketsOrphaned > 0 ? [`${ticketsOrphaned} tickets without a person or a clock`] : []),
  ]
}
