import { z } from "zod"
import type { InboundContent, InboundEvent } from "../../domain/message.ts"
import { MalformedBody } from "../../lib/errors.ts"
import type { Delivery } from "../../ports/channel.ts"
import { readSimulatorAddress } from "./address.ts"

/** Bounds as LINE has them, the roomiest of the channels imitated. */
export const TEXT_CHARS_MAX = 5_000
const RECEIPTS_MAX = 200

const Key = z.string().regex(/^[A-Za-z0-9_.:-]{1,100}$/, "must be 1 to 100 letters, digits or _.:-")
const Name = z.string().min(1).max(200)

const Letter = z.object({
  address: z.string().max(60),
  key: Key,
  sentAt: z.iso.datetime({ offset: true }).optional(),
})

/** Exactly one of these says what was sent. */
const Content = z.object({
  text: z.string().min(1).max(TEXT_CHARS_MAX).optional(),
  postback: z.string().min(1).max(TEXT_CHARS_MAX).optional(),
  sticker: z.array(z.string().min(1).max(40)).max(20).optional(),
  image: Name.optional(),
  audio: Name.optional(),
  video: Name.optional(),
  file: Name.optional(),
  location: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), label: z.string().max(200) })
    .optional(),
  follow: z.literal(true).optional(),
  unfollow: z.literal(true).optional(),
  unsend: Key.optional(),
})

const Receipts = z.object({
  receipts: z.array(z.object({ id: z.string().min(1).max(200), status: z.enum(["delivered", "read"]) })).max(RECEIPTS_MAX),
})

/**
 * Reads a post of the simulator's page or terminal: either one message,
 * `{ address, key, sentAt?, text | postback | sticker | image | audio | video | file | location | follow | unfollow | unsend }`,
 * or receipts for what the page has shown, `{ receipts: [{ id, status }] }`.
 * `key` makes a repeated post harmless; `sentAt` is ISO and never later than `now`. Throws `MalformedBody` naming the field.
 */
export function parseSimulator(body: string, now: Date): Delivery {
  const json = readJson(body)
  if ("receipts" in json) {
    const { receipts } = check(Receipts, json)
    return {
      events: [],
      receipts: receipts.map(({ id, status }) => ({ channel: "simulator", providerId: id, status, reason: null, address: null })),
    }
  }
  return { events: [readEvent(json, now)], receipts: [] }
}

function readEvent(json: Record<string, unknown>, now: Date): InboundEvent {
  const letter = check(Letter, json)
  const address = readSimulatorAddress(letter.address)
  if (!address) throw new MalformedBody("address: must be small letters, digits or hyphens, at most 40")
  const told = letter.sentAt ? new Date(letter.sentAt) : now
  return {
    channel: "simulator",
    key: letter.key,
    address,
    sender: null,
    providerMessageId: letter.key,
    // A phone's clock that runs ahead must not put a message after the answer to it.
    sentAt: told < now ? told : now,
    replyToken: null,
    isStandby: false,
    content: readContent(json),
  }
}

function readContent(json: Record<string, unknown>): InboundContent {
  const content = check(Content, json)
  const given = Object.keys(content)
  if (given.length > 1) throw new MalformedBody(`${given.join(", ")}: only one of these may be sent at a time`)
  if (content.text !== undefined) return { kind: "text", text: content.text }
  if (content.postback !== undefined) return { kind: "postback", data: content.postback }
  if (content.sticker) return { kind: "sticker", keywords: content.sticker }
  if (content.location) return { kind: "location", ...content.location }
  if (content.follow) return { kind: "follow" }
  if (content.unfollow) return { kind: "unfollow" }
  if (content.unsend) return { kind: "unsend", providerMessageId: content.unsend }
  for (const media of ["image", "audio", "video", "file"] as const) {
    const ref = content[media]
    if (ref) return { kind: "media", media, ref, url: null }
  }
  const unknown = Object.keys(json).find((field) => !(field in Letter.shape))
  if (!unknown) throw new MalformedBody("text: nothing was sent")
  return { kind: "unsupported", what: unknown.slice(0, 40) }
}

function readJson(body: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body))
  } catch {
    throw new MalformedBody("The body is not a JSON object.")
  }
}

function check<Shape extends z.ZodType>(shape: Shape, json: unknown): z.infer<Shape> {
  const read = shape.safeParse(json)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new MalformedBody(`${issue?.path.join(".") || "body"}: ${issue?.message ?? "not valid"}`)
}
