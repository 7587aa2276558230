import { readdirSync, readFileSync } from "node:fs"
import { EMPTY_MEMORY, type Mode } from "../../../src/domain/conversation.ts"
import type { InboundContent } from "../../../src/domain/message.ts"
import type { StaffMember } from "../../../src/domain/staff.ts"
import { planGuestCommit } from "../../../src/effects/plan-commit.ts"
import type { Content } from "../../../src/flows/content.ts"
import type { Effect, FlowFacts, Turn } from "../../../src/flows/turn.ts"
import type { CardFacts, Commit, TurnFacts } from "../../../src/ports/store.ts"
import { compileTemplates } from "../../../src/templates/catalog.ts"
import { at, countingIds, staff as everybody, guest, property, stay } from "../tickets/hotel.ts"

const folder = new URL("../../../templates/", import.meta.url)
/** The templates as shipped, so that a value the words need and we do not give fails here. */
const templates = compileTemplates(
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => ({ path: `templates/${file}`, text: readFileSync(new URL(file, folder), "utf8") })),
)
const towel = { "zh-Hans": "浴巾", "zh-Hant": "浴巾", ja: "バスタオル", en: "Bath towel" }

export const content: Content = {
  flows: new Map(),
  starts: new Map(),
  events: new Map(),
  repairs: new Map(),
  templates,
  catalogue: new Map([["amenities", [{ key: "bath-towel", label: towel, unit: null, words: {}, flags: [] }]]]),
  facts: { hours: {}, byLanguage: { "zh-Hans": {}, "zh-Hant": {}, ja: {}, en: {} } },
  profile: { kinds: new Map(), telling: [], usual: [] },
  property,
  understanding: {} as Content["understanding"],
}

type Scene = {
  effects: Effect[]
  said?: InboundContent
  time?: string
  staff?: StaffMember[]
  card?: CardFacts | null
  numbers?: number[]
  facts?: Partial<TurnFacts>
  mode?: Mode
}

/** Mr Wang's turn, with these effects. */
export function plan({
  effects,
  said,
  time = "10:00",
  staff = everybody,
  card = null,
  numbers = [42, 43, 44],
  facts,
  mode,
}: Scene): Commit {
  const turn: Turn = { memory: { ...EMPTY_MEMORY, questions: 1 }, effects, asks: null, outcome: "answered" }
  return planGuestCommit({
    facts: { ...wangFacts(said ?? { kind: "text", text: "要毛巾" }, mode), ...facts },
    turn,
    claim: null,
    flowFacts: flowFacts(time),
    ...{ content, staff, card, numbers, balance: null },
    ids: countingIds(),
    now: at(time),
  })
}

function wangFacts(content: InboundContent, mode: Mode = { kind: "bot", memory: EMPTY_MEMORY }): TurnFacts {
  const address = "line:wang"
  return {
    event: {
      ...{ id: "evt_9", channel: "line", key: "k9", address, sender: null, providerMessageId: null },
      ...{ sentAt: at("10:00"), receivedAt: at("10:00"), replyToken: "token-9", isStandby: false, content },
    },
    hasMore: false,
    conversation: { id: "cnv_wang", address, version: 7, mode, language: null, isOptedOut: false, isBlocked: false },
    ...{ guest, stay, tickets: [], staff: null, staffTickets: [], owner: null },
  }
}

function flowFacts(time: string): FlowFacts {
  return {
    ...{ now: at(time), language: "zh-Hans", guestName: "王先生", isKnown: true, isVip: true, phase: "in-house", dutyManager: null },
    room: { value: "1204", evidence: "verified" },
    openTickets: [],
    ticketId: (n) => `tkt_9${n}`,
  }
}

export const send = (template: string, values = {}, options: { label: string; send: string }[] = []): Effect => ({
  kind: "send",
  template,
  values,
  options,
})

export const order = (more: Partial<Effect & { kind: "open-ticket" }> = {}): Effect => ({
  ...{ kind: "open-ticket", id: "tkt_42", ticketKind: "request", intent: "amenity", department: "housekeeping", service: "amenity" },
  ...{ urgency: "normal", room: "1204", roomEvidence: "verified", details: { item: "bath-towel", quantity: 2 }, verbatim: "要两条浴巾" },
  levels: { acknowledge: 5, complete: 15 },
  ...more,
})
