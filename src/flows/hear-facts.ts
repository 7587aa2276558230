import { ownWords } from "../domain/fact-kind.ts"
import { INTENTS, type Wish } from "../domain/reading.ts"
import { findFacts, type HeardFact } from "../understanding/find-facts.ts"
import { normalise } from "../understanding/normalise.ts"
import { type Draft, topFrame } from "./draft.ts"
import { startEventFlow } from "./start-flow.ts"

/** What is told of a preference may look like a wish for it now; these a preference only resembles. */
const LOOK_ALIKES = new Set<Wish["intent"]>(["room-change", "maintenance", "suggestion", "hotel-info", "facilities", "chase"])

/** So sure of a wish, it is one: "could we change rooms, we'd prefer a higher floor". */
const SURE_MIN = 0.96

/** Keeps what a guest tells of their likes, as not yet confirmed. Nobody is known: there is no profile to keep it in. */
export function hearFacts(draft: Draft): HeardFact[] {
  if (!draft.facts.isKnown || draft.text === "") return []
  const heard = findFacts(draft.text, draft.script.profile)
  for (const { key, value } of heard) draft.effects.push({ kind: "record-fact", fact: key, value, status: "proposed" })
  return heard
}

const USUAL_CHARS_MAX = 40

/** "The same as last time": what that was has to be looked up first. @returns whether it was asked for */
export function takeUsual(draft: Draft, wishes: Wish[]): boolean {
  const flow = draft.script.events.get("usual")
  const { folded } = normalise(draft.text)
  const isAsked = folded.length <= USUAL_CHARS_MAX && draft.script.profile.usual.some((phrase) => folded.includes(phrase))
  const isOnlyThat = wishes.every(({ intent }) => intent === "room-service" || intent === "repeat" || INTENTS[intent][0] === "social")
  if (!flow || !isAsked || !isOnlyThat || !draft.facts.isKnown) return false
  const { habits } = draft.facts
  if (!habits) {
    draft.asks = { kind: "habits" }
    return true
  }
  draft.memory.misses = 0
  startEventFlow(draft, flow)
  const frame = topFrame(draft)
  if (frame && habits.usual !== null) frame.slots.usual = { type: "text", value: habits.usual }
  return true
}

/** Nothing but a preference was told: we say back what we heard. @returns whether it was so */
export function takeFacts(draft: Draft, wishes: Wish[], heard: HeardFact[]): boolean {
  const flow = draft.script.events.get("preference")
  const isOnlyThat = wishes.every(
    ({ intent, confidence }) => (LOOK_ALIKES.has(intent) && confidence < SURE_MIN) || INTENTS[intent][0] === "social" || intent === "yes",
  )
  if (!flow || heard.length === 0 || !isOnlyThat) return false
  draft.memory.told = heard
  draft.memory.misses = 0
  startEventFlow(draft, flow)
  const words = heard.map((fact) => ownWords(fact, draft.script.profile.kinds, draft.language))
  const frame = topFrame(draft)
  if (frame) frame.slots.preference = { type: "text", value: words.join(draft.language === "en" ? ", " : "、") }
  return true
}
