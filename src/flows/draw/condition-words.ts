import type { Language } from "../../domain/language.ts"
import { hourOf } from "../conditions.ts"
import type { CompiledFlow, Script } from "../content.ts"
import type { Condition } from "../schema.ts"
import { findEntry } from "../values.ts"
import { phrasesIn } from "./phrases-in.ts"

/** A branch's condition as somebody in the hotel would say it. */
export function conditionWords(
  condition: Condition,
  flow: Pick<CompiledFlow, "slots">,
  script: Pick<Script, "catalogue" | "property">,
  language: Language,
): string {
  const phrases = phrasesIn(language)
  if ("slot" in condition) return slotWords(condition, flow, script, language)
  if ("phase" in condition) return phrases.phase(phrases.phases[condition.phase])
  if ("department" in condition) return phrases.open(departmentName(script, condition.department, language), condition.open)
  if ("fact" in condition) return phrases.open(condition.fact, condition.open)
  if ("time" in condition) return phrases.time(condition.time.from, condition.time.to)
  if ("entitled" in condition) return phrases.entitled(phrases.entitlements[condition.entitled], condition.is)
  if ("member" in condition) return phrases.member(condition.member)
  if ("vip" in condition) return phrases.vip(condition.vip)
  if ("guest" in condition) return phrases.guestKnown(condition.is)
  if ("likes" in condition) return phrases.likes(condition.likes)
  if ("paired" in condition) return phrases.paired[condition.paired]
  if ("near" in condition) return phrases.near(condition.near)
  if ("untaken" in condition) return phrases.untaken(condition.ticket, condition.untaken)
  return phrases.hasOrder(condition.ticket === "any" ? null : condition.ticket, condition.open)
}

export const slotName = (name: string, language: Language): string => phrasesIn(language).slots[name] ?? name.replaceAll("-", " ")

export const departmentName = ({ property }: Pick<Script, "property">, key: string, language: Language): string =>
  property.departments[key]?.name[language] ?? key

function slotWords(
  condition: Extract<Condition, { slot: string }>,
  flow: Pick<CompiledFlow, "slots">,
  { catalogue, property }: Pick<Script, "catalogue" | "property">,
  language: Language,
): string {
  const phrases = phrasesIn(language)
  const slot = slotName(condition.slot, language)
  if ("known" in condition) return phrases.known(slot, condition.known)
  if ("above" in condition) return phrases.above(slot, condition.above)
  if ("after" in condition) return phrases.after(slot, hourOf(condition.after, property))
  if ("before" in condition) return phrases.before(slot, hourOf(condition.before, property))
  if ("spare" in condition) return phrases.spare(condition.spare)
  if ("has" in condition) return phrases.marked(slot, condition.has)
  const declared = flow.slots[condition.slot]
  const entry = findEntry(catalogue, declared?.type === "choice" ? declared.from : null, condition.is)
  return phrases.is(slot, entry?.label[language] ?? condition.is)
}
