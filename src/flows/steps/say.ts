import type { Frame } from "../../domain/conversation.ts"
import { hasTemplate } from "../../templates/catalog.ts"
import type { NodeOf, Script } from "../content.ts"
import { type Draft, getFlow } from "../draft.ts"
import { nearFirst, offerIntents, say } from "../speak.ts"

/** Says a text. A menu is left out while a question waits: two questions at once would be one too many. */
export function sayStep(draft: Draft, frame: Frame, node: NodeOf<"say">): void {
  frame.step = node.next
  const isWaiting = draft.memory.frames.some((other) => other.asked !== null)
  const { repair } = getFlow(draft, frame.flow)
  if (node.options.length > 0 && isWaiting && repair) return
  const value = node.by === null ? undefined : frame.slots[node.by]?.value
  const options = repair === "clarify" ? nearFirst(draft, node.options) : node.options
  say(draft, variantOf(draft.script, node, value), frame, offerIntents(draft, options))
}

/** With `by`: the variant for the slot's value, else `-other`, else the template itself. */
function variantOf(script: Pick<Script, "templates">, node: { template: string; by: string | null }, value: unknown): string {
  if (node.by === null) return node.template
  const variants = [variantName(node.template, String(value ?? "other")), variantName(node.template, "other")]
  return variants.find((id) => hasTemplate(script.templates, id)) ?? node.template
}

/** `complaint.sorry` for the category `room_not_ready` is `complaint.sorry-room-not-ready`. */
const variantName = (template: string, value: string): string => `${template}-${value.replaceAll("_", "-")}`
