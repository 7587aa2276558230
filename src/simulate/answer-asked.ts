import type { BotMemory } from "../domain/conversation.ts"
import type { Language } from "../domain/language.ts"
import type { IntentId } from "../domain/reading.ts"
import { expectingOf } from "../flows/expecting.ts"
import type { Content } from "../flows/load-content.ts"
import type { Chance } from "../lib/chance.ts"
import type { PersonasFile } from "./personas-file.ts"
import { type Sentences, sentenceOf } from "./sentences.ts"

/** Most recaps are right, and most towels arrive. */
const YES_SHARE = 0.85

/** How pretended guests talk: what they may say, and how it is drawn. */
export type Speech = { sentences: Sentences; answers: PersonasFile["answers"]; chance: Chance }

/** A sensible answer to what the bot is waiting for, in this language; null when it waits for nothing. */
export function answerAsked(
  memory: BotMemory,
  guest: { language: Language; room: string },
  content: Content,
  speech: Speech,
): string | null {
  const { chance, answers } = speech
  const expecting = expectingOf(content, memory)
  const say = (intent: IntentId, otherwise: string) => sentenceOf(speech.sentences, intent, guest.language, chance) ?? otherwise
  switch (expecting?.kind) {
    case "yes-no":
      return chance.next() < YES_SHARE ? say("yes", "好") : say("no", "不")
    case "choice": {
      const labels = (content.catalogue.get(expecting.list) ?? []).map(({ label }) => label[guest.language])
      return labels.length > 0 ? chance.pick(labels) : null
    }
    case "option":
      return chance.pick(expecting.labels)
    case "room":
      return guest.room
    case "count":
    case "time":
    case "text":
      return chance.pick(answers[expecting.kind][guest.language] ?? answers[expecting.kind].en ?? ["1"])
    default:
      return null
  }
}
