import { randomUUID } from "node:crypto"
import type { Address } from "../../../src/domain/address.ts"
import { EMPTY_MEMORY } from "../../../src/domain/conversation.ts"
import type { ConversationId, Id } from "../../../src/domain/ids.ts"
import type { InboundContent, NewMessage, StoredEvent } from "../../../src/domain/message.ts"
import { emptyCommit } from "../../../src/ports/empty-commit.ts"
import type { Commit, NewTicket, SendReport, StayTold, Store, TurnFacts } from "../../../src/ports/store.ts"
import { LEASE_MS } from "../../../src/store/lease.ts"
import { type DatabaseKind, openTestStore, type TestStore } from "../../support/database.ts"

/** The moment at which every test of the store begins. */
export const AT = new Date("2026-03-02T13:40:00.000Z")
export const later = (seconds: number): Date => new Date(AT.getTime() + seconds * 1_000)
export const LEASE_SECONDS = LEASE_MS / 1_000

export const GUEST: Address = "line:Uguest"

/** Two processes on one database, and a way to empty it. */
export type Stores = { a: Store; b: Store; reset(): Promise<void> }

export async function openStores(kind: DatabaseKind): Promise<Stores> {
  const [a, b]: TestStore[] = [await openTestStore(kind, "a"), await openTestStore(kind, "b")]
  if (!a || !b) throw new Error("no stores")
  return { a: a.store, b: b.store, reset: a.reset }
}

let made = 0
export function newId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  made++
  return `${prefix}_${String(made).padStart(6, "0")}`
}

export function text(words: string, more: Partial<StoredEvent> = {}): StoredEvent {
  return event({ kind: "text", text: words }, more)
}

export function event(content: InboundContent, more: Partial<StoredEvent> = {}): StoredEvent {
  const id = newId("evt")
  return {
    ...{ id, channel: "line", key: `key-${id}`, address: GUEST, sender: null, providerMessageId: null, sentAt: AT },
    ...{ replyToken: null, isStandby: false, content },
    ...more,
  }
}

/** Receives one text and loads the turn it asks for. */
export async function begin(store: Store, words = "hello", more: Partial<StoredEvent> = {}): Promise<TurnFacts> {
  return loadOne(store, await store.receive([text(words, more)], AT))
}

export async function loadOne(store: Store, conversations: ConversationId[]): Promise<TurnFacts> {
  const [facts] = await store.loadTurns(conversations)
  if (!facts) throw new Error("nothing to load")
  return facts
}

/** The commit that ends a turn, guarded by the version that was read. */
export function commitOf(facts: TurnFacts, more: Partial<Commit> = {}): Commit {
  const { id, version } = facts.conversation
  return {
    ...emptyCommit(AT),
    event: { id: facts.event.id, outcome: "answered" },
    conversations: [{ id, version, mode: { kind: "bot", memory: EMPTY_MEMORY } }],
    ...more,
  }
}

export function message(facts: TurnFacts, words: string, more: Partial<NewMessage> = {}): NewMessage {
  const id = newId("msg")
  const { id: conversation, address } = facts.conversation
  return {
    ...{ id, conversation, address, dedupeKey: `dedupe-${id}`, template: "test.words", cause: facts.event.id, retryKey: randomUUID() },
    ...{ content: { kind: "text", text: words, options: [] }, replyToken: null, replyTokenAt: null },
    ...more,
  }
}

/** What a guest told of themselves. */
export const TOLD = { category: "logistics", source: "guest", author: null, isSensitive: false, status: "confirmed" } as const

export async function ticket(store: Store, facts: TurnFacts, more: Partial<NewTicket> = {}): Promise<NewTicket> {
  const [number = 0] = await store.takeTicketNumbers(1)
  return {
    ...{ id: newId("tkt"), number, kind: "request", intent: "amenity", department: "housekeeping", service: "amenity" },
    ...{ urgency: "normal", room: "1204", roomEvidence: "claimed", guest: facts.guest?.id ?? null, stay: null, owner: null },
    ...{ conversation: facts.conversation.id, details: { item: "towel", quantity: 2 } },
    ...{ openedAt: AT, acknowledgeBy: later(300), completeBy: later(900), event: { by: "guest", text: "two towels" } },
    ...more,
  }
}

/** A turn that sends these words; its messages are leased to `store`. */
export async function send(store: Store, words: string[], address: Address = GUEST): Promise<NewMessage[]> {
  const facts = await begin(store, "please", { address, sentAt: AT })
  const messages = words.map((each) => message(facts, each))
  const [isWritten] = await store.commit([commitOf(facts, { messages })])
  if (!isWritten) throw new Error("not written")
  return messages
}

export function report(sent: Pick<NewMessage, "id">, more: Partial<SendReport> = {}): SendReport {
  const given = { reason: null, providerId: null, via: "push", segments: null, isPossibleDuplicate: false, retryAt: null }
  return { message: sent.id, isAttempt: true, status: "accepted", ...given, ...more }
}

export function overlay(reservation: string, more: Partial<StayTold> = {}): StayTold {
  return {
    ...{ reservation, guest: { name: "王伟", phone: "+8613800138000" }, room: "1204", status: "in-house", source: "api" },
    ...{ arrival: "2026-03-01", departure: "2026-03-04" },
    ...more,
  }
}

export const wordsOf = (messages: { content: { kind: string; text?: string } }[]): (string | undefined)[] =>
  messages.map(({ content }) => content.text)
