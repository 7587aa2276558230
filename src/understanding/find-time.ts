import { addDays, addMinutes, instantOf, localTime, MINUTE_MS } from "../lib/time.ts"
import { findClock, type Period } from "./find-clock.ts"
import { readNumeral } from "./numerals.ts"

/** A moment a guest named, and where the words stand. */
export type FoundTime = { at: Date; start: number; end: number }

/** Which half of the day a bare hour means when words do not say: the next one ahead, the morning, or the afternoon and evening. */
export type HourLean = "next" | "morning" | "afternoon"

/**
 * The moment named in a folded text, on the hotel's clock: "明早六点半", "明日の朝6時半", "half six tomorrow",
 * "in 20 minutes", "半小时后". Without an hour there is no moment: null. A bare hour is the next one ahead of `now`.
 */
export function findTime(folded: string, now: Date, zone: string, lean: HourLean = "next"): FoundTime | null {
  const relative = findRelative(folded, now)
  if (relative) return relative
  const clock = findClock(folded)
  if (!clock) return null
  const near = { start: Math.max(0, clock.start - 24), end: Math.min(folded.length, clock.end + 28) }
  const around = folded.slice(near.start, near.end)
  const period = clock.period ?? findPeriod(around)
  const day = findDay(around, localTime(now, zone))
  return { at: resolve({ ...clock, period, day }, now, zone, lean), start: clock.start, end: clock.end }
}

const NUMBER = "(\\d{1,3}|[一二两三四五六七八九十]{1,3}|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|forty-five)"
const RELATIVE: { pattern: RegExp; minutes: (n: number) => number }[] = [
  { pattern: /一个半(?:小时|钟头)[之以]?[后内]|1时间半后|in an? hour and a half/, minutes: () => 90 },
  {
    pattern:
      /半个?(?:小时|钟头)[之以]?后|过半个?(?:小时|钟头)|半时间后|in half an hour|half an hour from now|half an hour later|30 minutes from now/,
    minutes: () => 30,
  },
  { pattern: new RegExp(`${NUMBER}\\s?个半(?:小时|钟头)[之以]?后`), minutes: (n) => n * 60 + 30 },
  { pattern: new RegExp(`${NUMBER}\\s?(?:个?(?:小时|钟头)|时间)[之以]?后`), minutes: (n) => n * 60 },
  { pattern: new RegExp(`${NUMBER}\\s?(?:分钟?|分)[之以]?后`), minutes: (n) => n },
  { pattern: new RegExp(`(?<![a-z])in (?:about |around |like )?${NUMBER} (?:minutes?|mins?)(?![a-z])`), minutes: (n) => n },
  { pattern: new RegExp(`(?<![a-z])in (?:about |around )?${NUMBER} (?:hours?|hrs?)(?![a-z])`), minutes: (n) => n * 60 },
  { pattern: new RegExp(`(?<![a-z0-9])${NUMBER} (?:minutes?|mins?) (?:from now|later)`), minutes: (n) => n },
  { pattern: new RegExp(`(?<![a-z0-9])${NUMBER} (?:hours?|hrs?) (?:from now|later)`), minutes: (n) => n * 60 },
  { pattern: /(\d{1,3})\s?분 (?:후|뒤)/, minutes: (n) => n },
]

function findRelative(folded: string, now: Date): FoundTime | null {
  for (const { pattern, minutes } of RELATIVE) {
    const match = pattern.exec(folded)
    const amount = match?.[1] === undefined ? 0 : readNumeral(match[1].replace("forty-five", "45"))
    if (match && amount !== null) {
      const at = Math.ceil(addMinutes(now, minutes(amount)).getTime() / MINUTE_MS) * MINUTE_MS
      return { at: new Date(at), start: match.index, end: match.index + match[0].length }
    }
  }
  return null
}

