import { type Address, channelOf, idOf, isGroup } from "../../src/domain/address.ts"
import { makeRoomCode } from "../../src/guests/room-code.ts"
import { ROOM_CODE_SECRET } from "../../src/inbox/look-up.ts"
import type { RawRequest } from "../../src/ports/channel.ts"
import type { Doors, GuestSends } from "../../src/simulate/doors.ts"
import { putStay } from "../../src/simulate/put-stay.ts"
import { STAFF_ADDRESSES, type TestHouse } from "./house.ts"
import { type LineEvent, lineId, redelivered } from "./line-events.ts"

/** The clock moves in steps while a transcript waits, with a tick after each. */
const STEP_MS = 20_000

/** The doors of a house as platforms know them: signed webhooks in, fake platforms out, and the database to look things up. */
export function testDoors(house: TestHouse): Doors {
  const { store } = house
  /** The guest's last text on LINE, which they may take back. */
  let lastText = ""

  function lineEventOf(from: Address, what: GuestSends): LineEvent {
    const { line } = house
    const id = idOf(from)
    if ("text" in what) {
      const event = line.textEvent(id, what.text)
      lastText = (event.message as { id: string }).id
      return event
    }
    if ("image" in what) return line.imageEvent(id)
    if ("sticker" in what) return line.stickerEvent(id, [what.sticker])
    if ("postback" in what) return line.postbackEvent(id, what.postback)
    if (what.event === "unsend") return line.unsendEvent(id, lastText)
    return what.event === "follow" ? line.followEvent(id) : line.unfollowEvent(id)
  }

  return {
    now: house.now,
    timezone: house.content.property.timezone,
    guestSends: (from, what) => (channelOf(from) === "sms" ? smsTwice(from, what, house) : lineTwice(lineEventOf(from, what), house)),
    staffSends: (key, text) => staffSends(key, text, house),
    wait: (ms) => wait(ms, house),
    putStay: (reservation, told) => putStay({ ...house, apiToken: "test-api-token" }, reservation, told),
    async addFact(reservation, key, value) {
      const found = await store.findStay(reservation)
      if (!found) throw new Error(`There is no stay ${reservation}`)
      const told = { category: "logistics", source: "staff", author: "front", isSensitive: false, status: "confirmed" } as const
      await store.addFact(found.guest.id, { key, value, ...told }, house.now())
    },
    roomCode: async (room) => makeRoomCode(await store.getSecret(ROOM_CODE_SECRET), room, house.now()),
    async linkStay(address, reservation) {
      const found = await store.findStay(reservation)
      if (!found) throw new Error("The stay was not stored")
      await store.linkStay(address, found.stay.id, "staff", house.now())
    },
    async setWeather(channel, weather) {
      if (channel === "line") await house.line.setMode(weather)
      else if (channel === "sms") await house.twilio.setMode(weather)
      else throw new Error(`The tests have no ${channel}`)
    },
    staffAddress: (key) => STAFF_ADDRESSES[key] ?? null,
    async saidTo(address) {
      const conversation = await store.findConversation(address)
      const messages = conversation ? await store.listMessages(conversation.id, 1_000) : []
      const out = messages.filter(({ direction }) => direction === "out")
      return out.map(({ template, text, at }) => ({ template, text: text ?? "", at, content: null }))
    },
    tickets: async () => (await store.listTickets({ status: null, after: null, limit: 100 })).reverse(),
    async slots(address) {
      const mode = (await store.findConversation(address))?.mode
      return mode?.kind === "bot" ? (mode.memory.frames.at(-1)?.slots ?? {}) : {}
    },
    faults: () => faultsOf(house),
  }
}

async function smsTwice(address: Address, what: GuestSends, house: TestHouse): Promise<void> {
  const from = idOf(address)
  const picture = [{ url: "https://api.twilio.com/media/1", contentType: "image/jpeg" }]
  const { inboundMms, inboundSms } = house.twilio
  return deliverTwice(["image" in what ? inboundMms(from, "", picture) : inboundSms(from, "text" in what ? what.text : "")], house)
}

async function staffSends(key: string, text: string, house: TestHouse): Promise<void> {
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

/** Whatever was said: every message left the house once, and no open ticket is without a person or a running clock. */
async function faultsOf(house: TestHouse): Promise<string[]> {
  house.twilio.assertNoViolations()
  const { eventsPending, messagesPending, ticketsOrphaned } = await house.store.countBacklog(house.now())
  const isUp = house.line.mode === "up" && house.twilio.mode === "up"
  return [
    ...(isUp && messagesPending > 0 ? [`${messagesPending} messages not sent`] : []),
    ...(eventsPending > 0 ? [`${eventsPending} events without a turn`] : []),
    ...(ticketsOrphaned > 0 ? [`${ticketsOrphaned} tickets without a person or a clock`] : []),
  ]
}
