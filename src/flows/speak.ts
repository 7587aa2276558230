import type { Frame } from "../domain/conversation.ts"
import type { TicketId } from "../domain/ids.ts"
import type { IntentId } from "../domain/reading.ts"
import { MINUTE_MS } from "../lib/time.ts"
import { hasTemplate, placeholdersOf } from "../templates/catalog.ts"
import { render } from "../templates/render.ts"
import { type Draft, flowOf } from "./draft.ts"
import type { Effect } from "./turn.ts"
import { type FlatValues, frameValues, houseValues } from "./values.ts"

type Options = Extract<Effect, { kind: "send" }>["options"]

/** How long a question may stand before we nudge, ms. */
const SILENCE_MS = 10 * MINUTE_MS
/** LINE takes 13 quick replies. */
const OPTIONS_MAX = 13

/** Says a template with the frame's values. A time in it is a promise that the frame's ticket must keep. */
export function say(draft: Draft, template: string, frame: Frame | null = null, options: Options = []): void {
  const values = frame ? valuesOf(draft, frame) : {}
  draft.effects.push({ kind: "send", template, values, options })
  if (frame?.told && frame.ticket) promise(draft, template, frame.ticket, frame.told.by)
}

/** A time in what was just said binds the ticket's owner, once a turn, while it lies ahead. */
function promise(draft: Draft, template: string, ticket: TicketId, by: string): void {
  const spoken = placeholdersOf(draft.script.templates, template)
  if (!spoken.has("minutes") && !spoken.has("by")) return
  const minutes = Math.round((Date.parse(by) - draft.facts.now.getTime()) / MINUTE_MS)
  const isKnown = draft.effects.some((effect) => effect.kind === "promise" && effect.ticket === ticket)
  if (minutes > 0 && !isKnown) draft.effects.push({ kind: "promise", ticket, minutes })
}

/** Puts the frame's question; from now on it waits, and silence is noticed. */
export function ask(draft: Draft, frame: Frame, template: string, options: Options = []): void {
  say(draft, template, frame, options)
  noteQuestion(draft)
}

/** Counts the question that has just been put and sets the alarm for its silence. */
export function noteQuestion(draft: Draft): void {
  draft.memory.questions += 1
  draft.hasAsked = true
  const question = String(draft.memory.questions)
  draft.effects.push({ kind: "schedule", key: `silence:${question}`, afterMs: SILENCE_MS, timer: "silence", question })
}

/** A frame's values as its templates read them. */
export function valuesOf(draft: Draft, frame: Frame): FlatValues {
  return frameValues(draft.script, flowOf(draft, frame) ?? null, frame, { now: draft.facts.now, language: draft.language })
}

/** A template's text within this turn, for button labels and for staff. */
function textOf(draft: Draft, template: string, values: FlatValues = {}): string {
  const house = houseValues(draft.script, { ...draft.facts, language: draft.language })
  return render(draft.script.templates, template, draft.language, { ...house, ...values })
}

/** Yes and no as tappable answers. */
export function yesNoOptions(draft: Draft): Options {
  return ["repair.yes", "repair.no"].map((template) => optionOf(textOf(draft, template)))
}

/** The entries of a catalogue list as tappable answers, in its order. */
export function listOptions(draft: Draft, list: string): Options {
  const entries = draft.script.catalogue.get(list) ?? []
  return entries.slice(0, OPTIONS_MAX).map((entry) => optionOf(entry.label[draft.language]))
}

const MENU_MAX = 6

/** What a message that was not understood may have meant, best first. */
export const nearIn = ({ input }: Draft): IntentId[] => (input.kind === "message" ? (input.reading.near ?? []) : [])

/** The menu of a clarification: what may have been meant stands first; a person stays the last way out. */
export function nearFirst(draft: Draft, fixed: IntentId[]): IntentId[] {
  const menu = [...new Set([...nearIn(draft), ...fixed])]
  const room = fixed.includes("human") ? MENU_MAX - 1 : MENU_MAX
  return fixed.includes("human") ? [...menu.filter((intent) => intent !== "human").slice(0, room), "human"] : menu.slice(0, room)
}

/** A menu of things we can do; what is picked next is understood as that intent. */
export function offerIntents(draft: Draft, intents: IntentId[]): Options {
  const offered = intents
    .filter((intent) => hasTemplate(draft.script.templates, `menu.${intent}`))
    .map((intent) => ({ label: textOf(draft, `menu.${intent}`), intent }))
  draft.memory.offered = offered
  return offered.map(({ label }) => optionOf(label))
}

const optionOf = (label: string): { label: string; send: string } => ({ label, send: label })
