import type { Finding } from "../content.ts"
import type { World } from "../world.ts"

/** Texts the engine and the staff side say by name, whatever the flows are. */
export const ENGINE_TEMPLATES = [
  "repair.nothing-to-cancel",
  "repair.not-understood",
  "repair.closed-quietly",
  "repair.language-set",
  "repair.text-only",
  "repair.card-number",
  "repair.other-language",
  "repair.yes",
  "repair.no",
  "handoff.asked",
  "handoff.is-it-fixed",
  "handoff.reason-not-fixed",
  "handoff.reason-beyond",
  "handoff.fixed-thanks",
  "handoff.not-fixed",
  "handoff.relayed",
  "handoff.asked-again",
  "handoff.kept",
  "chase.chased",
] as const

/** Those of them that tell the guest a time. */
export const TIMED_TEMPLATES: ReadonlySet<string> = new Set(["handoff.asked", "handoff.not-fixed", "handoff.asked-again", "chase.chased"])

/** Needed only while no flow starts on the intent. */
const INSTEAD_OF_FLOW = { "opt-out": "consent.opted-out", "opt-in": "consent.opted-in" } as const

export function needsEngineTemplates({ flows, templates }: World): Finding[] {
  const started = new Set<string>(flows.flatMap(({ flow }) => flow.intents))
  const instead = Object.entries(INSTEAD_OF_FLOW).flatMap(([intent, id]) => (started.has(intent) ? [] : [id]))
  const menus = flows.flatMap(({ flow }) => [...flow.nodes.values()].flatMap((node) => (node.kind === "say" ? node.options : [])))
  const needed = [...ENGINE_TEMPLATES, ...instead, ...new Set(menus.map((intent) => `menu.${intent}`))]
  return needed
    .filter((id) => !templates.has(id))
    .map((id) => ({
      file: `templates/${id.split(".")[0]}.yaml`,
      line: null,
      message: `The template ${id} is missing: the house says it by itself.`,
    }))
}
