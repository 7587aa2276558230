import { OPINIONS } from "./opinions.ts"

/** An opinion in a note about a guest, and the fact to write instead. */
export type NoteFinding = { phrase: string; better: string }

/**
 * Notes say what happened, not what somebody thinks of a guest: the next colleague, and one day the guest, reads them.
 * In any language, since staff write in theirs. Null when the note may stand.
 */
export function lintNote(text: string): NoteFinding | null {
  const folded = text.normalize("NFKC")
  for (const { pattern, unless, better } of OPINIONS) {
    const match = pattern.exec(folded)
    if (match && !unless?.test(folded)) return { phrase: match[0].trim(), better }
  }
  return null
}