const PERIODS: [Period, RegExp][] = [
  ["night", /凌晨|深夜|半夜|夜中|未明|새벽|early hours/],
  [
    "morning",
    /(?:早上|上午)(?!好)|清晨|清早|一早|大早|明早|今早|早晨|(?<![提最更尽趁太])早[^餐饭点一安上晨]|朝(?!食)|午前|오전|아침|(?<!good )morning|(?<![a-z])a\.?m(?![a-z])/,
  ],
  ["noon", /中午|正午|昼|midday/],
  ["afternoon", /下午(?!好)|午后|오후|(?<!good )afternoon|(?<![a-z])p\.?m(?![a-z])/],
  [
    "evening",
    /晚上(?!好)|今晚|明晚|傍晚|夜里|夜晚|今夜|夕方|晚[^一点餐饭会安上]|夜|저녁|밤|tonight|(?<!good )evening|(?<!last |per |a |good )night(?!s)/,
  ],
]

/** The part of the day named in a text. */
function findPeriod(around: string): Period | null {
  for (const [period, pattern] of PERIODS) if (pattern.test(around)) return period
  return null
}

const WEEKDAYS: RegExp[] = [
  /周日|周天|星期日|星期天|礼拜天|礼拜日|日曜|sunday/,
  /周一|星期一|礼拜一|月曜|monday/,
  /周二|星期二|礼拜二|火曜|tuesday/,
  /周三|星期三|礼拜三|水曜|wednesday/,
  /周四|星期四|礼拜四|木曜|thursday/,
  /周五|星期五|礼拜五|金曜|friday/,
  /周六|星期六|礼拜六|土曜|saturday/,
]

/** The hotel day named in a text; null when none is. */
function findDay(around: string, today: { day: string; weekday: number }): string | null {
  if (/大后天|しあさって/.test(around)) return addDays(today.day, 3)
  if (/后天|后日|あさって|明后日|day after tomorrow|모레/.test(around)) return addDays(today.day, 2)
  if (/明天|明早|明晚|明儿|明日|明朝|明晩|あした|あす(?!か)|翌朝|翌日|次日|tomorrow|tmrw|tmr|tomoro|next morning|내일|พรุ่งนี้/.test(around))
    return addDays(today.day, 1)
  if (/今天|今晚|今早|今日|今夜|今晩|今朝|本日|today|tonight|this (?:morning|afternoon|evening)|오늘/.test(around)) return today.day
  const weekday = WEEKDAYS.findIndex((pattern) => pattern.test(around))
  if (weekday >= 0) return addDays(today.day, daysUntil(weekday, today.weekday, NEXT_WEEK.test(around)))
  return findDate(around, today.day)
}

const NEXT_WEEK = /下个?(?:周|星期|礼拜)|来[週周]|翌[週周]|次の[週周]|next week/

/** Days to the coming weekday, or to that of next week, which begins on Monday. */
function daysUntil(weekday: number, today: number, isNextWeek: boolean): number {
  const fromMonday = (day: number) => (day + 6) % 7
  return isNextWeek ? fromMonday(weekday) - fromMonday(today) + 7 : (weekday - today + 7) % 7
}

const HAN_DAY = "(\\d{1,2}|[一二三四五六七八九十]{1,3})"
const CHINESE_DATE = new RegExp(`(?:\\d{4}年)?${HAN_DAY}月${HAN_DAY}[日号]?`)
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
const DAY_MONTH = new RegExp(`(?<![a-z\\d:])(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?![a-z])`)
const MONTH_DAY = new RegExp(`(?<![a-z])${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?! ?[ap]\\.?m)`)

const DAY_ALONE = /(?<![\d月:.-])([12]?\d|3[01]|[一二三四五六七八九十]{1,3})(?:号|日)(?![\d间房室楼桌门线馆店元])/
const ORDINAL = /(?<![a-z])the ([12]?\d|3[01])(?:st|nd|rd|th)(?![a-z])(?! (?:floor|time|room|night|day))/

