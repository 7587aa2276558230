const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })

/** At most `charsMax` UTF-16 units, never splitting what the reader sees as one character; says so with `ellipsis`. */
export function cutText(text: string, charsMax: number, ellipsis = "…"): string {
  if (text.length <= charsMax) return text
  let kept = ""
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length + ellipsis.length > charsMax) break
    kept += segment
  }
  return kept.trimEnd() + ellipsis
}
