import type { Language } from "../domain/language.ts"
import { addDays, localTime } from "../lib/time.ts"

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

/**
 * A moment as one says it to a guest, on the hotel's clock: 明早 6:30, 明朝6:30, tomorrow at 6:30 am, 3月5日 14:00.
 * Digits always; 24 hours in Chinese and Japanese, am and pm in English.
 */
export function formatMoment(at: Date, now: Date, zone: string, language: Language): string {
  const then = localTime(at, zone)
  const today = localTime(now, zone).day
  const days = then.day === today ? 0 : then.day === addDays(today, 1) ? 1 : null
  const hour = Number(then.time.slice(0, 2))
  const clock = `${hour}:${then.time.slice(3)}`
  const month = Number(then.day.slice(5, 7))
  const date = Number(then.day.slice(8))
  if (language === "en") {
    const day = days === 0 ? "today" : days === 1 ? "tomorrow" : `on ${date} ${MONTHS[month - 1]}`
    return `${day} at ${englishClock(hour, then.time.slice(3))}`
  }
  if (language === "ja") return `${days === null ? `${month}月${date}日` : japaneseDay(days, hour)}${clock}`
  return `${days === null ? `${month}月${date}日` : chineseDay(days, hour)} ${clock}`
}

/** A day with its year: 2026年3月2日, 2 March 2026. */
export function formatDay(at: Date, zone: string, language: Language): string {
  const [year, month, date] = localTime(at, zone).day.split("-").map(Number)
  return language === "en" ? `${date} ${MONTHS[(month ?? 1) - 1]} ${year}` : `${year}年${month}月${date}日`
}

/** The hour at which something closes, without its day: 21:00, 凌晨 1:00, 翌1:00, 9 pm. */
export function formatClosing(at: Date, zone: string, language: Language): string {
  const { time } = localTime(at, zone)
  const hour = Number(time.slice(0, 2))
  if (language === "en") return englishClock(hour, time.slice(3)).replace(":00 ", " ")
  const clock = `${hour}:${time.slice(3)}`
  if (hour >= 4) return clock
  return language === "ja" ? `翌${clock}` : `凌晨 ${clock}`
}

/** The hotel's clock as HH:MM. */
export const formatClock = (at: Date, zone: string): string => localTime(at, zone).time

const isMorning = (hour: number): boolean => hour >= 4 && hour < 11
const isEvening = (hour: number): boolean => hour >= 18

function chineseDay(days: 0 | 1, hour: number): string {
  if (isMorning(hour)) return days === 0 ? "今早" : "明早"
  if (isEvening(hour)) return days === 0 ? "今晚" : "明晚"
  return days === 0 ? "今天" : "明天"
}

function japaneseDay(days: 0 | 1, hour: number): string {
  if (days === 1 && isMorning(hour)) return "明朝"
  return days === 0 ? "本日" : "明日"
}

function englishClock(hour: number, minutes: string): string {
  if (minutes === "00" && (hour === 0 || hour === 12)) return hour === 0 ? "midnight" : "12 noon"
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? "am" : "pm"}`
}
