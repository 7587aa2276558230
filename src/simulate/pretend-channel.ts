import { MESSAGES_PER_SEND_MAX, TEXT_CHARS_MAX } from "../channels/line/render.ts"
import { BODY_CHARS_MAX } from "../channels/sms/render.ts"
import type { Address, ChannelName } from "../domain/address.ts"
import type { OutboundContent } from "../domain/message.ts"
import { unreachable } from "../lib/assert.ts"
import { DAY_MS, MINUTE_MS, SECOND_MS } from "../lib/time.ts"
import type { Channel, Send, SendResult } from "../ports/channel.ts"
import type { Clock } from "../ports/runtime.ts"
import type { Weather } from "./transcript.ts"

/** Sources: the platforms' own documentation, as the real channels cite it. */
const LINE_TOKEN_MS = MINUTE_MS
const LINE_TOKEN_USED_FOR_MS = 50 * SECOND_MS
const WECHAT_WINDOW_MS = 2 * DAY_MS
const WECHAT_PER_WINDOW_MAX = 5
const WECHAT_CHARS_MAX = 600

/** Something a phone was given. */
type Delivered = { at: Date; to: Address; content: OutboundContent; via: "reply" | "push" | "sms" | "local"; retryKey: string }

/** A network inside this process, as strict as the real one about who may be written to, when and how often. */
export type PretendChannel = {
  channel: Channel
  delivered: Delivered[]
  setWeather(weather: Weather): void
  weather(): Weather
  /** The guest wrote: opens their window, and on LINE gives a token for a free answer. */
  hear(from: Address): string | null
  /** SMS: the platform itself keeps the list of who sent STOP. */
  setOptedOut(address: Address, isOut: boolean): void
}

type State = {
  name: ChannelName
  clock: Clock
  weather: Weather
  tokens: Map<string, { chat: Address; at: Date; isUsed: boolean }>
  /** WeChat: when the guest last wrote, and how often we wrote since. */
  windows: Map<Address, { at: Date; sent: number }>
  retryKeys: Set<string>
  optedOut: Set<Address>
  delivered: Delivered[]
}

/** Opens one network. Nothing leaves the process. */
export function createPretendChannel(name: ChannelName, clock: Clock): PretendChannel {
  const state: State = {
    ...{ name, clock, weather: "up" as Weather },
    ...{ tokens: new Map(), windows: new Map(), retryKeys: new Set<string>(), optedOut: new Set<Address>(), delivered: [] },
  }
  return {
    channel: { name, limits: limitsOf(name), webhooks: [], send: async (send) => take(send, state) },
    delivered: state.delivered,
    weather: () => state.weather,
    setWeather: (weather) => {
      state.weather = weather
    },
    hear(from) {
      const at = clock.now()
      state.windows.set(from, { at, sent: 0 })
      if (name !== "line") return null
      const token = `token-${state.tokens.size + 1}`
      state.tokens.set(token, { chat: from, at, isUsed: false })
      return token
    },
    setOptedOut(address, isOut) {
      if (isOut) state.optedOut.add(address)
      else state.optedOut.delete(address)
    },
  }
}

function limitsOf(name: ChannelName): Channel["limits"] {
  switch (name) {
    case "line":
      return { messagesPerSendMax: MESSAGES_PER_SEND_MAX, textCharsMax: TEXT_CHARS_MAX, replyTokenMs: LINE_TOKEN_USED_FOR_MS }
    case "sms":
      return { messagesPerSendMax: 1, textCharsMax: BODY_CHARS_MAX, replyTokenMs: null }
    case "wechat":
      return { messagesPerSendMax: 1, textCharsMax: WECHAT_CHARS_MAX, replyTokenMs: null }
    case "simulator":
      return { messagesPerSendMax: MESSAGES_PER_SEND_MAX, textCharsMax: TEXT_CHARS_MAX, replyTokenMs: null }
    default:
      return unreachable(name)
  }
}

function take(send: Send, state: State): SendResult {
  switch (state.weather) {
    case "down":
      return { ok: false, retry: "later", reason: "Service unavailable" }
    case "refuses":
      return { ok: false, retry: "later", reason: "connection refused" }
    case "slow":
      return { ok: false, retry: "unknown", reason: "no answer in time" }
    default:
      return state.name === "line" ? takeLine(send, state) : takeOther(send, state)
  }
}

/** A token answers once and for a minute; whatever comes without one is a push, and a push with a known key is the same push. */
function takeLine(send: Send, state: State): SendResult {
  const token = send.replyToken === null ? undefined : state.tokens.get(send.replyToken)
  if (token && !token.isUsed && state.clock.now().getTime() - token.at.getTime() <= LINE_TOKEN_MS) {
    token.isUsed = true
    return deliver(send, "reply", state)
  }
  if (state.retryKeys.has(send.retryKey)) return accepted(send, "push", false)
  state.retryKeys.add(send.retryKey)
  return deliver(send, "push", state)
}

function takeOther(send: Send, state: State): SendResult {
  if (state.optedOut.has(send.address)) return { ok: false, retry: "never", reason: "the guest opted out", address: "opted-out" }
  if (state.name === "wechat") {
    const window = state.windows.get(send.address)
    const isOpen = window && state.clock.now().getTime() - window.at.getTime() <= WECHAT_WINDOW_MS && window.sent < WECHAT_PER_WINDOW_MAX
    if (!isOpen) return { ok: false, retry: "never", reason: "45015: outside the guest's window" }
    window.sent++
  }
  return deliver(send, state.name === "sms" ? "sms" : "local", state)
}

function deliver(send: Send, via: Delivered["via"], state: State): SendResult {
  const at = state.clock.now()
  for (const content of send.contents) state.delivered.push({ at, to: send.address, content, via, retryKey: send.retryKey })
  return accepted(send, via, send.wasUnknown && send.replyToken !== null && via === "push")
}

function accepted(send: Send, via: Delivered["via"], isPossibleDuplicate: boolean): SendResult {
  return { ok: true, providerIds: send.contents.map(() => null), via, segments: null, isPossibleDuplicate }
}
