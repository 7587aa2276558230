import type { Frame } from "../../domain/conversation.ts"
import type { NodeOf } from "../content.ts"
import { type Draft, nodeOf } from "../draft.ts"
import { ask, yesNoOptions } from "../speak.ts"

/** Says what will happen before it happens, and waits for a yes. */
export function confirm(draft: Draft, frame: Frame, node: NodeOf<"confirm">): void {
  frame.asked = { kind: "confirm" }
  ask(draft, frame, node.template, yesNoOptions(draft))
}

/** The slot that takes the yes or no to an offer; null for a recap, where a no asks what to change. */
export function answerSlotOf(draft: Draft, frame: Frame): string | null {
  const node = nodeOf(draft, frame)
  return frame.asked?.kind === "confirm" && node?.kind === "confirm" ? node.answer : null
}

/** What a guest reads who leaves it at this recap; null: the words for any cancellation. */
export function wordsOnNo(draft: Draft, frame: Frame): string | null {
  const node = nodeOf(draft, frame)
  return frame.asked?.kind === "confirm" && node?.kind === "confirm" ? node.no : null
}
