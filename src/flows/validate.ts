import { INTENTS, type IntentId, isIntent } from "../domain/reading.ts"
import type { Finding } from "./content.ts"
import { needsEngineTemplates } from "./rules/engine-templates.ts"
import { branchesDecide, endsHaveWords, leadsNowhereTwice, reachesEveryStep } from "./rules/paths.ts"
import { namesKnownDepartments, namesKnownFacts, namesKnownFlags, namesKnownFlows, namesKnownLists } from "./rules/references.ts"
import { asksNothingSensitive } from "./rules/sensitive-facts.ts"
import { slotsAreSet } from "./rules/set-slots.ts"
import { asksWhatItCollects, boundsAreInOrder, namesKnownSlots } from "./rules/slots.ts"
import { repairsAreThere, startsOnce } from "./rules/starts.ts"
import { labelsFit, languagesAgree, namesKnownTemplates, valuesAreKnown } from "./rules/wordings.ts"
import type { World } from "./world.ts"

/** What content must be, beyond its form. Each rule looks at all of it and returns all it finds. */
export const RULES: Record<string, (world: World) => Finding[]> = {
  namesKnownTemplates,
  namesKnownFlows,
  namesKnownSlots,
  namesKnownLists,
  namesKnownDepartments,
  namesKnownFacts,
  namesKnownFlags,
  asksNothingSensitive,
  asksWhatItCollects,
  boundsAreInOrder,
  slotsAreSet,
  startsOnce,
  repairsAreThere,
  reachesEveryStep,
  branchesDecide,
  endsHaveWords,
  leadsNowhereTwice,
  valuesAreKnown,
  languagesAgree,
  labelsFit,
  needsEngineTemplates,
}

export function validate(world: World): Finding[] {
  return Object.values(RULES).flatMap((rule) => rule(world))
}

/** Intents the engine answers by itself. */
const WITHOUT_FLOW = new Set<IntentId>(["yes", "no", "cancel", "back", "restart", "repeat", "human", "language", "opt-out", "opt-in"])

/** What works, but perhaps differently than the hotel thinks. */
export function notesOn(world: World): string[] {
  const started = new Set(world.flows.flatMap(({ flow }) => flow.intents))
  const unserved = Object.keys(INTENTS).filter((intent) => isIntent(intent) && !started.has(intent) && !WITHOUT_FLOW.has(intent))
  return unserved.map((intent) => `No flow starts on ${intent}: guests who want it get a person.`)
}
