import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type BotMemory, EMPTY_MEMORY, type SlotValue } from "../../src/domain/conversation.ts"
import { INTENTS, type IntentId, type Wish } from "../../src/domain/reading.ts"
import { advance, type TurnInput } from "../../src/flows/advance.ts"
import { FRAMES_MAX, WAITING_MAX } from "../../src/flows/draft.ts"
import { STEPS_PER_TURN_MAX } from "../../src/flows/run.ts"
import type { FlowFacts } from "../../src/flows/turn.ts"
import { houseValues } from "../../src/flows/values.ts"
import { render } from "../../src/templates/render.ts"
import { factsOf, miniScript, openTicket } from "../unit/flows/fixture.ts"

const script = miniScript()

const slotValue: fc.Arbitrary<[string, SlotValue]> = fc.oneof(
  fc.constantFrom("towel", "wine", "no-such").map((value): [string, SlotValue] => ["item", { type: "choice", value }]),
  fc.integer({ min: -2, max: 60 }).map((value): [string, SlotValue] => ["quantity", { type: "count", value }]),
  fc.constantFrom("1204", "1310").map((value): [string, SlotValue] => ["room", { type: "room", value, evidence: "claimed" }]),
  fc.constantFrom("tv", "internet").map((value): [string, SlotValue] => ["fault", { type: "choice", value }]),
  fc.constantFrom("lobby", "").map((value): [string, SlotValue] => ["place", { type: "text", value }]),
)
const wish: fc.Arbitrary<Wish> = fc.record({
  intent: fc.constantFrom(...(Object.keys(INTENTS) as IntentId[])),
  slots: fc.array(slotValue, { maxLength: 3 }).map((slots) => Object.fromEntries(slots)),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
})
const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom("3", "1208", "towels", "好", "no, two", "明早6点", "TV", "2 towels to 1310", ""),
)
const input: fc.Arbitrary<TurnInput> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ text: words, wishes: fc.array(wish, { maxLength: 4 }), emotion: fc.constantFrom("calm" as const, "angry" as const) })
      .map(
        ({ text, wishes, emotion }): TurnInput => ({
          kind: "message",
          text,
          reading: { language: "en", wishes, urgency: "normal", emotion, because: [] },
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("follow" as const, "media" as const, "sticker" as const, "location" as const)
      .map((event): TurnInput => ({ kind: "event", event, text: `[${event}]` })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 9 }).map((n): TurnInput => ({ kind: "timer", timer: { kind: "silence", question: String(n) } })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<TurnInput>({
      kind: "timer",
      timer: { kind: "follow-up", ticket: "tkt_open", ask: "amenity.arrived", flow: "amenity" },
    }),
  },
)
const facts: fc.Arbitrary<Partial<FlowFacts>> = fc.record({
  phase: fc.constantFrom("unknown" as const, "booked" as const, "in-house" as const, "departed" as const),
  room: fc.constantFrom(null, { value: "1204", evidence: "verified" as const }),
  language: fc.constantFrom("zh-Hans" as const, "zh-Hant" as const, "ja" as const, "en" as const),
  openTickets: fc.subarray([openTicket(), openTicket({ id: "tkt_c", kind: "complaint", intent: "complaint" })]),
})
const conversation = fc.array(fc.tuple(input, facts), { minLength: 1, maxLength: 12 })

/** Deep-freezes, so that a change to an argument throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    for (const part of Object.values(value)) frozen(part)
    Object.freeze(value)
  }
  return value
}

describe("advance, for any conversation", () => {
  it("is deterministic, never changes its arguments, stays within its bounds, and can be said", () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        let memory: BotMemory = EMPTY_MEMORY
        turns.forEach(([event, around], index) => {
          const given = frozen({ ...factsOf(around), ticketId: (n: number) => `tkt_${index}_${n}` as const })
          const before = frozen(structuredClone(memory))
          const turn = advance(script, before, frozen(structuredClone(event)), given)
          expect(advance(script, before, event, given)).toEqual(turn)
          expect(JSON.parse(JSON.stringify(turn.memory))).toEqual(turn.memory)
          expect(turn.memory.frames.length).toBeLessThanOrEqual(FRAMES_MAX + 3)
          expect(turn.memory.waiting.length).toBeLessThanOrEqual(WAITING_MAX)
          expect(turn.memory.misses).toBeLessThan(2)
          expect(turn.effects.length).toBeLessThanOrEqual(2 * STEPS_PER_TURN_MAX)
          for (const effect of turn.effects) {
            if (effect.kind !== "send") continue
            const values = { ...houseValues(script, given), ...effect.values }
            expect(render(script.templates, effect.template, given.language, values)).not.toContain("{{")
          }
          memory = JSON.parse(JSON.stringify(turn.memory)) as BotMemory
        })
      }),
      { numRuns: 300 },
    )
  })

  it("answers every message, but for what is merged into a ticket, an ok, or waits for a person", () => {
    fc.assert(
      fc.property(wish, words, (one, text) => {
        const turn = advance(
          script,
          EMPTY_MEMORY,
          { kind: "message", text, reading: { language: "en", wishes: [one], urgency: "normal", emotion: "calm", because: [] } },
          factsOf(),
        )
        expect(turn.effects.some((effect) => effect.kind === "send")).toBe(true)
      }),
    )
  })

  it("gives the guest a person when the content goes in a circle", () => {
    const flows = new Map(script.flows)
    const wifi = flows.get("wifi")
    if (!wifi) throw new Error("no flow wifi")
    const node = { id: "0", next: "0", kind: "branch" as const, arms: [] }
    flows.set("wifi", { ...wifi, nodes: new Map([["0", node]]) })
    const reading = {
      language: "en",
      wishes: [{ intent: "wifi" as const, slots: {}, confidence: 1 }],
      urgency: "normal" as const,
      emotion: "calm" as const,
      because: [],
    }
    const turn = advance({ ...script, flows }, EMPTY_MEMORY, { kind: "message", text: "wifi", reading }, factsOf())
    expect(turn.outcome).toBe("handed-over")
    expect(turn.memory.frames).toEqual([])
  })
})
