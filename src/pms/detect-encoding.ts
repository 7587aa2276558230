import { columnOf } from "./csv-columns.ts"

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gbk" | "shift_jis"
export type Detected = { encoding: Encoding; delimiter: "," | ";" | "\t"; lines: number }

/** Enough of a file to tell how it was written. */
const SAMPLE_BYTES = 65_536
const NEWLINE = 0x0a

/**
 * How a CSV file was written: by its byte order mark; else UTF-8 when all of it is that; else GBK or Shift-JIS, whichever
 * makes its header one we know, and then whichever reads less like noise. Reads the file once, a piece at a time.
 */
export async function detectEncoding(pieces: AsyncIterable<Uint8Array>): Promise<Detected> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let isUtf8 = true
  let lines = 0
  let sample: Uint8Array = new Uint8Array()
  for await (const piece of pieces) {
    if (sample.length < SAMPLE_BYTES) sample = Buffer.concat([sample, piece]).subarray(0, SAMPLE_BYTES)
    for (const byte of piece) if (byte === NEWLINE) lines++
    isUtf8 = isUtf8 && decodes(decoder, piece)
  }
  const encoding = markOf(sample) ?? (isUtf8 ? "utf-8" : eastAsianOf(sample))
  return { encoding, delimiter: delimiterOf(headerOf(sample, encoding)), lines }
}

function decodes(decoder: TextDecoder, piece: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: true })
    return true
  } catch {
    return false
  }
}

function markOf(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8"
  if (a === 0xff && b === 0xfe) return "utf-16le"
  return a === 0xfe && b === 0xff ? "utf-16be" : null
}

function eastAsianOf(sample: Uint8Array): Encoding {
  const known = (encoding: Encoding) => {
    const header = headerOf(sample, encoding)
    return header.split(delimiterOf(header)).filter((name) => columnOf(name)).length
  }
  const [gbk, japanese] = [known("gbk"), known("shift_jis")]
  if (gbk !== japanese) return gbk > japanese ? "gbk" : "shift_jis"
  return noiseIn(sample, "gbk") <= noiseIn(sample, "shift_jis") ? "gbk" : "shift_jis"
}

/** What a wrong decoding leaves: replacements, half-width kana among other letters, private use. And true kana speaks for Japanese. */
function noiseIn(sample: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(sample)
  const noise = text.match(/[\uFFFD\uFF61-\uFF9F\uE000-\uF8FF]/gu)?.length ?? 0
  const kana = encoding === "shift_jis" ? (text.match(/[\u3041-\u30FA]/gu)?.length ?? 0) : 0
  return noise - kana
}

const headerOf = (sample: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(sample).split(/\r?\n/, 1)[0] ?? ""

function delimiterOf(header: string): Detected["delimiter"] {
  const bare = header.replace(/"[^"]*"/g, "")
  const count = (mark: string) => bare.split(mark).length
  return ([",", ";", "\t"] as const).reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
