import { EMPTY_MEMORY } from "../domain/conversation.ts"
import { INTENTS, type Wish } from "../domain/reading.ts"
import type { TicketKind } from "../domain/ticket.ts"
import type { CompiledFlow, Script } from "../flows/content.ts"
import { addMinutes } from "../lib/time.ts"
import { flowsBehind } from "./flows-behind.ts"
import { nameSituation } from "./situations.ts"
import type { Move, Rows, Situation, Stand } from "./stand.ts"
import { ROOM, type Told, tellingValues, unaskedSlots } from "./telling-values.ts"
import { GUEST_CONVERSATION } from "./turn-facts.ts"

/** Ways of one flow to be told at its start; more would only say the same again. */
const OPENINGS_MAX = 40
/** Other matters that may come between on one path; noise, silence and staff come between at any time. */
const DETOURS_MAX = 1

/** The order of a situation that has one. */
export const ORDER_BEFORE = "tkt_before"

/** A conversation in which nothing has been said yet. */
export function standAt(situation: Situation): Stand {
  const { at, order } = situation
  const ticket: Rows["tickets"] = order === null ? [] : [orderOf(order, at)]
  const jobs: Rows["jobs"] = ticket.map(({ id }) => ({
    key: `ladder:${id}:1`,
    payload: { name: "ladder", ticket: id, rung: 1 },
    dueAt: addMinutes(at, 15),
  }))
  const rows: Rows = {
    now: at,
    mode: { kind: "bot", memory: EMPTY_MEMORY },
    isOptedOut: false,
    language: null,
    tickets: ticket,
    promises: [],
    jobs,
    doneKeys: [],
    wrongTries: 0,
    isTied: false,
  }
  return { situation, rows, detours: DETOURS_MAX, question: null, misses: 0, agreed: null, depth: 0, from: null }
}

function orderOf(intent: Wish["intent"], at: Date): Rows["tickets"][number] {
  const times = { openedAt: addMinutes(at, -5), acknowledgeBy: at, completeBy: addMinutes(at, 10) }
  const where = {
    room: ROOM,
    roomEvidence: "verified" as const,
    guest: null,
    conversation: GUEST_CONVERSATION,
    stay: null,
    owner: null,
    details: {},
  }
  const known = INTENTS[intent][0]
  const kind: TicketKind = known === "complaint" || known === "emergency" ? known : "request"
  const order = { kind, intent, department: "front-office", service: intent, urgency: "normal" as const }
  return { id: ORDER_BEFORE, number: 1, status: "open", ...order, ...where, ...times }
}

/** Every way into a flow: its intents, with each telling value of what is never asked, and its events. A repair begins in another flow. */
export function openingsOf(script: Script, flow: CompiledFlow, now: Date): Move[] {
  const events = flow.events.map((event): Move => {
    if (event === "preference") return tellsPreference(script)
    if (event === "usual") return { kind: "says", sense: "start", text: script.profile.usual[0] ?? "", wishes: [] }
    return { kind: "sends", event }
  })
  const wishes = flow.intents.flatMap((intent) => {
    return slotsToldWith(script, flow, now).map((slots): Move => {
      const said = Object.values(slots).map(({ text }) => text)
      const values = Object.fromEntries(Object.entries(slots).map(([name, { value }]) => [name, value]))
      return {
        kind: "says",
        sense: "start",
        text: [`(${intent})`, ...said].join(" "),
        wishes: [{ intent, slots: values, confidence: 0.95 }],
      }
    })
  })
  return [...wishes, ...events]
}

/** The first value of the profile that has words, beside words of liking. */
function tellsPreference({ profile }: Script): Move {
  const words = [...profile.kinds.values()].flatMap(({ values }) => values.flatMap((value) => value.words))
  return { kind: "says", sense: "start", text: [profile.telling[0], words[0]].join(" "), wishes: [] }
}

/** Nothing told; then each slot that is never asked, alone and with each other. */
function slotsToldWith(script: Script, flow: CompiledFlow, now: Date): Record<string, Told>[] {
  const names = new Map(flowsBehind(script, flow.name).flatMap((behind) => unaskedSlots(behind).map((name) => [name, behind] as const)))
  const each = [...names].map(([name, behind]) => [name, tellingValues(script, behind, name, now)] as const)
  const alone = each.flatMap(([name, values]) => values.map((told) => ({ [name]: told })))
  const pairs = each.flatMap(([name, values], index) =>
    each.slice(index + 1).flatMap(([other, others]) => values.flatMap((told) => others.map((more) => ({ [name]: told, [other]: more })))),
  )
  return [{}, ...alone, ...pairs].slice(0, OPENINGS_MAX)
}

/** The first line of a counter-example. */
export const sceneOf = (script: Script, situation: Situation): string => `(${nameSituation(situation, script.property.timezone, ROOM)})`
