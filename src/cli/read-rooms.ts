/** One PDF carries no more cards than this: a house of a thousand rooms, two each. */
export const PAGES_MAX = 2_000

const ROOM = /^[0-9A-Za-z]{1,8}$/
const RANGE = /^(\d{1,8})-(\d{1,8})$/

/** Rooms, each once, in the order given; or one sentence on what was typed. */
export type ReadRooms = { ok: true; rooms: string[] } | { ok: false; problem: string }

/** Reads rooms from the command line: `1204`, `A12`, ranges like `0501-0510`, and lists of these with commas. */
export function readRooms(words: string[]): ReadRooms {
  const rooms = new Set<string>()
  for (const word of words.flatMap((text) => text.normalize("NFKC").split(/[,;、\s]+/)).filter((text) => text !== "")) {
    const read = readOne(word)
    if (!read.ok) return read
    for (const room of read.rooms) rooms.add(room)
    if (rooms.size > PAGES_MAX) return tooMany(`These are more than ${PAGES_MAX} rooms`)
  }
  return rooms.size > 0
    ? { ok: true, rooms: [...rooms] }
    : { ok: false, problem: "No room was named: write numbers like 1204 or 0501-0510." }
}

export const tooMany = (what: string) => ({
  ok: false as const,
  problem: `${what}: a file carries at most ${PAGES_MAX} pages, print floor by floor.`,
})

function readOne(word: string): ReadRooms {
  const [range, from = "", to = ""] = RANGE.exec(word) ?? []
  if (range !== undefined) return readRange(word, from, to)
  if (ROOM.test(word)) return { ok: true, rooms: [word.toUpperCase()] }
  return { ok: false, problem: `"${word.slice(0, 40)}" is no room: write letters and digits, at most 8, or a range like 0501-0510.` }
}

function readRange(word: string, from: string, to: string): ReadRooms {
  if (from.length !== to.length) {
    return { ok: false, problem: `The ends of ${word} differ in length: write both alike, as in 0501-0510.` }
  }
  const [first, last] = [Number(from), Number(to)]
  if (first > last) return { ok: false, problem: `The range ${word} runs backwards: write ${to}-${from}.` }
  if (last - first >= PAGES_MAX) return tooMany(`The range ${word} names ${last - first + 1} rooms`)
  return { ok: true, rooms: Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(from.length, "0")) }
}
