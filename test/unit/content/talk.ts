import { EMPTY_MEMORY, type Slots } from "../../../src/domain/conversation.ts"
import type { IntentId, Reading } from "../../../src/domain/reading.ts"
import { advance } from "../../../src/flows/advance.ts"
import { loadScript } from "../../../src/flows/load-content.ts"
import type { Effect, FlowFacts } from "../../../src/flows/turn.ts"
import { readFolder } from "./read-content.ts"

const loaded = loadScript([...readFolder("flows"), ...readFolder("templates")])
export const findings = loaded.ok ? [] : loaded.findings

/** What a message is taken to mean; understanding has its own tests. */
export type Meant = { text: string; intent?: IntentId; slots?: Slots }
export type Opened = Extract<Effect, { kind: "open-ticket" }>

const IN_HOUSE: Partial<FlowFacts> = { phase: "in-house", room: { value: "1208", evidence: "verified" } }
export const WHO = {
  stranger: {},
  inHouse: IN_HOUSE,
  vip: {
    ...IN_HOUSE,
    ...{ isVip: true, entitlements: ["late-check-out"], departure: "2026-03-03" },
    roomsTaken: new Map([["2026-03-03", 10]]),
  },
  booked: { phase: "booked" },
  departed: { phase: "departed" },
} satisfies Record<string, Partial<FlowFacts>>

/** A whole conversation at one hotel time: what is said in order, per message, and the tickets opened. */
export function talk(who: Partial<FlowFacts>, time: string, messages: Meant[]): { said: string[][]; opened: Opened[] } {
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings))
  const opened: Opened[] = []
  const said: string[][] = []
  let memory = EMPTY_MEMORY
  messages.forEach(({ text, intent, slots = {} }, turn) => {
    const reading: Reading = {
      language: "en",
      wishes: intent ? [{ intent, slots, confidence: 1 }] : [],
      urgency: "normal",
      emotion: "calm",
      because: [],
    }
    const facts: FlowFacts = {
      now: new Date(`2026-03-02T${time}:00+08:00`),
      language: "en",
      guestName: null,
      isKnown: true,
      isVip: false,
      phase: "unknown",
      room: null,
      openTickets: opened.map(({ id, intent: wanted, ticketKind, department }) => ({
        id,
        intent: wanted,
        kind: ticketKind,
        department,
        openedAt: new Date(`2026-03-02T${time}:00+08:00`),
        completeBy: new Date(`2026-03-02T${time}:59+08:00`),
        isTaken: false,
      })),
      dutyManager: "Chen Ya",
      ticketId: (n) => `tkt_${turn}-${n}`,
      ...who,
    }
    const result = advance(loaded.content, memory, { kind: "message", text, reading }, facts)
    memory = result.memory
    said.push(result.effects.flatMap((effect) => (effect.kind === "send" ? [effect.template] : [])))
    opened.push(...result.effects.filter((effect): effect is Opened => effect.kind === "open-ticket"))
  })
  return { said, opened }
}

export const at = (clock: string): Slots => ({ time: { type: "time", value: `2026-03-03T${clock}:00+08:00` } })
export const chosen = (name: string, value: string): Slots => ({ [name]: { type: "choice", value } })
export const YES: Meant = { text: "yes", intent: "yes" }
