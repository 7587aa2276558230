import type { CatalogueEntry } from "./catalogue.ts"
import { COUNT_MAX, findCount, findPeople, readBareCount } from "./find-count.ts"
import { findRoom, roomOf } from "./find-room.ts"
import { findTime } from "./find-time.ts"
import { normalise } from "./normalise.ts"
import { readHanDigits, readNumeral } from "./numerals.ts"
import { OTHER_ROOM } from "./tells-only-room.ts"
import { addTerm, createTermIndex, findTerms, type TermIndex } from "./term-index.ts"

/** A number as the answer to "how many": "三条", "two please", "２つお願いします", "三个人"; null when there is none. */
export function readCount(text: string): number | null {
  const { folded } = normalise(text)
  const bare = readBareCount(folded)
  if (bare !== null) return bare <= COUNT_MAX ? bare : null
  const found = findCount(folded, null) ?? findPeople(folded)
  if (found) return found.count
  const numbers = folded.match(/(?<![\d:.])\d{1,2}(?![\d:.点时])/g) ?? []
  if (numbers.length === 1) return Number(numbers[0])
  const words = folded.match(/(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|a couple|half a dozen|a dozen)(?![a-z])/g) ?? []
  return words.length === 1 ? readNumeral(words[0] ?? "") : null
}

/** A room as the answer to "which room": bare digits count, also dictated ones; null when there is none. */
export function readRoom(text: string): string | null {
  const whole = normalise(text).folded
  const folded = whole.replace(OTHER_ROOM, " ").trim() || whole
  const found = findRoom(folded)
  if (found) return found.room
  const core = folded
    .replace(/[\s。.!,，、]+$/g, "")
    .replace(/^(?:是|it'?s|its|um+|えーと|えっと|那个|嗯)[\s,，]*/, "")
    .replace(/\s?(?:です|でございます|please|thanks|谢谢|号)$/, "")
  const bare = roomOf(core.replace(/\s+/g, ""))
  if (bare) return bare
  const spoken = readHanDigits(core)
  if (spoken && spoken.length >= 2 && spoken.length <= 5) return spoken
  const numbers = folded.match(/(?<![\d+:.-]|[a-z])[a-z]?-?\d{3,4}(?![\d:.])(?!\s?(?:年|元|円|块|yuan|rmb|dollars|分))/g) ?? []
  return numbers.length === 1 ? roomOf(numbers[0] ?? "") : null
}

/** A moment as the answer to "when": a bare "8" counts and means the next eight o'clock ahead of `now` on the hotel's clock. */
export function readTime(text: string, now: Date, zone: string): Date | null {
  const { folded } = normalise(text)
  const found = findTime(folded, now, zone)
  if (found) return found.at
  if (/^(?:现在|马上|立刻|now|right now|asap|今すぐ|今(?![后後回度晚晩夜朝日月年周週])|すぐ|right away|immediately|尽快)/.test(folded))
    return new Date(now)
  const bare = BARE_HOUR.exec(folded)
  const hour = bare?.[1] ?? ""
  if (bare && (readNumeral(hour) ?? 25) <= 24) return findTime(folded.replace(hour, `${readNumeral(hour)}点`), now, zone)?.at ?? null
  const compact = /^([01]?\d|2[0-3])([0-5]\d)$/.exec(folded.trim())
  return compact ? (findTime(`${compact[1]}:${compact[2]}`, now, zone)?.at ?? null) : null
}

/** "8", "tomorrow 8 please", "seven": an hour and nothing that makes it something else. */
const BARE_HOUR =
  /^(?:[^\d]{0,14}\s)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\d:])(?!\s?(?:hours?|hrs?|minutes?|mins?|people|nights?|小时|分|时间|人|个))[^\d]{0,14}$/

/** An entry of a list as the answer to "which one": by label or synonym (the longest named wins), or by its number "2", "２", "二". */
export function readChoice(text: string, entries: CatalogueEntry[]): CatalogueEntry | null {
  const { folded } = normalise(text)
  let best: { entry: CatalogueEntry; length: number; start: number } | null = null
  for (const hit of findTerms(indexOf(entries), folded)) {
    const length = hit.end - hit.start
    const entry = entries[Number(hit.tags[0])]
    if (entry && (!best || length > best.length)) best = { entry, length, start: hit.start }
  }
  if (best) return best.entry
  const number =
    /^(?:第|no\.?|number)?\s?(\d{1,2}|[一二两三四五六七八九十]{1,3}|one|two|three|four|five|six)(?:个|番|番目|号|项|です|でお願いします|please|\s|[.。、)])*$/.exec(
      folded.trim(),
    )
  const position = number?.[1] ? readNumeral(number[1]) : null
  return position === null ? null : (entries[position - 1] ?? null)
}

const indexes = new WeakMap<CatalogueEntry[], TermIndex>()

/** The words of a list, prepared once. */
function indexOf(entries: CatalogueEntry[]): TermIndex {
  const known = indexes.get(entries)
  if (known) return known
  const index = createTermIndex()
  for (const [i, { label, words }] of entries.entries()) {
    for (const word of [...Object.values(label), ...Object.values(words).flat()]) addTerm(index, normalise(word).folded, String(i))
  }
  indexes.set(entries, index)
  return index
}
