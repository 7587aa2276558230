import { withoutMask } from "../domain/card-number.ts"
import type { EventId } from "../domain/ids.ts"
import type { IntentId, Reading } from "../domain/reading.ts"
import type { Content } from "../flows/content.ts"
import { expectingOf } from "../flows/expecting.ts"
import type { TurnFacts } from "../ports/store.ts"
import type { ReadingContext } from "../understanding/reading-context.ts"
import { isAbstained, readAs, understand } from "../understanding/understand.ts"

/** What was suggested for events whose words we could not read. */
export type Advised = ReadonlyMap<EventId, IntentId>

type Read = { content: Content; now: Date; advised?: Advised }

/** What a guest's words mean where their talk stands; where we cannot tell, what was advised for this event, if anything. */
export function readMessage(text: string, facts: TurnFacts, { content, now, advised }: Read): Reading {
  const said = withoutMask(text)
  const context = readingContextOf(facts, content, now)
  const reading = understand(said, context, content.understanding)
  const advice = advised?.get(facts.event.id)
  return advice && isAbstained(reading) ? readAs(advice, "suggested by the endpoint", said, context, content.understanding) : reading
}

function readingContextOf({ conversation, guest }: TurnFacts, content: Content, now: Date): ReadingContext {
  const { mode, language } = conversation
  const expecting = mode.kind === "bot" ? expectingOf(content, mode.memory) : null
  return { language: language ?? guest?.language ?? null, now, zone: content.property.timezone, expecting }
}
