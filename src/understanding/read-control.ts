import type { IntentId } from "../domain/reading.ts"
import { foldWhole } from "./fold-whole.ts"
import type { Normal } from "./normalise.ts"
import { type Hit, TAG } from "./term-index.ts"
import type { Meaning, Understanding } from "./understanding.ts"

/** What is left of a stretch of text once courtesies around it are gone: "好的，谢谢" → "好的". May be empty. */
export function peel(folded: string, hits: Hit[], start = 0, end = folded.length): { start: number; end: number } {
  const courtesies = hits.filter((hit) => hit.tags.includes(TAG.peel) && hit.start >= start && hit.end <= end)
  const range = { start, end }
  for (let moved = true; moved; ) {
    moved = false
    while (range.start < range.end && IS_MARK.test(folded.charAt(range.start))) range.start++
    while (range.end > range.start && IS_MARK.test(folded.charAt(range.end - 1))) range.end--
    for (const hit of courtesies) {
      if (hit.start === range.start && hit.end > range.start && hit.end <= range.end) {
        range.start = hit.end
        moved = true
      } else if (hit.end === range.end && hit.start >= range.start && hit.start < range.end) {
        range.end = hit.start
        moved = true
      }
    }
  }
  return range
}

const IS_MARK = /[\s\p{P}\p{S}]/u

/** The meaning a whole stretch of text stands for: itself, or what is left without courtesies. */
export function readWhole(folded: string, hits: Hit[], understanding: Understanding, start = 0, end = folded.length): Meaning | null {
  const whole = understanding.whole.get(foldWhole(folded.slice(start, end)))
  if (whole) return whole
  const core = peel(folded, hits, start, end)
  if (core.start >= core.end) return null
  // A courtesy may belong to the phrase: the です of やっぱりいいです, after すみません.
  for (const [from, until] of [
    [core.start, end],
    [start, core.end],
    [core.start, core.end],
  ] as const) {
    const meaning = understanding.whole.get(foldWhole(folded.slice(from, until)))
    if (meaning) return meaning
  }
  return null
}

/** A message of nothing but emoji or marks: 👍 is a yes. */
export function readEmoji(normal: Normal): IntentId | null {
  const emoji = normal.emoji.join("")
  if (emoji === "" || /[\p{L}\p{N}]/u.test(normal.folded)) return null
  if (/🆘/u.test(emoji)) return "emergency"
  if (/👍|👌|🆗|✅|🙆|⭕|☑/u.test(emoji)) return "yes"
  if (/👎|❌|🙅|✖/u.test(emoji)) return "no"
  if (/🙏|❤|🥰|😍|💐|💕/u.test(emoji)) return "thanks"
  if (/👋/u.test(emoji)) return "greeting"
  return null
}
