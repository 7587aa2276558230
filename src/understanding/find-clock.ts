import { readNumeral } from "./numerals.ts"

export type Period = "night" | "morning" | "noon" | "afternoon" | "evening"

/** A time on a clock face as written. `isExact`: written so that only one half of the day fits (`06:30`, `18时`). */
export type Clock = { hour: number; minute: number; isExact: boolean; period: Period | null; start: number; end: number }

/** Finds the first time of day in a folded text; durations ("2 hours", "2時間") and "一点水" are none. */
export function findClock(folded: string): Clock | null {
  for (const { pattern, read } of FORMS) {
    for (const match of folded.matchAll(pattern)) {
      const time = read(match.map((part) => part ?? ""))
      if (!time || time.hour > 24 || time.minute > 59) continue
      return { isExact: false, period: null, ...time, start: match.index, end: match.index + match[0].length }
    }
  }
  return null
}

type Face = { hour: number; minute: number; isExact?: boolean; period?: Period | null }
type Form = { pattern: RegExp; read: (parts: string[]) => Face | null }

const WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
const HOUR = `(\\d{1,2}|${WORD})`
const MINUTES_WORD: Record<string, number> = {
  quarter: 15,
  half: 30,
  thirty: 30,
  fifteen: 15,
  "forty-five": 45,
  "forty five": 45,
  twenty: 20,
  ten: 10,
  five: 5,
}
const AMPM = "(a\\.?m\\.?|p\\.?m\\.?)(?![a-z])"
const HAN_LEAD = "上午|下午|早上|中午|凌晨|晚上|今晚|明晚|傍晚|明天|后天|今天|午前|午后"
const HAN = "[零〇一二两三四五六七八九十]"

const number = (text: string): number => readNumeral(text) ?? MINUTES_WORD[text] ?? Number.NaN
const half = (mark: string): Period | null => (mark.startsWith("a") ? "morning" : mark.startsWith("p") ? "afternoon" : null)

function face(hour: number, minute: number, period: Period | null = null, isExact = false): Face | null {
  return Number.isNaN(hour) || Number.isNaN(minute) ? null : { hour, minute, period, isExact }
}

