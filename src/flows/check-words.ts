import type { Finding } from "./content.ts"
import { asksForNoReservedWord, labelsAreOurs, labelsDiffer } from "./rules/labels.ts"
import { flowsAreStarted } from "./rules/paths.ts"
import { writesItsScript } from "./rules/scripts.ts"
import { fitsThreeSegments, smsNote } from "./rules/sms.ts"
import { givesReasons, greetsWithoutSelling, keepsItsVoice, recoversWell, refusesNobodyBarely, saysNothingForbidden } from "./rules/tone.ts"
import { readWords, type WordWorld } from "./rules/word-world.ts"
import type { World } from "./world.ts"

/**
 * How content must read: what `flows check` finds beyond `RULES`. A house that is open does not close over a word, so
 * none of this keeps content from being served.
 */
const WORD_RULES: Record<string, (world: WordWorld) => Finding[]> = {
  flowsAreStarted,
  writesItsScript,
  fitsThreeSegments,
  labelsAreOurs,
  labelsDiffer,
  asksForNoReservedWord,
  saysNothingForbidden,
  keepsItsVoice,
  givesReasons,
  refusesNobodyBarely,
  greetsWithoutSelling,
  recoversWell,
}

/** All findings about words, by file and line, and what the operator should know of their cost. */
export function checkWords(world: World): { findings: Finding[]; notes: string[] } {
  const words = readWords(world)
  const findings = Object.values(WORD_RULES).flatMap((rule) => rule(words))
  const note = smsNote(words)
  return {
    findings: findings.sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0)),
    notes: note === null ? [] : [note],
  }
}