/** A date as guests write it: 三月五日, 3月5号, "5 March", "March 5th", 5号, "the 5th". The next one ahead. */
function findDate(around: string, today: string): string | null {
  const date = CHINESE_DATE.exec(around)
  if (date) return dateAhead(today, readNumeral(date[1] ?? "") ?? 0, readNumeral(date[2] ?? "") ?? 0)
  const month = (name = "") => MONTHS.indexOf(name.slice(0, 3)) + 1
  const dayFirst = DAY_MONTH.exec(around)
  if (dayFirst) return dateAhead(today, month(dayFirst[2]), Number(dayFirst[1]))
  const monthFirst = MONTH_DAY.exec(around)
  if (monthFirst) return dateAhead(today, month(monthFirst[1]), Number(monthFirst[2]))
  const alone = DAY_ALONE.exec(around) ?? ORDINAL.exec(around)
  return alone ? dayAhead(today, readNumeral(alone[1] ?? "") ?? 0) : null
}

/** The next day of that number: this month's, or the next month's that has it. */
function dayAhead(today: string, day: number): string | null {
  const [year = 0, month = 0] = today.split("-").map(Number)
  for (let ahead = 0; ahead < 3; ahead++) {
    const first = new Date(Date.UTC(year, month - 1 + ahead, 1))
    const date = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), day))
    const iso = date.toISOString().slice(0, 10)
    if (date.getUTCMonth() === first.getUTCMonth() && iso >= today) return iso
  }
  return null
}

function dateAhead(today: string, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const monthDay = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
  const year = Number(today.slice(0, 4))
  const thisYear = `${year}-${monthDay}`
  const iso = thisYear >= today ? thisYear : `${year + 1}-${monthDay}`
  return Number.isNaN(Date.parse(iso)) || new Date(iso).toISOString().slice(0, 10) !== iso ? null : iso
}

type Named = { hour: number; minute: number; isExact: boolean; period: Period | null; day: string | null }

/** Turns what was named into the first fitting instant ahead of now. */
function resolve(named: Named, now: Date, zone: string, lean: HourLean): Date {
  const today = localTime(now, zone).day
  const hours = hoursOf(named, lean)
  const days = named.day ? [named.day] : [today, addDays(today, 1), addDays(today, 2)]
  const candidates = days.flatMap((day) => hours.map((hour) => instantAt(day, hour, named.minute, zone)))
  const ahead = candidates.filter((at) => at.getTime() > now.getTime() - GRACE_MS).sort((a, b) => a.getTime() - b.getTime())
  return ahead[0] ?? candidates.at(-1) ?? now
}

/** "Now" still counts as ahead for this long: a guest types slower than the clock. */
const GRACE_MS = MINUTE_MS

/** Hours of the day that fit, from 0; 24 and more are after the named day's midnight ("tonight at 1"). */
function hoursOf({ hour, isExact, period, day }: Named, lean: HourLean): number[] {
  if (hour > 12 || hour === 0) return [hour]
  const morning = hour === 12 ? 0 : hour
  const afternoon = hour === 12 ? 12 : hour + 12
  switch (period) {
    case "night":
      return [hour >= 9 && hour < 12 ? hour + 12 : morning]
    case "morning":
      return [hour === 12 ? 12 : hour]
    case "noon":
      return [hour <= 3 ? afternoon : hour]
    case "afternoon":
      return [afternoon]
    case "evening":
      return [hour === 12 ? 24 : hour <= 4 ? hour + 24 : hour + 12]
    case null:
      if (isExact) return [hour]
      if (lean === "morning") return [hour]
      if (lean === "afternoon") return [hour >= 10 ? hour : afternoon]
      return day ? [hour, afternoon] : [morning, afternoon]
  }
}

function instantAt(day: string, hour: number, minute: number, zone: string): Date {
  const time = `${String(hour % 24).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
  return instantOf(hour >= 24 ? addDays(day, 1) : day, time, zone)
}
