import type { Option } from "../domain/message.ts"

/** A text for the guest before it becomes a message. */
export type SentText = { template: string; text: string; options: Option[] }

/** What one reply token carries on LINE, and what a guest can take in at once. */
const MESSAGES_PER_TURN_MAX = 5

/**
 * The texts of a turn, at most five: the shortest neighbours share a message, parted by a blank line, under both their
 * template ids (`a.b+c.d`). Tappable answers belong to the last text and stay there.
 */
export function mergeSends(sends: SentText[]): SentText[] {
  const merged = [...sends]
  while (merged.length > MESSAGES_PER_TURN_MAX) {
    const at = shortestPair(merged)
    const [first, second] = merged.slice(at, at + 2)
    if (!first || !second) break
    merged.splice(at, 2, {
      template: `${first.template}+${second.template}`,
      text: `${first.text}\n\n${second.text}`,
      options: second.options.length > 0 ? second.options : first.options,
    })
  }
  return merged
}

function shortestPair(sends: SentText[]): number {
  const lengths = sends.slice(1).map((send, index) => send.text.length + (sends[index]?.text.length ?? 0))
  return lengths.indexOf(Math.min(...lengths))
}
