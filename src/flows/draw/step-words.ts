import type { Language } from "../../domain/language.ts"
import { type Property, serviceLevelOf } from "../../domain/property.ts"
import type { CompiledFlow, FlowNode, NodeOf, Script } from "../content.ts"
import { departmentName, slotName } from "./condition-words.ts"
import type { Phrases } from "./phrases.ts"
import { phrasesIn } from "./phrases-in.ts"
import { wordingOf } from "./wording.ts"

/** What a flow can be drawn from. */
export type Drawable = Pick<Script, "templates" | "catalogue" | "property">

type StepWords = { title: string; said?: string[]; notes?: string[] }

/** One step in a manager's words: what happens, what the guest reads, what else is worth knowing. */
export function stepWords(node: FlowNode, flow: CompiledFlow, script: Drawable, language: Language): StepWords {
  const phrases = phrasesIn(language)
  const wording = (id: string): string => wordingOf(script.templates, id, language)
  switch (node.kind) {
    case "collect":
      return collectWords(node, flow, phrases, { wording, language })
    case "confirm": {
      const notes = [
        ...(node.no === null ? [] : [phrases.ifNot(wording(node.no))]),
        ...(node.answer === null ? [] : [phrases.takesAnswer(slotName(node.answer, language))]),
      ]
      return { title: phrases.confirms, said: [wording(node.template)], notes }
    }
    case "say":
      return sayWords(node, script, phrases, { wording, language })
    case "branch":
      return { title: phrases.decides }
    case "call":
      return { title: phrases.calls(node.flow) }
    case "link":
      return { title: phrases.goesOn(node.flow) }
    case "ticket":
      return ticketWords(node, script, phrases, language)
    case "hand-off": {
      const { say, reason } = node.handOff
      return { title: phrases.handsOver(firstCalled(script.property)), said: [wording(say)], notes: [wording(reason)] }
    }
    case "follow-up": {
      const { after, ask, yes, no } = node.followUp
      const title = phrases.asksLater(after === "promise" ? null : after)
      return { title, said: [wording(ask)], notes: [phrases.onYes(wording(yes)), phrases.onNo[no]] }
    }
    case "record":
      return { title: recordTitle(node, phrases, language) }
    case "pair":
      return node.pair === "code"
        ? { title: phrases.pairsByCode }
        : { title: phrases.pairs, notes: [phrases.ifNot(wording(node.pair.again))] }
    case "withdraw":
      return { title: phrases.withdraws(node.intent) }
    case "end":
      return { title: phrases.ends }
  }
}

type Speaking = { wording: (id: string) => string; language: Language }

function collectWords({ slots }: NodeOf<"collect">, flow: CompiledFlow, phrases: Phrases, { wording, language }: Speaking): StepWords {
  const nameOf = (name: string) => slotName(name, language)
  const isAsked = (name: string) => flow.slots[name]?.ask !== undefined && !flow.slots[name]?.optional
  const asked = slots.filter(isAsked)
  const names = slots.map(nameOf).join(phrases.comma)
  return {
    title: asked.length > 0 ? phrases.asks(asked.map(nameOf).join(phrases.comma)) : phrases.takesUp(names),
    said: asked.map((name) => wording(flow.slots[name]?.ask ?? "")),
    notes: slots.flatMap((name) => {
      const slot = flow.slots[name]
      if (slot && "from" in slot && slot.from === "stay.room") return [phrases.fromStay(nameOf(name))]
      if (slot && "from" in slot && slot.from === "message") return [phrases.fromMessage(nameOf(name))]
      return isAsked(name) || asked.length === 0 ? [] : [phrases.takesUp(nameOf(name))]
    }),
  }
}

function sayWords(node: NodeOf<"say">, script: Drawable, phrases: Phrases, { wording, language }: Speaking): StepWords {
  const other = `${node.template}-other`
  const template = node.by !== null && script.templates.has(other) ? other : node.template
  return {
    title: phrases.says,
    said: [wording(template)],
    notes: [
      ...(node.by === null ? [] : [phrases.wordingBy(slotName(node.by, language))]),
      ...(node.options.length === 0 ? [] : [phrases.offers(node.options.join(phrases.comma))]),
    ],
  }
}

function ticketWords({ ticket }: NodeOf<"ticket">, script: Drawable, phrases: Phrases, language: Language): StepWords {
  const { complete } = serviceLevelOf(script.property, ticket.service, ticket.kind)
  const details = ticket.details.map((name) => slotName(name, language)).join(phrases.comma)
  return {
    title: phrases.ticket(departmentName(script, ticket.department, language), ticket.service, complete),
    notes: [
      ...(ticket.reason ? [wordingOf(script.templates, ticket.reason, language)] : []),
      ...(details ? [phrases.staffSee(details)] : []),
      ...(ticket.replaces ? [phrases.replaces] : []),
    ],
  }
}

/** Whom a hand-off rings first: people by name, where the role has any. */
function firstCalled({ ladder, staff }: Property): string {
  const role = ladder["hand-off"][0]?.to ?? ""
  const names = staff.filter((member) => member.role === role || member.key === role).map(({ name }) => name)
  return names.length > 0 ? names.join(", ") : role
}

function recordTitle({ record }: NodeOf<"record">, phrases: Phrases, language: Language): string {
  if ("slot" in record) return phrases.remembers(slotName(record.slot, language))
  return "told" in record ? phrases.settles[record.told] : phrases.offered
}
