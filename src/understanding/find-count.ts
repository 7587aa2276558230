import { ENGLISH_NUMERAL, NUMERAL, readNumeral } from "./numerals.ts"

/** How many, and where the words stand. */
export type FoundCount = { count: number; start: number; end: number }

const UNITS =
  "条|張|张|个|個|瓶|份|双|雙|套|床|枚|本|杯|把|卷|包|支|件|块|罐|盒|袋|只|台|副|对|组|片|卷|粒|根|盘|碗|壶|点点|つ|ヶ|コ|こ|人分|人前|セット|足|着|箱|缶|皿|膳|パック|ロール|개|장|병|ผืน|ขวด|อัน"
const WITH_UNIT = new RegExp(
  `(?<![第\\d:.])(${NUMERAL})\\s?(?:${UNITS}|泊|晚|天|夜)(?!小时|钟头|月|半小时|星期|礼拜|楼|上下)|(ひとつ|ふたつ|みっつ|よっつ|いつつ|むっつ)`,
  "g",
)
const WITH_X =
  /(?<![a-z\d])(?:x|×|\*)\s?(\d{1,2})(?!\d)|(?<![\d:.])(\d{1,2})\s?(?:x|×|\*|pcs|pieces?|sets?|pairs?|bottles?|rolls?|nights?|bags?|suitcases?|pc)(?![a-z\d])/g
const ENGLISH_BAGS = new RegExp(
  `(?<![a-z\\d:.-])(${ENGLISH_NUMERAL}) (?:(?:big|large|small|heavy) )?(?:suitcases?|bags?|cases|pieces?)(?![a-z])`,
  "g",
)
const ENGLISH_ANY = new RegExp(`(?<![a-z\\d:.-])(${ENGLISH_NUMERAL})(?![a-z\\d:.]|-[a-z\\d])`, "g")
/** Korean and Thai count with words of their own. */
const KOREAN = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"]
const KOREAN_WITH_UNIT = new RegExp(`(${KOREAN.join("|")})\\s?(?:개|장|병|명|분|매|켤레|세트|벌|잔|캔|봉지|롤|박|대)`, "g")
const THAI = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"]
const THAI_WITH_UNIT = new RegExp(`(${THAI.join("|")})\\s?(?:ผืน|ขวด|อัน|ใบ|ชิ้น|คู่|คน|ชุด|แก้ว|ห้อง|คืน|ม้วน|ซอง|คัน)`, "g")
/** 帮我看一下, 快一点: no numbers. */
const NO_NUMBER = /^[一]\s?(?:下|点|会|直|定|起|般|些|样|切|旦|共|路|早|晚上)/

/**
 * The quantity in a folded text: "两条", "三份", "二本", "a couple", "half a dozen". `near` is where the item's words
 * stand: a number beside it wins. Blank out rooms and times before.
 */
export function findCount(folded: string, near: { start: number; end: number } | null): FoundCount | null {
  const found: FoundCount[] = []
  const add = (text: string | undefined, start: number, length: number) => {
    const count = text === undefined || NO_NUMBER.test(folded.slice(start)) ? null : readNumeral(text)
    if (count !== null && count > 0 && count <= COUNT_MAX) found.push({ count, start, end: start + length })
  }
  for (const match of folded.matchAll(WITH_UNIT)) add(match[1] ?? match[2], match.index, match[0].length)
  for (const match of folded.matchAll(WITH_X)) add(match[1] ?? match[2], match.index, match[0].length)
  for (const match of folded.matchAll(ENGLISH_BAGS)) add(match[1], match.index, match[0].length)
  for (const [pattern, words] of [[KOREAN_WITH_UNIT, KOREAN] as const, [THAI_WITH_UNIT, THAI] as const])
    for (const match of folded.matchAll(pattern)) add(String(words.indexOf(match[1] ?? "") + 1), match.index, match[0].length)
  if (near) addBeside(folded, near, add)
  if (found.length === 0) return null
  if (!near) return found[0] ?? null
  const distance = (count: FoundCount) =>
    count.end <= near.start ? near.start - count.end : Math.max(0, count.start - near.end) + AFTER_COST
  return found.reduce((best, count) => (distance(count) < distance(best) ? count : best))
}

