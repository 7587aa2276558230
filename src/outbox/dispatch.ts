import { type Address, type ChannelName, channelOf } from "../domain/address.ts"
import type { ConversationId } from "../domain/ids.ts"
import type { OutboundMessage } from "../domain/message.ts"
import { DatabaseAway } from "../lib/errors.ts"
import { addMs } from "../lib/time.ts"
import type { Channel, SendResult } from "../ports/channel.ts"
import type { Clock, Log } from "../ports/runtime.ts"
import type { SendReport, Store } from "../ports/store.ts"
import { planRetry } from "./plan-retry.ts"

const CLAIM_MAX = 50
const REPORTS_PER_STATEMENT_MAX = 200
const REPORT_RETRY_MS = 500
const REPORT_TRIES_MAX = 120
/** A lease lasts 30 s and a call at most 10: nothing is begun that another process might take over meanwhile. */
const HELD_MS_MAX = 20_000

export type OutboxDeps = {
  store: Store
  channels: Map<ChannelName, Channel>
  clock: Clock
  log: Log
  /** 0 ≤ n < 1, for jitter. */
  random: () => number
}

/**
 * Sends what commits wrote. Messages of one conversation go one call after the other, in order; different conversations
 * side by side. Nothing is forgotten: what could not be sent is put back with a later time, or ends visibly as failed.
 */
