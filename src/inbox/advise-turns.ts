import { withoutMask } from "../domain/card-number.ts"
import type { Content } from "../flows/content.ts"
import type { Adviser } from "../ports/adviser.ts"
import type { TurnFacts } from "../ports/store.ts"
import { isAbstained } from "../understanding/understand.ts"
import { type Advised, readMessage } from "./read-message.ts"

export const NO_ADVICE: Advised = new Map()

/** Asks the adviser about guests' messages that our own reading abstains from; of the others it never hears. All are asked at once. */
export async function adviseTurns(loaded: TurnFacts[], around: { content: Content; now: Date }, adviser: Adviser): Promise<Advised> {
  const asked = loaded.flatMap((facts) => {
    const text = unreadText(facts, around)
    return text === null ? [] : [{ event: facts.event.id, text }]
  })
  const answers = await Promise.all(asked.map(async ({ event, text }) => ({ event, intent: await adviser(text) })))
  return new Map(answers.flatMap(({ event, intent }) => (intent ? [[event, intent] as const] : [])))
}

/** The words of a guest who talks to us, when we cannot read them. A letter or two, or digits, are nobody's riddle. */
function unreadText(facts: TurnFacts, around: { content: Content; now: Date }): string | null {
  const { content, isStandby } = facts.event
  if (facts.staff || isStandby || content.kind !== "text" || facts.conversation.mode.kind !== "bot") return null
  if ((content.text.match(/\p{L}/gu)?.length ?? 0) < LETTERS_MIN) return null
  return isAbstained(readMessage(content.text, facts, around)) ? withoutMask(content.text) : null
}

const LETTERS_MIN = 3
