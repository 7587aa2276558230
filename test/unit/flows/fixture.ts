import { type BotMemory, EMPTY_MEMORY, type Slots, type SlotValue } from "../../../src/domain/conversation.ts"
import type { Timer } from "../../../src/domain/message.ts"
import type { IntentId, Reading, Wish } from "../../../src/domain/reading.ts"
import { advance, type TurnInput } from "../../../src/flows/advance.ts"
import type { ContentFile, Script } from "../../../src/flows/content.ts"
import { loadScript } from "../../../src/flows/load-content.ts"
import type { Effect, FlowFacts, Turn } from "../../../src/flows/turn.ts"
import { CATALOGUE, FACTS, FLOWS, PROPERTY, TEXTS } from "./mini-hotel.ts"

const inFour = (text: string): Record<string, string> => ({
  "zh-Hans": text,
  "zh-Hant": text,
  ja: text,
  en: text,
})

/** The mini hotel's files; `changes` replaces or, with null, removes one. */
export function miniFiles(changes: Record<string, string | null> = {}): ContentFile[] {
  const templates = Object.entries(TEXTS).map(([name, texts]) => {
    const entries = Object.entries(texts).map(([key, text]) => [key, inFour(text)])
    return [`templates/${name}.yaml`, JSON.stringify(Object.fromEntries(entries), null, 1)]
  })
  const flows = Object.entries(FLOWS).map(([name, text]) => [`flows/${name}.yaml`, text])
  const base = { "flows/property.yaml": PROPERTY, "flows/facts.yaml": FACTS, "flows/catalogue.yaml": CATALOGUE }
  const all: Record<string, string | null> = { ...base, ...Object.fromEntries(flows), ...Object.fromEntries(templates), ...changes }
  return Object.entries(all).flatMap(([path, text]) => (text === null ? [] : [{ path, text }]))
}

export function miniScript(changes: Record<string, string | null> = {}): Script {
  const loaded = loadScript(miniFiles(changes))
  if (!loaded.ok) throw new Error(loaded.findings.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"))
  return loaded.content
}

export const text = (value: string): SlotValue => ({ type: "text", value })
export const choice = (value: string): SlotValue => ({ type: "choice", value })
export const count = (value: number): SlotValue => ({ type: "count", value })
export const room = (value: string): SlotValue => ({ type: "room", value, evidence: "claimed" })

/** What a message was understood as: `["amenity", { item: choice("towel") }]` or just the intent's name. */
export type WishText = IntentId | [IntentId, Slots]

function readingOf(wishes: WishText[], more: Partial<Reading> = {}): Reading {
  const read = wishes.map((wish): Wish => {
    const [intent, slots] = typeof wish === "string" ? [wish, {}] : wish
    return { intent, slots, confidence: 0.8 }
  })
  return { language: "en", wishes: read, urgency: "normal", emotion: "calm", because: [], ...more }
}

export const NOW = new Date("2026-03-02T13:40:00Z")

export function factsOf(more: Partial<FlowFacts> = {}): FlowFacts {
  return {
    now: NOW,
    language: "en",
    guestName: "Mr Wang",
    isKnown: true,
    isVip: false,
    phase: "in-house",
    room: { value: "1204", evidence: "verified" },
    openTickets: [],
    dutyManager: null,
    ticketId: (n) => `tkt_${n}`,
    ...more,
  }
}

export function openTicket(more: Partial<FlowFacts["openTickets"][number]> = {}): FlowFacts["openTickets"][number] {
  const openedAt = new Date(NOW.getTime() - 10 * 60_000)
  const completeBy = new Date(NOW.getTime() + 5 * 60_000)
  return { id: "tkt_open", intent: "amenity", kind: "request", department: "housekeeping", openedAt, completeBy, isTaken: false, ...more }
}

/** A conversation in a test: state passes through JSON between turns, as it does in the database. */
export function startChat(script: Script = miniScript(), facts: Partial<FlowFacts> = {}) {
  let memory: BotMemory = EMPTY_MEMORY
  let around = factsOf(facts)
  let turns = 0
  let last: Turn = { memory, effects: [], asks: null, outcome: "silent" }
  const take = (input: TurnInput): string[] => {
    const opened = turns++
    last = advance(script, memory, input, { ...around, ticketId: (n) => `tkt_${opened}_${n}` })
    memory = JSON.parse(JSON.stringify(last.memory)) as BotMemory
    return saidIn(last.effects)
  }
  return {
    /** The guest says this; it is understood so. @returns the templates that answer */
    says: (words: string, wishes: WishText[] = [], more: Partial<Reading> = {}): string[] =>
      take({ kind: "message", text: words, reading: readingOf(wishes, more) }),
    sends: (event: "follow" | "media" | "sticker" | "location"): string[] => take({ kind: "event", event, text: `[${event}]` }),
    rings: (timer: Timer): string[] => take({ kind: "timer", timer }),
    /** The silence alarm of the question that stands. */
    staysSilent: (): string[] => take({ kind: "timer", timer: { kind: "silence", question: String(memory.questions) } }),
    moves: (change: Partial<FlowFacts>): void => {
      around = { ...around, ...change }
    },
    setScript: (next: Script): void => {
      script = next
    },
    setMemory: (next: BotMemory): void => {
      memory = next
    },
    memory: (): BotMemory => memory,
    turn: (): Turn => last,
    effects: <Kind extends Effect["kind"]>(kind: Kind): Extract<Effect, { kind: Kind }>[] =>
      last.effects.filter((effect): effect is Extract<Effect, { kind: Kind }> => effect.kind === kind),
    slots: (): Slots => memory.frames.at(-1)?.slots ?? {},
  }
}

const saidIn = (effects: Effect[]): string[] => effects.flatMap((effect) => (effect.kind === "send" ? [effect.template] : []))
