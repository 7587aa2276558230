/** Numbers as guests write them, in digits, Han numerals and English words. */

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  兩: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** A number in Han characters, `两`, `十二`, `二十`, `一百零五`; null when it is none. Up to 9999. */
export function readHanNumber(text: string): number | null {
  let total = 0
  let digit: number | null = null
  if (text === "" || text.length > 8) return null
  for (const char of text) {
    const ten = TENS[char]
    if (ten !== undefined) {
      total += (digit ?? 1) * ten
      digit = null
      continue
    }
    const value = DIGITS[char]
    if (value === undefined || (digit !== null && digit !== 0)) return null
    digit = value
  }
  return total + (digit ?? 0)
}

/** A room or phone number dictated digit by digit, `一八零八` → "1808"; null when it is none. */
export function readHanDigits(text: string): string | null {
  let digits = ""
  for (const char of text) {
    const value = char === "幺" ? 1 : DIGITS[char]
    if (value === undefined) return null
    digits += value
  }
  return digits === "" ? null : digits
}

const ENGLISH = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
  "twenty",
]
const PHRASES: Record<string, number> = {
  a: 1,
  an: 1,
  another: 1,
  single: 1,
  couple: 2,
  "a couple": 2,
  "a couple of": 2,
  "couple of": 2,
  pair: 2,
  both: 2,
  "a few": 3,
  few: 3,
  "half a dozen": 6,
  "half dozen": 6,
  dozen: 12,
  "a dozen": 12,
  "two dozen": 24,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
}
const TSU: Record<string, number> = { ひとつ: 1, ふたつ: 2, みっつ: 3, よっつ: 4, いつつ: 5, むっつ: 6, ななつ: 7, やっつ: 8, ここのつ: 9 }

/** Any single numeral, as regular expression source. Longer forms come first. */
export const NUMERAL =
  "(?:\\d{1,4}|[零〇一二两俩三仨四五六七八九十百]{1,5}|ひとつ|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ)"
export const ENGLISH_NUMERAL = `(?:half a dozen|half dozen|a dozen|two dozen|dozen|a couple of|a couple|couple of|couple|a few|another|an|a|both|${ENGLISH.slice(
  1,
)
  .sort((x, y) => y.length - x.length)
  .join("|")}|thirty|forty|fifty|sixty|\\d{1,4})`

/** The value of a numeral in digits, Han characters, Japanese counting words or English. */
export function readNumeral(text: string): number | null {
  const plain = text.trim()
  if (/^\d{1,4}$/.test(plain)) return Number(plain)
  const english = ENGLISH_VALUES.get(plain)
  if (english !== undefined) return english
  return PHRASES[plain] ?? TSU[plain] ?? readHanNumber(plain)
}

const ENGLISH_VALUES = new Map(
  [
    "zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen,twenty",
  ].flatMap((list) => list.split(",").map((word, value) => [word, value] as const)),
)
