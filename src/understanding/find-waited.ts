const NUMBER = "(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3}|an?|one|two|three|four|half an?|forty|thirty|twenty|fifteen|ten)"
const DURATION = new RegExp(
  `(?:快|都|将近|近|over |more than |almost |nearly |about )?(?:${NUMBER}\\s?(?:多)?(?:个)?(?:多)?半?(?:小时|钟头|分钟|分(?!之)|刻钟|时间)(?:半)?(?:多)?|(?<![a-z\\d])${NUMBER}(?: and a half| or so)?[ -]?(?:hours?|hrs?|minutes?|mins?)(?![a-z])(?: and a half)?)(?![之以]?后|前|以内|内)`,
)
const FUTURE = /(?<![a-z])(?:in|within) (?:about )?$/

/** How long a guest says they have waited, in their own words; null when no length of time is named. */
export function findWaited(text: string, folded: string): string | null {
  const match = DURATION.exec(folded)
  if (!match || FUTURE.test(folded.slice(Math.max(0, match.index - 16), match.index))) return null
  const words = (text.length === folded.length ? text : folded).slice(match.index, match.index + match[0].length)
  return words.replace(/^(?:快|都)/, "").trim()
}
