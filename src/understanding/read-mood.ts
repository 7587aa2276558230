import type { Emotion, Wish } from "../domain/reading.ts"
import { INTENTS } from "../domain/reading.ts"
import type { Urgency } from "../domain/ticket.ts"
import type { Normal } from "./normalise.ts"
import { type Hit, TAG } from "./term-index.ts"

/** How a message sounds: words of the lexicon, capitals, exclamation marks, emoji. */
export type Mood = { emotion: Emotion; isPressing: boolean; isRepeated: boolean; isCourteous: boolean }

const ANGRY_EMOJI = /😡|😠|🤬|👿|💢|👎|🖕|🤡/u
const PLEASED_EMOJI = /😊|😍|🥰|👍|😄|😁|🙏|❤|💕|🎉|😃|🌟/u
const ANXIOUS_EMOJI = /😰|😨|😱|😭|😥|😟/u

/** Reads the mood. Anger needs a word for it, or a repeated problem told loudly. */
export function readMood(normal: Normal, hits: Hit[]): Mood {
  const has = (mood: string) => hits.some((hit) => hit.tags.includes(TAG.mood + mood))
  const emoji = normal.emoji.join("")
  const isRepeated = has("repeated")
  const isPressing = has("pressing")
  const isCourteous = COURTEOUS.test(normal.text) && !isRepeated && !isLoud(normal)
  const tone = { isPressing, isRepeated, isCourteous }
  const isAngry = has("angry") || ANGRY_EMOJI.test(emoji) || (isRepeated && isLoud(normal) && !has("pleased"))
  if (isAngry) return { emotion: "angry", ...tone }
  if (has("embarrassed")) return { emotion: "embarrassed", ...tone }
  if (has("anxious") || ANXIOUS_EMOJI.test(emoji)) return { emotion: "anxious", ...tone }
  if (has("pleased") || PLEASED_EMOJI.test(emoji)) return { emotion: "pleased", ...tone }
  return { emotion: "calm", ...tone }
}

/** A courtesy that nobody adds in anger. */
const COURTEOUS =
  /麻烦|麻煩|请问|請問|您好|你好|谢谢|謝謝|不好意思|反映一下|恐れ入り|お手数|すみません|申し訳|お願い|いただけ|\b(?:hello|hi|good (?:morning|evening|afternoon)|please|thanks|thank you|could you|would you|sorry to|let you know|wanted to mention)\b|죄송|부탁|감사|안녕|รบกวน|ขอบคุณ|ขอโทษ/i

/** Capitals throughout, a run of marks, or single words of a lower-case message in capitals: "NOTHING". */
function isLoud({ text, isShouting, exclamations }: Normal): boolean {
  return isShouting || exclamations >= 2 || /\?{2,}|\?!|!\?/.test(text) || (/[a-z]/.test(text) && STRESSED.test(text))
}

const STRESSED = /\b(?:NOW|AGAIN|NOTHING|NEVER|STILL|NOT|EVERY|ALL|TWICE|TWO|THREE|ONE|HOURS?|RAW|SERIOUSLY|NOBODY|ENOUGH|STOP)\b/

/**
 * The emotion a colleague should expect, now that the wishes are known: danger is told in fear, and a complaint told in no
 * other mood in anger, unless it is told with courtesy. What is wished with joy stays joy.
 */
export function emotionOf(wishes: Wish[], mood: Mood): Emotion {
  const kinds = new Set(wishes.map((wish) => INTENTS[wish.intent][0]))
  if (kinds.has("emergency")) return "anxious"
  if (kinds.has("complaint") && !(mood.emotion === "calm" && mood.isCourteous) && (mood.emotion === "calm" || mood.emotion === "pleased"))
    return "angry"
  if (wishes.some((wish) => wish.intent === "compliment") && mood.emotion === "calm") return "pleased"
  return mood.emotion
}

/** low: social, control, consent, questions · normal: requests, calm faults · high: complaints, pressing or repeated · critical: emergencies. */
export function urgencyOf(wishes: Wish[], mood: Mood): Urgency {
  const kinds = new Set(wishes.map((wish) => INTENTS[wish.intent][0]))
  if (kinds.has("emergency")) return "critical"
  if (kinds.has("complaint")) return "high"
  const isWork = kinds.has("request") || kinds.has("reservation")
  if (isWork && (mood.isPressing || mood.isRepeated || mood.emotion === "angry")) return "high"
  if (mood.emotion === "angry") return "high"
  return isWork || wishes.length === 0 ? "normal" : "low"
}