/** Nobody orders more of anything by text. */
export const COUNT_MAX = 99
/** A number before its noun is likelier than one after it. */
const AFTER_COST = 2

/** Numbers without a unit count when they stand by the item: "two extra bath towels", "毛巾2". */
function addBeside(folded: string, near: { start: number; end: number }, add: (text: string, start: number, length: number) => void): void {
  const from = Math.max(0, near.start - 26)
  const before = folded.slice(from, near.start)
  for (const match of before.matchAll(ENGLISH_ANY)) {
    const between = before.slice(match.index + match[0].length)
    if (!/(?:[,.;]| and | or | for | at )/.test(between)) add(match[1] ?? "", from + match.index, match[0].length)
  }
  const han = new RegExp(`(${NUMERAL})\\s?$`).exec(before)
  if (han?.[1]) add(han[1], from + han.index, han[0].length)
  const after = /^\s?(?:を|は|:|,|，|、)?\s?(\d{1,2}|[一二两三四五六七八九十])(?![\d:点时分号月])/.exec(folded.slice(near.end))
  if (after?.[1]) add(after[1], near.end, after[0].length)
}

const PEOPLE = new RegExp(
  `(${NUMERAL})\\s?(?:个人|位|名样?|名様|人(?!分|前|民|工|家)|명|คน)|(?<![a-z\\d])(${ENGLISH_NUMERAL}) (?:people|persons?|guests?|adults?|pax|passengers?|of us)(?![a-z])|(?<![a-z])(?:for|party of|table of|group of) (${ENGLISH_NUMERAL})(?![a-z\\d:]|\\.\\d)(?! ?(?:nights?|days?|hours?|minutes?|mins?|o'clock|am|pm|towels?|tomorrow|tonight|more))`,
  "g",
)
const FAMILY = /([\d一二两三四五六七八九])\s?(?:个)?(?:大人?|大)[,，]?\s?([\d一二两三四五六七八九])\s?(?:个)?(?:小孩|小)/

/** How many people a folded text speaks of: "三个人", "4名様", "table for two", "两大一小". */
export function findPeople(folded: string): FoundCount | null {
  const family = FAMILY.exec(folded)
  if (family) {
    const count = (readNumeral(family[1] ?? "") ?? 0) + (readNumeral(family[2] ?? "") ?? 0)
    return { count, start: family.index, end: family.index + family[0].length }
  }
  for (const match of folded.matchAll(PEOPLE)) {
    const count = readNumeral(match[1] ?? match[2] ?? match[3] ?? "")
    if (count !== null && count > 0 && count <= COUNT_MAX) return { count, start: match.index, end: match.index + match[0].length }
  }
  return null
}

/** A whole message that is a number, with or without a unit and courtesies; null when it says more. */
export function readBareCount(folded: string): number | null {
  const bare = folded.replace(/[\s。.!！,，~、?？]+/g, " ").trim()
  const core = bare.replace(COURTEOUS, "").trim()
  const match = new RegExp(`^(?:${NUMERAL})\\s?(?:${UNITS}|位|人|名様?|个人|泊|晚|天)?$|^${ENGLISH_NUMERAL}$`).exec(core)
  return match ? readNumeral(core.replace(new RegExp(`\\s?(?:${UNITS}|位|人|名様?|名样|个人|泊|晚|天)$`), "")) : null
}

const COURTEOUS =
  /^(?:就|要|只要|来|那就|嗯|给我|我要|我们|just|only|maybe|make it|we need|i need|um+|uh+|じゃあ|では|えーと|えっと)\s?|\s?(?:please|thanks|thank you|will do|is (?:fine|enough|ok)|就(?:好|行|够)了?|就可以了?|吧|谢谢|人?です|だけ|で(?:お願いします)?|お願いします|ください|を|ほど|个就够了)+$/g
