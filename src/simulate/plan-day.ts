import type { Language } from "../domain/language.ts"
import { isIntent } from "../domain/reading.ts"
import type { Chance } from "../lib/chance.ts"
import { addMs, instantOf, SECOND_MS } from "../lib/time.ts"
import type { ForecastFile } from "./forecast-file.ts"
import { type Sentences, sentenceOf } from "./sentences.ts"

/** A guest comes with something: from which room (a number from 0), in which words. */
export type Arrival = { at: Date; room: number; language: Language; text: string }

const HOUR_SECONDS = 3_600

/**
 * Draws what a day's guests come with, in order of time. How many come with each thing is drawn around the file's rate, as
 * independent guests make it; a room keeps its language.
 */
export function planDay(
  input: { file: ForecastFile; sentences: Sentences; rooms: number; day: string; zone: string },
  chance: Chance,
): Arrival[] {
  const { file, sentences, day, zone } = input
  const roomsLet = Math.round(input.rooms * file.let)
  if (roomsLet === 0) return []
  const languages = Array.from({ length: roomsLet }, () => chance.weigh(file.languages))
  const arrivals: Arrival[] = []
  for (const [intent, { "per-100": rate, when }] of Object.entries(file.demand)) {
    if (!isIntent(intent)) continue
    for (let count = drawCount((rate * roomsLet) / 100, chance); count > 0; count--) {
      const room = chance.below(roomsLet)
      const language = languages[room] ?? "en"
      const hour = chance.weigh(file.profiles[when] ?? {})
      const at = addMs(instantOf(day, `${hour.padStart(2, "0")}:00`, zone), chance.below(HOUR_SECONDS) * SECOND_MS)
      const text = sentenceOf(sentences, intent, language, chance)
      if (text !== null) arrivals.push({ at, room, language, text })
    }
  }
  return arrivals.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** How often something happens whose mean this is (Poisson): the waits between two such things add up to one day. */
function drawCount(mean: number, chance: Chance): number {
  if (mean <= 0) return 0
  let count = -1
  for (let passed = 0; passed <= mean; passed += chance.spread(1)) count++
  return count
}
