const ELLIPSIS = "…"
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" })

/**
 * At most `charsMax` UTF-16 code units, ending in an ellipsis when something was cut, never inside a visible character.
 * LINE counts labels in graphemes and texts in code units; code units are the stricter of the two.
 * Source: Messaging API, "Character counting in a text".
 */
export function cutText(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text
  const room = charsMax - ELLIPSIS.length
  const graphemes = takeWhole(segmenter.segment(text), room)
  // One visible character longer than the room, as in stacked accents: then at least no half of a surrogate pair.
  return (graphemes || takeWhole(segments(text), room)) + ELLIPSIS
}

function takeWhole(parts: Iterable<{ segment: string }>, charsMax: number): string {
  let taken = ""
  for (const { segment } of parts) {
    if (taken.length + segment.length > charsMax) break
    taken += segment
  }
  return taken
}

function* segments(text: string): Iterable<{ segment: string }> {
  for (const segment of text) yield { segment }
}