export function createOutbox(deps: OutboxDeps) {
  const chains = new Map<ConversationId, Promise<void>>()
  const reports: SendReport[] = []
  let reporting: Promise<void> | null = null

  /** Messages whose lease this process holds. */
  function sendNow(messages: OutboundMessage[]): void {
    const heldSince = deps.clock.now()
    const byConversation = new Map<ConversationId, OutboundMessage[]>()
    for (const message of messages) byConversation.set(message.conversation, [...(byConversation.get(message.conversation) ?? []), message])
    for (const [conversation, own] of byConversation) {
      const chain = (chains.get(conversation) ?? Promise.resolve()).then(() => sendInOrder(own, heldSince))
      chains.set(conversation, chain)
      void chain.finally(() => {
        if (chains.get(conversation) === chain) chains.delete(conversation)
      })
    }
  }

  async function sendInOrder(messages: OutboundMessage[], heldSince: Date): Promise<void> {
    const waiting = [...messages]
    while (waiting.length > 0) {
      const now = deps.clock.now()
      const isHeld = now.getTime() - heldSince.getTime() < HELD_MS_MAX
      const retryAt = isHeld ? await sendRun(takeRun(waiting, deps)) : now
      if (!retryAt) continue
      // Order matters more than speed: what follows waits for the one before it.
      for (const message of waiting.splice(0)) report(putBack(message, retryAt))
    }
  }

  /** @returns when to try again, or null when this run is over */
  async function sendRun(run: OutboundMessage[]): Promise<Date | null> {
    const first = run[0]
    if (!first) return null
    const channel = deps.channels.get(channelOf(first.address))
    const result = channel ? await callChannel(channel, run, deps) : NO_CHANNEL
    const now = deps.clock.now()
    const retryAt = result.ok ? null : planRetry(first, result, now, deps.random())
    if (!result.ok) {
      deps.log.warn("message not sent", { message: first.id, channel: channelOf(first.address), reason: result.reason, retryAt })
      if (result.address) await deps.store.setAddressState(first.address, result.address, now).catch(() => undefined)
    }
    run.forEach((message, index) => {
      report(result.ok ? accepted(message, result, index) : refused(message, result, retryAt))
    })
    return retryAt
  }

  function report(entry: SendReport): void {
    reports.push(entry)
    startReporting()
  }

  function startReporting(): void {
    reporting ??= writeReports().finally(() => {
      reporting = null
      // One that came between the last look and now.
      if (reports.length > 0) startReporting()
    })
  }

  /** Reports gather while the last batch is being written. While the database is away they are kept: a send forgotten is sent again. */
  async function writeReports(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve))
    for (let tries = 1; reports.length > 0; tries++) {
      const batch = reports.slice(0, REPORTS_PER_STATEMENT_MAX)
      try {
        await deps.store.reportSends(batch, deps.clock.now())
        reports.splice(0, batch.length)
        tries = 0
      } catch (error) {
        if (!(error instanceof DatabaseAway) || tries >= REPORT_TRIES_MAX) {
          // The leases will run out and the messages be looked at again; reply tokens and retry keys keep that harmless.
          deps.log.error("send reports lost", { count: reports.splice(0, batch.length).length, error: String(error) })
          tries = 0
        } else await new Promise<void>((resolve) => setTimeout(resolve, REPORT_RETRY_MS))
      }
    }
  }

  return {
    sendNow,
    /** A person has this guest's message before them: where the platform can, the guest sees that somebody is writing. */
    showTyping(address: Address): void {
      void deps.channels.get(channelOf(address))?.showTyping?.(address)
    },
    /** Takes over what is due: retries, and what a crashed process left behind. */
    async runDue(): Promise<number> {
      // What was sent must be known as sent before anything is taken to be abandoned.
      await reporting
      const claimed = await deps.store.claimMessages(deps.clock.now(), CLAIM_MAX)
      sendNow(claimed)
      return claimed.length
    },
    /** Resolves when everything begun has been sent and reported. */
    async settle(): Promise<void> {
      while (chains.size > 0 || reporting) await Promise.all([...chains.values(), reporting])
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

const NO_CHANNEL: SendResult = { ok: false, retry: "never", reason: "this channel is not configured" }

/** The next messages that may leave in one call: same address, same token, as many as the channel takes. */
function takeRun(waiting: OutboundMessage[], deps: OutboxDeps): OutboundMessage[] {
  const first = waiting[0]
  if (!first) return []
  const most = deps.channels.get(channelOf(first.address))?.limits.messagesPerSendMax ?? 1
  let length = 1
  while (length < most && waiting[length]?.replyToken === first.replyToken && waiting[length]?.attempts === first.attempts) length++
  // A push carries one retry key for all its messages, so only messages of one reply travel together.
  return waiting.splice(0, first.replyToken ? length : 1)
}

async function callChannel(channel: Channel, run: OutboundMessage[], deps: OutboxDeps): Promise<SendResult> {
  const first = run[0] as OutboundMessage
  const lifetimeMs = channel.limits.replyTokenMs
  const isFresh = first.replyTokenAt !== null && lifetimeMs !== null && deps.clock.now() < addMs(first.replyTokenAt, lifetimeMs)
  try {
    return await channel.send({
      address: first.address,
      contents: run.map((message) => message.content),
      // After an unknown outcome the same token is asked again, however old: only its answer tells what happened.
      replyToken: isFresh || first.wasUnknown ? first.replyToken : null,
      retryKey: first.retryKey,
      wasUnknown: first.wasUnknown,
      createdAt: first.createdAt,
    })
  } catch (error) {
    return { ok: false, retry: "unknown", reason: `unexpected: ${error instanceof Error ? error.name : "error"}` }
  }
}

function accepted(message: OutboundMessage, result: SendResult & { ok: true }, index: number): SendReport {
  return {
    message: message.id,
    isAttempt: true,
    status: "accepted",
    reason: null,
    providerId: result.providerIds[index] ?? null,
    via: result.via,
    segments: result.segments,
    isPossibleDuplicate: result.isPossibleDuplicate,
    retryAt: null,
  }
}

function refused(message: OutboundMessage, result: SendResult & { ok: false }, retryAt: Date | null): SendReport {
  const status = result.retry === "unknown" ? "unknown" : retryAt ? "planned" : "failed"
  const given = { providerId: null, via: null, segments: null, isPossibleDuplicate: false }
  return { message: message.id, isAttempt: true, status, reason: result.reason, retryAt, ...given }
}

function putBack(message: OutboundMessage, retryAt: Date): SendReport {
  const given = { providerId: null, via: null, segments: null, isPossibleDuplicate: false }
  return { message: message.id, isAttempt: false, status: "planned", reason: null, retryAt, ...given }
}