const FORMS: Form[] = [
  // 6:30, 06:30, 6.30am, 18：30
  {
    pattern: new RegExp(`(?<![\\d.:])(\\d{1,2})\\s?[:h]\\s?(\\d{2})(?!\\d)\\s?(?:${AMPM})?`, "g"),
    read: ([, hour = "", minute = "", mark = ""]) => face(Number(hour), Number(minute), half(mark), hour.startsWith("0") && mark === ""),
  },
  {
    pattern: new RegExp(`(?<![\\d.:])(\\d{1,2})\\.(\\d{2})\\s?${AMPM}`, "g"),
    read: ([, hour = "", minute = "", mark = ""]) => face(Number(hour), Number(minute), half(mark)),
  },
  {
    pattern: /(?<=(?:at|by|for|around|until|till) )(\d{1,2})\.([0-5]\d)(?![\d.])/g,
    read: ([, hour = "", minute = ""]) => face(Number(hour), Number(minute)),
  },
  // 6am, six pm, 630am
  {
    pattern: new RegExp(`(?<![\\d.:a-z])${HOUR}\\s?${AMPM}`, "g"),
    read: ([, hour = "", mark = ""]) => face(number(hour), 0, half(mark)),
  },
  {
    pattern: new RegExp(`(?<![\\d.:])(\\d{1,2})([0-5]\\d)\\s?${AMPM}`, "g"),
    read: ([, hour = "", minute = "", mark = ""]) => face(Number(hour), Number(minute), half(mark)),
  },
  {
    pattern: /(?<!\d)([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs)(?![a-z])/g,
    read: ([, hour = "", minute = ""]) => face(Number(hour), Number(minute), null, true),
  },
  // 六点半, 8点30分, 八点一刻, 6時半, 18時
  {
    pattern: new RegExp(
      `(?<!\\d)(${HAN_LEAD})?\\s?(\\d{1,2}|${HAN}{1,3})\\s?(?:点钟?|时|시)(?!间)\\s?(半|[一三1-3]刻|\\d{1,2}分|[0-5]\\d(?!\\d)|${HAN}{1,3}分|[零〇二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九]|整)?`,
      "g",
    ),
    read: ([all = "", lead = "", hour = "", rest = ""]) => readHanClock(all, lead, hour, rest),
  },
  // half past six, half six, quarter to seven, ten past 8
  {
    pattern: new RegExp(`(?<![a-z])half (?:past )?${HOUR}(?![a-z\\d])(?! (?:dozen|hours?|bottles?))`, "g"),
    read: ([, hour = ""]) => face(number(hour), 30),
  },
  {
    pattern: new RegExp(`(?<![a-z])(?:a )?(quarter|five|ten|twenty|5|10|20|25) (past|after|to|before) ${HOUR}(?![a-z\\d])`, "g"),
    read: ([, minutes = "", side = "", hour = ""]) =>
      side === "past" || side === "after"
        ? face(number(hour), number(minutes))
        : face((number(hour) + 11) % 12 || 12, 60 - number(minutes)),
  },
  // six thirty, seven fifteen; 8 o'clock, 8ish
  {
    pattern: new RegExp(`(?<![a-z])(${WORD}) (thirty|fifteen|forty-five|forty five|twenty|ten)(?![a-z])`, "g"),
    read: ([, hour = "", minutes = ""]) => face(number(hour), number(minutes)),
  },
  { pattern: new RegExp(`(?<![a-z\\d])${HOUR}\\s?(?:o'?\\s?clock|ish(?![a-z]))`, "g"), read: ([, hour = ""]) => face(number(hour), 0) },
  // at 8, by nine, 8 tomorrow, seven in the morning, tomorrow 7
  {
    pattern: new RegExp(
      `(?<![a-z])(?:at|by|around|about|until|till|til|before|after|from) (?:about |around )?${HOUR}(?![a-z\\d:.%-])(?! ?(?:minutes?|mins?|hours?|hrs?|days?|nights?|people|persons?|towels?|bottles?|floor|times?)(?![a-z]))`,
      "g",
    ),
    read: ([, hour = ""]) => (number(hour) <= 24 ? face(number(hour), 0) : null),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d:])${HOUR} (?=tomorrow|tonight|in the (?:morning|afternoon|evening)|this (?:morning|afternoon|evening)|today)`,
      "g",
    ),
    read: ([, hour = ""]) => (number(hour) <= 24 ? face(number(hour), 0) : null),
  },
  {
    pattern: new RegExp(
      `(?<=(?:tomorrow|tonight|today|tmrw|tmr|morning|afternoon|evening) (?:at |@ ?)?)${HOUR}(?![a-z\\d:.])(?! ?(?:bags?|towels?|people|persons?|bottles?|suitcases?))`,
      "g",
    ),
    read: ([, hour = ""]) => (number(hour) <= 24 ? face(number(hour), 0) : null),
  },
  { pattern: /(?<![a-z])(?:noon|midday)(?![a-z])|正午/g, read: () => face(12, 0, "afternoon") },
  { pattern: /(?<![a-z])midnight(?![a-z])|零点|午夜/g, read: () => face(12, 0, "night") },
  { pattern: /中午(?:之?前|退房|就|走|出发|离开|$)/g, read: () => face(12, 0, "noon") },
]

/** The part of the day right before the hour outweighs one named elsewhere: 提早…下午一点. */
const PERIOD_OF: Record<string, Period> = { 上午: "morning", 早上: "morning", 午前: "morning", 下午: "afternoon", 午后: "afternoon" }

/** 点 also means "a little": 一点水, 早一点. Then it is no time unless something else makes it one. */
function readHanClock(all: string, lead: string, hour: string, rest: string): Face | null {
  const value = number(hour)
  const isLittle = hour === "一" && lead === "" && all.includes("点") && !all.includes("钟") && rest === ""
  if (isLittle || Number.isNaN(value)) return null
  const period = PERIOD_OF[lead] ?? null
  if (rest === "" || rest === "整") return face(value, 0, period)
  if (rest === "半") return face(value, 30, period)
  if (rest.endsWith("刻")) return face(value, rest.startsWith("三") || rest.startsWith("3") ? 45 : 15, period)
  return face(value, number(rest.replace("分", "")), period)
}
