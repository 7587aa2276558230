import { createHash } from "node:crypto"

/** A webhook event as LINE writes it. */
export type LineEvent = { type: string; webhookEventId: string; timestamp: number } & Record<string, unknown>

/** Where an event comes from: a person's id, or a chat of several people with the one who acted. */
type From = string | { group: string; user?: string } | { room: string; user?: string }

/** A well-formed id from any word: `lineId("U", "wang")` is always the same 33 characters. */
export function lineId(letter: "U" | "C" | "R", word: string): string {
  return letter + createHash("md5").update(word).digest("hex")
}

/** The same event once more, as LINE delivers it again after a failed webhook. */
export function redelivered(event: LineEvent): LineEvent {
  return { ...event, deliveryContext: { isRedelivery: true } }
}

type Overrides = Record<string, unknown>

/**
 * Builders for every kind of event, as the platform sends them. `overrides` replaces properties of the event (with
 * `undefined`: takes them away). Ids and reply tokens are numbered, so that a run gives the same bytes every time.
 */
export function lineEvents(now: () => Date, newReplyToken: (chat: string) => string) {
  let count = 0

  const event = (from: From, fields: { type: string } & Overrides, overrides: Overrides): LineEvent => ({
    ...fields,
    webhookEventId: `01HW${String(++count).padStart(22, "0")}`,
    deliveryContext: { isRedelivery: false },
    timestamp: now().getTime(),
    source: sourceOf(from),
    mode: "active",
    ...overrides,
  })
  const answerable = (from: From, fields: { type: string } & Overrides, overrides: Overrides): LineEvent =>
    event(from, { ...fields, replyToken: newReplyToken(chatOf(from)) }, overrides)
  const message = (from: From, content: { type: string } & Overrides, overrides: Overrides): LineEvent => {
    const id = String(508_000_000_000_000_000n + BigInt(++count))
    return answerable(from, { type: "message", message: { id, quoteToken: `quote-${id}`, ...content } }, overrides)
  }
  const stored = { contentProvider: { type: "line" } }

  return {
    textEvent: (from: From, text: string, overrides: Overrides = {}) => message(from, { type: "text", text }, overrides),
    /** A group text that mentions this bot first, and nobody else. */
    mentionEvent(from: From, name: string, text: string, overrides: Overrides = {}) {
      const mentionees = [{ index: 0, length: name.length + 1, type: "user", userId: lineId("U", "bot"), isSelf: true }]
      return message(from, { type: "text", text: `@${name} ${text}`, mention: { mentionees } }, overrides)
    },
    imageEvent: (from: From, overrides: Overrides = {}) => message(from, { type: "image", ...stored }, overrides),
    videoEvent: (from: From, overrides: Overrides = {}) => message(from, { type: "video", duration: 6_000, ...stored }, overrides),
    audioEvent: (from: From, overrides: Overrides = {}) => message(from, { type: "audio", duration: 4_000, ...stored }, overrides),
    fileEvent: (from: From, fileName: string, overrides: Overrides = {}) =>
      message(from, { type: "file", fileName, fileSize: 2_138 }, overrides),
    locationEvent: (from: From, latitude: number, longitude: number, overrides: Overrides = {}) =>
      message(from, { type: "location", title: "港口", address: "青岛市市南区", latitude, longitude }, overrides),
    stickerEvent: (from: From, keywords: string[], overrides: Overrides = {}) =>
      message(from, { type: "sticker", packageId: "446", stickerId: "1988", stickerResourceType: "STATIC", keywords }, overrides),
    /** A message of a kind of its own. */
    messageEvent: message,
    unsendEvent: (from: From, messageId: string, overrides: Overrides = {}) =>
      event(from, { type: "unsend", unsend: { messageId } }, overrides),
    followEvent: (from: From, overrides: Overrides = {}) => answerable(from, { type: "follow", follow: { isUnblocked: false } }, overrides),
    unfollowEvent: (from: From, overrides: Overrides = {}) => event(from, { type: "unfollow" }, overrides),
    joinEvent: (from: From, overrides: Overrides = {}) => answerable(from, { type: "join" }, overrides),
    leaveEvent: (from: From, overrides: Overrides = {}) => event(from, { type: "leave" }, overrides),
    memberJoinedEvent: (from: From, user: string, overrides: Overrides = {}) =>
      answerable(from, { type: "memberJoined", joined: { members: [{ type: "user", userId: user }] } }, overrides),
    memberLeftEvent: (from: From, user: string, overrides: Overrides = {}) =>
      event(from, { type: "memberLeft", left: { members: [{ type: "user", userId: user }] } }, overrides),
    postbackEvent: (from: From, data: string, overrides: Overrides = {}) =>
      answerable(from, { type: "postback", postback: { data } }, overrides),
    beaconEvent: (from: From, overrides: Overrides = {}) =>
      answerable(from, { type: "beacon", beacon: { hwid: "d41d8cd98f", type: "enter" } }, overrides),
    videoPlayCompleteEvent: (from: From, overrides: Overrides = {}) =>
      answerable(from, { type: "videoPlayComplete", videoPlayComplete: { trackingId: "welcome-film" } }, overrides),
    accountLinkEvent: (from: From, overrides: Overrides = {}) =>
      answerable(from, { type: "accountLink", link: { result: "ok", nonce: "bm9uY2U" } }, overrides),
    /** An event of a kind of its own, with a reply token. */
    otherEvent: (from: From, type: string, fields: Overrides = {}) => answerable(from, { type }, fields),
  }
}

function sourceOf(from: From): Record<string, string> {
  if (typeof from === "string") return { type: "user", userId: from }
  const who: Record<string, string> = from.user ? { userId: from.user } : {}
  return "group" in from ? { type: "group", groupId: from.group, ...who } : { type: "room", roomId: from.room, ...who }
}

function chatOf(from: From): string {
  if (typeof from === "string") return from
  return "group" in from ? from.group : from.room
}
